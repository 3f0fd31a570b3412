import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { accountOf, editAccount } from "@tokens/accounts";
import axe, { type AxeResults, type RunOptions } from "axe-core";
import { newSession } from "@tokens/core";
import type { JournalEntry } from "@tokens/store";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launch, skipped } from "./chromium.ts";
import { measure, type Measured } from "./measure.ts";
import { openFixture, type Fixture } from "./fixture.ts";
import { signedIn } from "./visitor.ts";

/** Where to put screenshots for people, if anywhere. */
const pictures = process.env["CONSOLE_SCREENSHOTS"];

let browser: Browser;
let page: Page;
let at: Fixture;
let needAttention: string;
let anyServer: string;

const host = "build-runner-17.internal.example.com";

/** Accounts in every state, one of them with a name that goes on and on. */
async function populate(): Promise<void> {
  const { sessions, journal } = at.store;
  const now = Date.now();
  const entry = (key: string, secondsAgo: number, by: string, members: Partial<JournalEntry>): JournalEntry => ({
    at: now - secondsAgo * 1000,
    key,
    type: "adopted",
    by,
    ...members,
  });
  await at.connect("hubstaff", "token", "valid");
  needAttention = await at.connect("hubstaff", "login", "needs-a-person-who-is-not-here");
  anyServer = await at.connect("oauth", "login", "ada", "github");
  const failing = await at.connect("podio", "app", "");
  const expired = await at.connect(
    "psohub",
    "login",
    "an-account-with-a-name-that-goes-on-and-on-until-nobody-wants-to-read-it",
  );
  await sessions.set(expired, { ...(await sessions.get(expired))!, expiresAt: now - 60_000 });
  const busy = await at.connect("ergani", "password", "");
  await sessions.claim(busy, { known: (await sessions.get(busy))!.version, owner: "someone", leaseMs: 3_600_000 });
  await sessions.set("elsewhere:api.example:x", newSession({ accessToken: "x", obtainedAt: now }));
  const tokens = [200, 170, 140, 110, 80, 50].flatMap((ago) => [
    entry(needAttention, ago, `${host}:4711`, {
      type: "refreshed",
      durationMs: 240,
      expiresAt: now - (ago - 35) * 1000,
    }),
    entry(needAttention, ago - 1, `${host}:4712`, {}),
    entry(needAttention, ago, `${host}:4713`, { type: "waiting" }),
    entry(needAttention, ago - 1, `${host}:4713`, {}),
  ]);
  // After the tokens were issued, which takes a moment.
  const soon = (now - Date.now()) / 1000 - 1;
  const message =
    'Hubstaff answered the token request with 400 "invalid_grant" (The refresh token is used). Log in again.';
  const details = { labels: { team: "finance", env: "production" }, owner: "Ada Lovelace", note: "Pays the invoices." };
  await editAccount(at.store, accountOf(needAttention), details, { who: "cli" });
  const paused = await at.connect("hubstaff", "login", "paused");
  await editAccount(at.store, accountOf(paused), { labels: { env: "staging" }, paused: true }, { who: "console" });
  await journal.append([
    ...tokens,
    entry(needAttention, soon, `${host}:4712`, {
      type: "reauthorization-required",
      code: "reauthorization_required",
      message,
    }),
    entry(failing, soon, `${host}:4711`, { type: "refresh-failed", message: "Podio did not answer; try again later." }),
  ]);
}

