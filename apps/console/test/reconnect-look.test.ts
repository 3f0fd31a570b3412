import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import axe, { type AxeResults } from "axe-core";
import type { ConnectedSession } from "@tokens/accounts";
import { createReconnect, type Language } from "@tokens/reconnect";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launch, skipped } from "./chromium.ts";
import { openFixture, workspaceProviders, type Fixture } from "./fixture.ts";
import { measure } from "./measure.ts";

/** Where to put screenshots for people, if anywhere. */
const pictures = process.env["CONSOLE_SCREENSHOTS"];

const logo = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><rect width="40" height="40" rx="9" fill="#0d6e5b"/><path d="M11 29 20 10l9 19m-14-7h10" fill="none" stroke="#fff" stroke-width="3.5" stroke-linecap="round" stroke-linejoin="round"/></svg>',
)}`;
const company = { name: "Acme Payroll", logo };

let browser: Browser;
let page: Page;
let at: Fixture;
const keys: Record<string, string> = {};

async function linkTo(name: string, language: Language): Promise<string> {
  const { store, console } = at;
  const options = { providers: workspaceProviders, store, origin: console.origin, company };
  return (await createReconnect(options).link(keys[name]!, { language })).url;
}

async function submit(): Promise<void> {
  await page.locator("form button").click();
  await page.waitForLoadState("load");
}

/** Where the provider sends the browser back. The page that leads there is held. */
async function callback(name: string, language: Language): Promise<URL> {
  await page.goto(await linkTo(name, language));
  await submit();
  const to = await page.locator("a.button").getAttribute("href");
  const { headers } = await fetch(to!, { redirect: "manual" });
  return new URL(headers.get("location")!);
}

/** Pages by what they show, each with the way to it. */
const views: Readonly<Record<string, (language: Language) => Promise<unknown>>> = {
  link: async (language) => page.goto(await linkTo("hubstaff", language)),
  "link with a long name": async (language) => page.goto(await linkTo("long", language)),
  leaving: (language) => callback("hubstaff", language),
  password: async (language) => page.goto(await linkTo("ergani", language)),
  "password refused": async (language) => {
    await page.goto(await linkTo("ergani", language));
    await page.locator("input[type=password]").fill("wrong");
    await submit();
  },
  "personal token": async (language) => page.goto(await linkTo("token", language)),
  code: async (language) => {
    await page.goto(await linkTo("device", language));
    await submit();
  },
  connected: async (language) => page.goto((await callback("hubstaff", language)).href),
  "not granted": async (language) => {
    const url = await callback("hubstaff", language);
    url.searchParams.delete("code");
    url.searchParams.set("error", "access_denied");
    await page.goto(url.href);
  },
  "other user": async (language) => {
    const url = await callback("stranger", language);
    await page.goto(url.href);
  },
  failed: async (language) => {
    const url = await callback("hubstaff", language);
    url.searchParams.set("code", "wrong");
    await page.goto(url.href);
  },
  "link over": (language) => page.goto(`${at.console.origin}/reconnect/x?language=${language}`),
};

async function violations(): Promise<string[]> {
  await page.evaluate(axe.source);
  const results = await page.evaluate((): Promise<AxeResults> =>
    (globalThis as unknown as { axe: typeof axe }).axe.run(document),
  );
  return results.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join("\n")}`);
}

describe.skipIf(skipped)("every page of a customer", { timeout: 120_000 }, () => {
  beforeAll(async () => {
    [browser, at] = await Promise.all([launch(), openFixture({ everyMs: 3_600_000, company })]);
    keys["hubstaff"] = await at.connect("hubstaff", "login", "alice.andersen");
    keys["long"] = await at.connect(
      "psohub",
      "login",
      "an-account-with-a-name-that-goes-on-and-on-and-on-until-it-ends",
    );
    keys["token"] = await at.connect("hubstaff", "token", "ci");
    keys["ergani"] = await at.connect("ergani", "password", "");
    keys["stranger"] = await at.connect("podio", "login", "bob");
    const session = await at.store.sessions.get(keys["stranger"]);
    const stranger = { ...session!, ref: { type: "user", id: 999 } };
    await at.store.sessions.set(keys["stranger"], stranger);
    keys["device"] = await at.connect("oauth", "login", "tv", "github");
    const device = (await at.store.sessions.get(keys["device"])) as ConnectedSession;
    const connection = { ...device.connection!, authMethod: "device" };
    await at.store.sessions.set(keys["device"], { ...device, connection } as ConnectedSession);
    const context = await browser.newContext();
    page = await context.newPage();
    page.setDefaultTimeout(20_000);
    // The provider answers with nothing, so that the page that leads there stays.
    for (const name of ["hubstaff", "podio", "psohub"])
      await page.route(`${at.sandbox.urls[name]}/**`, (route) => route.fulfill({ status: 204 }));
    if (pictures) await mkdir(pictures, { recursive: true });
  });
  afterAll(async () => {
    await browser.close();
    await at.close();
  });

  const allLooks = [
    [1280, "light"],
    [390, "dark"],
    [1280, "dark"],
    [390, "light"],
  ] as const;
  const languages: readonly Language[] = ["en", "de", "el", "da"];
  const cases = Object.keys(views).flatMap((name) => languages.map((language) => [name, language] as const));

  test.each(cases)("%s, %s: is accessible and laid out cleanly, in every look", async (name, language) => {
    await page.emulateMedia({ colorScheme: "light" });
    await page.setViewportSize({ width: 1280, height: 800 });
    await views[name]!(language);
    // The other languages differ in the length of their words, which shows on a phone.
    const looks = language === "en" ? allLooks : ([[390, "dark"]] as const);
    for (const [width, colorScheme] of looks) {
      await page.setViewportSize({ width, height: width === 390 ? 844 : 800 });
      await page.emulateMedia({ colorScheme });
      expect(await page.evaluate(measure)).toEqual({ tooWide: [], tooSmall: [], overlapping: [], blank: false });
      const audited = language === "en" || name === "link";
      expect(audited ? await violations() : []).toEqual([]);
      expect(await page.locator("html").getAttribute("lang")).toBe(language);
      if (pictures)
        await page.screenshot({
          path: join(pictures, `${name}-${language}-${width}-${colorScheme}.png`),
          fullPage: true,
        });
    }
  });
});
