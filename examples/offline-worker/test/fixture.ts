import type { Session } from "@tokens/core";
import { testClock, type TestClock } from "@tokens/core/testing";
import { hubstaffLogin } from "@tokens/hubstaff/login";
import { createHubstaffMock } from "@tokens/hubstaff/msw";
import { podioLogin } from "@tokens/podio/login";
import { createPodioMock } from "@tokens/podio/msw";
import { createPsohubMock } from "@tokens/psohub/msw";
import { getResponse } from "msw";
import { vi } from "vitest";
import type { Connections } from "../src/connections.ts";
import { createServices, type Service, type Services } from "../src/services.ts";
import { memoryConnections, settingsOf, type Mocks } from "./mocks.ts";

export const hour = 3_600_000;
export const day = 24 * hour;

const redirectUri = "https://connect.example.com/callback";

/** Provider mocks, a store and a clock that a test controls. */
export interface Fixture extends AsyncDisposable {
  readonly clock: TestClock;
  readonly mocks: Mocks;
  readonly connections: Connections;
  readonly services: Services;
  /** Another process on the same store. */
  another(): Services;
  /** Connects a service for a user, and returns the session key. */
  connect(name: Service["name"], user: string): Promise<string>;
  /** Reuses the user's refresh token, so that the provider revokes every token of that login. */
  steal(name: "hubstaff" | "psohub", user: string): Promise<void>;
}

/** `psohubTtlMs`: lifetime of PSOhub's access tokens. */
export async function openFixture(psohubTtlMs = 10 * 60_000): Promise<Fixture> {
  const clock = testClock();
  const mocks: Mocks = {
    hubstaff: createHubstaffMock({ clock }),
    podio: createPodioMock({ clock, limits: { general: 1e9, limited: 1e9 } }),
    psohub: createPsohubMock({ clock, accessTtlMs: psohubTtlMs }),
  };
  const settings = settingsOf(mocks);
  const handlers = [...mocks.hubstaff.handlers, ...mocks.podio.handlers, ...mocks.psohub.handlers];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const response = await getResponse(handlers, new Request(input, init));
    if (!response) throw new TypeError("No mock handles this URL.");
    return response;
  };
  const connections = await memoryConnections();
  const another = (): Services => createServices(settings, connections.sessions, { clock, fetch });
  const services = another();
  const hubstaff = hubstaffLogin({ ...settings.hubstaff!, redirectUri, clock, fetch });
  const podio = podioLogin({ ...settings.podio!, redirectUri, clock, fetch });
  const agree = async (url: string): Promise<string> => (await fetch(url)).headers.get("location")!;
  const logins: Readonly<Record<Service["name"], () => Promise<Session>>> = {
    async hubstaff() {
      const { url, checks } = await hubstaff.authorizationUrl();
      // openid-client compares the times in an id_token with the system's.
      vi.setSystemTime(clock.now());
      try {
        return (await hubstaff.exchange(await agree(url), checks)).session;
      } finally {
        vi.useRealTimers();
      }
    },
    async podio() {
      const { url, checks } = await podio.authorizationUrl();
      return (await podio.exchange(await agree(url), checks)).session;
    },
    psohub: async () => mocks.psohub.session(redirectUri),
  };
  const tokensOf = (name: Service["name"], user: string) =>
    services.all.find((service) => service.name === name)!.tokens(user);

  return {
    clock,
    mocks,
    connections,
    services,
    another,
    async connect(name, user) {
      const tokens = tokensOf(name, user);
      await tokens.save(await logins[name]());
      return tokens.key;
    },
    async steal(name, user) {
      const { refreshToken = "" } = (await connections.sessions.get(tokensOf(name, user).key))!;
      const { clientId, clientSecret } = mocks[name];
      const form = { grant_type: "refresh_token", refresh_token: refreshToken, redirect_uri: redirectUri };
      const inBody = { client_id: clientId, client_secret: clientSecret };
      const url = {
        hubstaff: "https://account.hubstaff.com/access_tokens",
        psohub: `${mocks.psohub.apiUrl}/oauth/token`,
      };
      for (const status of [200, 400]) {
        const body = new URLSearchParams({ ...form, ...inBody });
        const response = await fetch(url[name], { method: "POST", body });
        if (response.status !== status)
          throw new Error(`${name} answered ${response.status}: ${await response.text()}`);
      }
    },
    [Symbol.asyncDispose]: () => connections[Symbol.asyncDispose](),
  };
}