/** Pages by what they show, each with the way to it. */
const views: Readonly<Record<string, () => Promise<unknown>>> = {
  accounts: () => page.goto(`${at.console.origin}/`),
  "accounts, none found": () => page.goto(`${at.console.origin}/?q=not-there`),
  "accounts, filtered and selected": () =>
    page.goto(`${at.console.origin}/?q=provider%3Dhubstaff&sort=-expires&select=page`),
  "accounts, invalid filter": () => page.goto(`${at.console.origin}/?q=state%3Dbroken`),
  history: () => page.goto(`${at.console.origin}/history`),
  "history of an account": () => page.goto(`${at.console.origin}/history?account=needs-a-person&type=refreshed`),
  "account over a week": () => page.goto(`${at.console.origin}${at.pathOf(needAttention)}?span=1w`),
  "details of an account": () => page.goto(`${at.console.origin}${at.pathOf(needAttention)}/edit`),
  "question before disconnecting many": async () => {
    await page.goto(`${at.console.origin}/?q=provider%3Dhubstaff&select=page`);
    await page.getByRole("button", { name: "Disconnect…" }).click();
    await page.getByRole("heading", { name: "Disconnect 3 accounts?" }).waitFor();
  },
  "progress of many": async () => {
    await page.goto(`${at.console.origin}/?q=elsewhere&select=page`);
    await page.getByRole("button", { name: "Refresh", exact: true }).click();
    await page.getByText("0 done, 1 failed").waitFor();
  },
  keys: async () => {
    await page.goto(`${at.console.origin}/`);
    await page.keyboard.press("?");
    await page.getByRole("heading", { name: "Keys" }).waitFor();
  },
  "account in trouble": async () => {
    await page.goto(at.console.origin + at.pathOf(needAttention));
    await page.getByText("Show as a table").click();
  },
  "account of a program": () => page.goto(`${at.console.origin}${at.pathOf("elsewhere:api.example:x")}`),
  "ways to connect": () => page.goto(`${at.console.origin}/connect`),
  "search for a server": () => page.goto(`${at.console.origin}/connect?q=go`),
  "search that finds no server": () => page.goto(`${at.console.origin}/connect?q=nothing-like-it`),
  "issuer that cannot be discovered": () => page.goto(`${at.console.origin}/connect/oauth?issuer=http://127.0.0.1:1`),
  "ways to connect to a server": () => page.goto(`${at.console.origin}/connect/oauth?server=github`),
  "form of a server": () => page.goto(`${at.console.origin}/connect/oauth/login?server=shopify`),
  "code for another device": async () => {
    await page.goto(`${at.console.origin}/connect/oauth/device?server=github`);
    await page.getByLabel("Account name").fill("tv");
    await page.getByRole("button", { name: "Get a code" }).click();
    await page.waitForURL("**/device");
  },
  "request to any API": () => page.goto(`${at.console.origin}${at.pathOf(anyServer)}`),
  "form to connect": async () => {
    await page.goto(`${at.console.origin}/connect/podio/login`);
    await page.getByText("Custom addresses").click();
  },
  "form with a problem": async () => {
    await page.goto(`${at.console.origin}/connect/podio/app`);
    await page.getByLabel("App token").fill("wrong");
    await page.getByRole("button", { name: "Connect" }).click();
    await page.getByRole("alert").waitFor();
  },
  "form to reconnect": () => page.goto(`${at.console.origin}${at.pathOf(needAttention)}/reconnect`),
  "new reconnect link": async () => {
    await page.goto(at.console.origin + at.pathOf(needAttention));
    await page.getByRole("button", { name: "Create reconnect link" }).click();
  },
  "question before disconnecting": () => page.goto(`${at.console.origin}${at.pathOf(needAttention)}/disconnect`),
  "route with its answer": async () => {
    const route = "GET /v2/organizations/{organization_id}/projects";
    await page.goto(`${at.console.origin}/`);
    await page.getByRole("link", { name: "hubstaff/valid" }).click();
    await page.getByLabel("Route", { exact: true }).fill(route);
    await page.getByRole("button", { name: "Choose" }).click();
    await page.getByLabel("organization_id").fill("7");
    await page.getByRole("button", { name: "Send request" }).click();
    await page.getByRole("heading", { name: /^Status/ }).waitFor();
  },
  "problem page": () => page.goto(`${at.console.origin}/callback?code=x`),
  "page that is not here": () => page.goto(`${at.console.origin}/nowhere`),
  "closed page": async () => {
    await page.context().clearCookies();
    await page.goto(`${at.console.origin}/`);
  },
};

async function violations(options: RunOptions): Promise<string[]> {
  await page.evaluate(axe.source);
  const results = await page.evaluate(
    (how): Promise<AxeResults> => (globalThis as unknown as { axe: typeof axe }).axe.run(document, how),
    options,
  );
  return results.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join("\n")}`);
}

describe.skipIf(skipped)("every page", { timeout: 120_000 }, () => {
  beforeAll(async () => {
    [browser, at] = await Promise.all([launch(), openFixture({ everyMs: 3_600_000 })]);
    await populate();
    const context = await browser.newContext();
    const [name, value] = (await signedIn(at.console.link())).cookie.split("=") as [string, string];
    await context.addCookies([{ name, value, url: at.console.origin, sameSite: "Strict" }]);
    page = await context.newPage();
    page.setDefaultTimeout(20_000);
    if (pictures) await mkdir(pictures, { recursive: true });
  });
  afterAll(async () => {
    await browser.close();
    await at.close();
  });

  // One browser that goes from page to page: the last one is closed to it.
  test.each(Object.entries(views))(
    "%s: is accessible and laid out cleanly, light and dark, wide and narrow",
    async (name, go) => {
      const measured: Measured[] = [];
      await page.emulateMedia({ colorScheme: "light" });
      await page.setViewportSize({ width: 1280, height: 800 });
      await go();
      // The answer to a form is there before its style sheet.
      await page.waitForLoadState("load");
      for (const [width, colorScheme] of [
        [1280, "light"],
        [390, "dark"],
      ] as const) {
        await page.setViewportSize({ width, height: 844 });
        await page.emulateMedia({ colorScheme });
        measured.push(await page.evaluate(measure));
        expect(await violations(width === 390 ? { runOnly: ["color-contrast"] } : {})).toEqual([]);
        if (pictures)
          await page.screenshot({ path: join(pictures, `${name}-${width}-${colorScheme}.png`), fullPage: true });
      }
      expect(measured).toEqual(measured.map(() => ({ tooWide: [], tooSmall: [], overlapping: [], blank: false })));
    },
  );
});
