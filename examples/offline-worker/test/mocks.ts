import { createHubstaffMock, type HubstaffMock } from "@tokens/hubstaff/msw";
import { createPodioMock, type PodioMock } from "@tokens/podio/msw";
import { createPsohubMock, type PsohubMock } from "@tokens/psohub/msw";
import { generateEncryptionKey } from "@tokens/session-encrypted";
import type { Hono } from "hono";
import { createApp } from "../src/app.ts";
import { openConnections, type Connections } from "../src/connections.ts";
import type { ServiceSettings } from "../src/settings.ts";

export const origin = "https://connect.example.com";

/** The three providers. */
export interface Mocks {
  readonly hubstaff: HubstaffMock;
  readonly podio: PodioMock;
  readonly psohub: PsohubMock;
}

export const mocksOfAll = (): Mocks => ({
  hubstaff: createHubstaffMock(),
  podio: createPodioMock(),
  psohub: createPsohubMock(),
});

/** The apps that the mocks know. */
export function settingsOf(mocks: Mocks): ServiceSettings {
  const app = ({ clientId, clientSecret }: { clientId: string; clientSecret: string }) => ({ clientId, clientSecret });
  return { hubstaff: app(mocks.hubstaff), podio: app(mocks.podio), psohub: app(mocks.psohub) };
}

export const memoryConnections = (): Promise<Connections> =>
  openConnections({ store: "sqlite::memory:", keys: [generateEncryptionKey()] });

/** A browser that keeps its cookie, and what it was answered last. */
export interface Browser {
  status: number;
  location: string;
  text: string;
  cookie: string;
  /** Follows a link, or sends a form with this browser's token. */
  open(path: string, form?: Readonly<Record<string, string>>, from?: string): Promise<Browser>;
  /** Sends the form of a page's button. */
  press(path: string): Promise<Browser>;
  /** A whole login, as a user who agrees does it. */
  connect(service: string): Promise<Browser>;
  /** The status of each service, as the page shows it. */
  states(): Promise<Readonly<Record<string, string>>>;
}

const csrfOf = (text: string): string => /name="csrf" value="([^"]+)"/.exec(text)?.[1] ?? "";

export function browserOf(app: Hono): Browser {
  const browser: Browser = {
    status: 0,
    location: "",
    text: "",
    cookie: "",
    async open(path, form, from = origin) {
      const headers = { cookie: browser.cookie, origin: from };
      const init = form ? { method: "POST", headers, body: new URLSearchParams(form) } : { headers };
      const response = await app.request(new URL(path, origin).href, init);
      browser.cookie = response.headers.getSetCookie().at(-1)?.split(";")[0] ?? browser.cookie;
      browser.status = response.status;
      browser.location = response.headers.get("location") ?? "";
      browser.text = await response.text();
      return browser;
    },
    async press(path) {
      const { text } = await browser.open("/");
      return browser.open(path, { csrf: csrfOf(text) });
    },
    async connect(service) {
      const { location } = await browser.press(`/connect/${service}`);
      const agreed = await fetch(location, { redirect: "manual" });
      return browser.open(agreed.headers.get("location")!);
    },
    async states() {
      const { text } = await browser.open("/");
      const rows = text.matchAll(/<th scope="row">([^<]+)<\/th>\s*<td>([^<]+)<\/td>/g);
      return Object.fromEntries([...rows].map(([, label, state]) => [label!, state!]));
    },
  };
  return browser;
}

export interface WebScene {
  readonly connections: Connections;
  readonly app: Hono;
}

export async function webScene(mocks: Mocks): Promise<WebScene> {
  const connections = await memoryConnections();
  const secret = "for tests only, and long enough for that";
  return { connections, app: createApp({ settings: settingsOf(mocks), connections, origin, secret }) };
}
