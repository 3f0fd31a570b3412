import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { launch, skipped } from "./chromium.ts";
import { openFixture, type Fixture } from "./fixture.ts";
import { signedIn } from "./visitor.ts";

let browser: Browser;
let page: Page;
let at: Fixture;
let complaints: string[];

/** A context that is signed in. */
async function context(options: BrowserContextOptions = {}): Promise<BrowserContext> {
  const made = await browser.newContext(options);
  const [name, value] = (await signedIn(at.console.link())).cookie.split("=") as [string, string];
  await made.addCookies([{ name, value, url: at.console.origin, sameSite: "Strict" }]);
  made.setDefaultTimeout(20_000);
  return made;
}

/** The list of accounts. Collects page errors, e.g. violations of the content security policy. */
async function open(from: BrowserContext): Promise<void> {
  page = await from.newPage();
  page.on("pageerror", ({ message }) => complaints.push(message));
  page.on("console", (said) => {
    // Error responses are expected.
    if (said.type() === "error" && !said.text().startsWith("Failed to load resource")) complaints.push(said.text());
  });
  await page.goto(at.console.origin);
}

/** Measures how far things moved by themselves since the page was loaded. Returns the sum so far. */
async function watchShifts(): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const seen = Object.assign(globalThis, { shifts: 0 });
    new PerformanceObserver((list) => {
      for (const one of list.getEntries()) seen.shifts += (one as PerformanceEntry & { value: number }).value;
    }).observe({ type: "layout-shift", buffered: true });
  });
  return () => page.evaluate(() => (globalThis as unknown as { shifts: number }).shifts);
}

const badge = (words: string) => page.locator(".title .badge", { hasText: words });
const notice = (words: string | RegExp) => page.locator(".notice", { hasText: words });
const button = (name: string) => page.getByRole("button", { name, exact: true });
const link = (name: string) => page.getByRole("link", { name, exact: true });

// Slow machines need more time.
describe.skipIf(skipped)("in a browser", { timeout: 120_000 }, () => {
  let own: BrowserContext;
  beforeAll(async () => {
    [browser, at] = await Promise.all([launch(), openFixture()]);
    own = await context();
  });
  afterAll(async () => {
    await browser.close();
    await at.close();
  });
  beforeEach(async () => {
    complaints = [];
    for await (const { key } of at.store.sessions.list()) await at.store.sessions.set(key, undefined);
    for (const name of ["hubstaff", "podio", "psohub", "ergani", "oauth"] as const) at.sandbox.server(name).reset();
    await open(own);
    // What is removed without an entry in the journal is gone after the next list.
    await page.getByRole("heading", { name: "No accounts yet" }).waitFor();
  });
  afterEach(async () => {
    await page.close();
    const [complaint] = [...complaints, ...at.errors];
    if (complaint !== undefined) throw new Error("A page or the console did what it must not do", { cause: complaint });
  });

  test("connects an account with every auth method of every provider", async () => {
    for (const [way, account, name] of [
      ["Hubstaff: Personal access token", "ci", "hubstaff/ci"],
      ["Hubstaff: Log in with an OAuth app", "alice", "hubstaff/alice"],
      ["Podio: Log in as a user", "bob", "podio/bob"],
      ["Podio: Authenticate as an app", undefined, "podio/111"],
      ["Podio: User name and password", undefined, "podio/user@example.com"],
      ["PSOhub: Log in with an app", "carol", "psohub/carol"],
      ["Ergani: User name and password", undefined, "ergani/demo"],
    ] as const) {
      await link("Connect").click();
      await link(way).click();
      if (account !== undefined) await page.getByLabel("Account name").fill(account);
      await page.getByRole("button", { name: /^(Connect|Continue at .*)$/ }).click();
      await page.getByRole("heading", { name, level: 1 }).waitFor();
      await notice(`Connected ${name}.`).waitFor();
      await badge("Valid").waitFor();
    }
    await link("Accounts").click();
    expect(await page.locator("li.account.valid").count()).toBe(7);
  });

  test("searches any OAuth server, connects it and calls its API", async () => {
    await link("Connect").click();
    await page.getByLabel(/^Search \d+ servers$/).fill("github");
    await button("Search").click();
    await link("GitHub").click();
    await link("Log in with an app").last().click();
    await page.getByLabel("Account name").fill("ada");
    await button("Continue at GitHub").click();
    await notice("Connected github/ada.").waitFor();
    await badge("Valid").waitFor();
    await page.getByRole("definition").getByText("GitHub", { exact: true }).waitFor();
    await page.getByLabel("Path or URL").fill("/user");
    await button("Send request").click();
    await page.getByRole("heading", { name: /^Status 200 in/ }).waitFor();
    expect(await page.getByRole("region", { name: "Response" }).textContent()).toContain('"method": "GET"');
  });

  test("follows a login with a code to the account page", async () => {
    await page.goto(`${at.console.origin}/connect/oauth/device?server=github`);
    await page.getByLabel("Account name").fill("tv");
    await button("Get a code").click();
    const filled = page.getByRole("link", { name: "open the page with the code filled in" });
    await fetch((await filled.getAttribute("href"))!);
    await notice("Connected github/tv.").waitFor();
    await badge("Valid").waitFor();
  });

  test("refreshes an account, calls its API and disconnects it after confirmation", async () => {
    const key = await at.connect("podio", "app", "");
    await link("podio/111").click();
    await button("Refresh now").click();
    await notice("Refreshed the token of podio/111.").waitFor();
    await expect.poll(() => page.locator("#announcer").textContent()).toBe("Refreshed the token of podio/111.");
    await page.locator("#timeline g.refreshed").first().waitFor({ state: "attached" });

    await page.getByLabel("Route", { exact: true }).fill("GET /app/{app_id}");
    await button("Choose").click();
    await page.getByLabel("app_id").fill("111");
    await button("Send request").click();
    await page.getByRole("heading", { name: /^Status 200 in/ }).waitFor();
    expect(await page.getByRole("region", { name: "Response" }).textContent()).toContain('"app_id": 111');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("result-title");

    await link("podio/111").click();
    await link("Disconnect…").click();
    await link("Cancel").click();
    await link("Disconnect…").click();
    expect(await at.store.sessions.get(key)).toBeDefined();
    await button("Disconnect").click();
    await notice("Disconnected podio/111.").waitFor();
    await page.getByRole("heading", { name: "No accounts yet" }).waitFor();
    expect(await at.store.sessions.get(key)).toBeUndefined();
  });

  test("shows what other processes do without a reload, and keeps input, focus and open details", async () => {
    const key = await at.connect("hubstaff", "login", "dora");
    const [one, two] = [await at.worker("worker-1", key), await at.worker("worker-2", key)];
    await link("hubstaff/dora").click();
    await badge("Valid").waitFor();
    await page.evaluate(() => Object.assign(globalThis, { notReloaded: true }));
    await page.getByLabel("Route", { exact: true }).fill("half a ro");
    await two.tokens.accessToken();

    await one.tokens.refresh();
    await page.getByText("ago by worker-1").waitFor();
    await page.getByText("Show as a table").click();
    await two.tokens.refresh();
    await page.getByRole("cell", { name: "worker-2" }).first().waitFor();
    expect(await page.locator("#timeline svg .by").allTextContents()).toEqual(["worker-1", "worker-2"]);
    expect(await page.locator("#timeline .adopted path").count()).toBe(1);
    expect(await page.getByLabel("Route", { exact: true }).inputValue()).toBe("half a ro");
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("SUMMARY");
    expect(await page.evaluate(() => "notReloaded" in globalThis)).toBe(true);
    expect(await page.locator("#announcer").textContent()).toBe("");
    await at.store.sessions.set(key, undefined);
    await page.getByRole("heading", { name: "Page not found" }).waitFor();
  });

  test("counts times up and down", async () => {
    const key = await at.connect("hubstaff", "login", "alice");
    await page.goto(at.console.origin + at.pathOf(key));
    const countdown = page.locator("#status time[data-until]").first();
    expect(await countdown.textContent()).toMatch(/^in \d+ [dh]/);
    const age = page.locator("#status time[data-since]");
    const before = await age.textContent();
    await expect.poll(() => age.textContent(), { timeout: 20_000 }).not.toBe(before);
  });

  test("offers to reconnect an account whose access was revoked", async () => {
    const key = await at.connect("hubstaff", "login", "alice");
    const worker = await at.worker("worker-1", key);
    await page.locator("li.account.valid").waitFor();
    at.sandbox.server("hubstaff").revoke();
    await expect(worker.request("GET /v2/users/me")).rejects.toThrow("Log in again");

    await page
      .locator("li.account", { hasText: "Reconnect required" })
      .getByText("Log in again or supply a new credential")
      .waitFor();
    await expect
      .poll(() => page.locator("#announcer").textContent())
      .toBe("hubstaff/alice must be reconnected: its access was revoked.");
    expect(await page.locator(".summary").textContent()).toBe("1 account, 1 needs attention.");
    await link("Reconnect").click();
    await page.getByRole("heading", { name: "Reconnect hubstaff/alice" }).waitFor();
    await button("Continue at Hubstaff").click();
    await notice("Connected hubstaff/alice.").waitFor();
    await badge("Valid").waitFor();
    expect(await worker.request("GET /v2/users/me")).toMatchObject({ user: { name: "Ada Lovelace" } });
  });

  test("reconnects with a changed secret and keeps the other settings", async () => {
    const key = await at.connect("ergani", "password", "");
    const before = await at.store.sessions.get(key);
    await page.goto(`${at.console.origin}${at.pathOf(key)}/reconnect`);
    const field = page.getByLabel("Password");
    expect([await field.getAttribute("type"), await field.inputValue()]).toEqual(["password", ""]);
    await field.fill("wrong");
    await button("Connect").click();
    await page.getByRole("alert").getByText("What to do:").waitFor();
    expect(await field.inputValue()).toBe("");
    expect(await at.store.sessions.get(key)).toEqual(before);
    await field.fill(at.sandbox.server("ergani").credentials["password"]!);
    await button("Connect").click();
    await notice("Connected ergani/demo.").waitFor();
    const { version: _, ...after } = (await at.store.sessions.get(key)) as unknown as Record<string, unknown>;
    expect(after["connection"]).toEqual((before as unknown as Record<string, unknown>)["connection"]);
  });

  test("distinguishes an unavailable provider from lost access", async () => {
    const key = await at.connect("psohub", "login", "carol");
    await page.goto(at.console.origin + at.pathOf(key));
    at.sandbox.server("psohub").fault({ kind: "status", status: 503, retryAfter: 60, on: "token" });
    await button("Refresh now").click();
    await badge("Failing").waitFor();
    await notice(/Could not refresh psohub\/carol\. .*503/).waitFor();
    await page.locator("#timeline g.failed").waitFor({ state: "attached" });
    await button("Refresh now").click();
    await badge("Valid").waitFor();
  });

  test("explains invalid input and error responses", async () => {
    const key = await at.connect("hubstaff", "token", "ci");
    await page.goto(
      `${at.console.origin}${at.pathOf(key)}/call?route=${encodeURIComponent("GET /v2/users/{user_id}")}`,
    );
    await page.getByLabel("user_id").fill("404");
    await page.getByLabel("Query, as JSON").fill("{");
    await button("Send request").click();
    await page.getByRole("alert").getByText("The query is not valid JSON. No request was sent.").waitFor();
    expect(await page.getByLabel("user_id").inputValue()).toBe("404");
    await page.getByLabel("Query, as JSON").fill("");
    await button("Send request").click();
    await page.getByRole("heading", { name: /^Status 404/ }).waitFor();
    await page.getByRole("alert").getByText("Check the path parameters").waitFor();
  });

  test("completes a login that returns from another site, and rejects a forged callback", async () => {
    // The login page of this Podio is on another site than the console, to which a strict cookie is not sent from there.
    await page.route("https://podio.test/**", async (route) => {
      const asked = new URL(route.request().url());
      const approved = await fetch(`${at.sandbox.server("podio").url}${asked.pathname}${asked.search}`, {
        redirect: "manual",
      });
      const back = approved.headers.get("location")!.replaceAll("&", "&amp;");
      await route.fulfill({ contentType: "text/html", body: `<a href="${back}">Approve</a>` });
    });
    await page.goto(`${at.console.origin}/connect/podio/login`);
    await page.getByLabel("Account name").fill("bob");
    await page.getByText("Custom addresses").click();
    await page.getByLabel("Address of the login page").fill("https://podio.test");
    await button("Continue at Podio").click();
    await link("Approve").click();
    await notice("Connected podio/bob.").waitFor();

    expect((await page.goto(`${at.console.origin}/callback?code=of-someone-else`))!.status()).toBe(400);
    await page.getByText("No login is in progress in this browser").waitFor();
    expect(await Array.fromAsync(at.store.sessions.list())).toHaveLength(1);
  });

  test("works by keyboard alone", async () => {
    const press = async (key: string, times = 1): Promise<void> => {
      for (let n = 0; n < times; n++) await page.keyboard.press(key);
    };
    const focused = (): Promise<string | undefined> =>
      page.evaluate(
        () => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent?.trim(),
      );
    const tabTo = async (name: string): Promise<void> => {
      for (let n = 0; n < 40 && (await focused()) !== name; n++) await press("Tab");
      expect(await focused()).toBe(name);
    };
    await press("Tab");
    expect(await focused()).toBe("Skip to content");
    await press("Enter");
    await tabTo("Connect your first account");
    await press("Enter");
    await page.waitForURL("**/connect");
    await tabTo("Hubstaff: Personal access token");
    await press("Enter");
    await page.waitForURL("**/connect/hubstaff/token");
    await page.getByLabel("Account name").focus();
    await page.keyboard.type("ci");
    await press("Enter");
    await notice("Connected hubstaff/ci.").waitFor();
    await tabTo("Refresh now");
    await press("Enter");
    await notice("Refreshed the token of hubstaff/ci.").waitFor();
  });

  test("searches, moves, selects and opens by keys, but not while typing", async () => {
    for (const name of ["alice", "bob", "carol"]) await at.connect("hubstaff", "login", name);
    await page.locator("li.account").nth(2).waitFor();
    const focused = (): Promise<string | null | undefined> => page.evaluate(() => document.activeElement?.textContent);
    const boxes = page.locator("#rows input:checked");
    for (const [key, name] of [
      ["j", "hubstaff/alice"],
      ["j", "hubstaff/bob"],
      ["ArrowDown", "hubstaff/carol"],
      ["j", "hubstaff/carol"],
      ["k", "hubstaff/bob"],
      ["ArrowUp", "hubstaff/alice"],
    ] as const) {
      await page.keyboard.press(key);
      expect([key, await focused()]).toEqual([key, name]);
    }
    await page.keyboard.press("x");
    await page.keyboard.press("j");
    await page.keyboard.press("x");
    expect(await boxes.count()).toBe(2);
    await page.keyboard.press("/");
    await page.keyboard.type("jxk?/");
    expect(await page.locator("#q").inputValue()).toBe("jxk?/");
    expect([await boxes.count(), await page.locator("dialog[open]").count()]).toEqual([2, 0]);
    await page.locator("#q").fill("");
    await page.locator("h1").click();
    await page.keyboard.press("?");
    await page.getByRole("heading", { name: "Keys" }).waitFor();
    await page.keyboard.press("j");
    expect(await page.locator("#rows :focus").count()).toBe(0);
    await page.keyboard.press("Escape");
    await page.keyboard.press("j");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "hubstaff/alice", level: 1 }).waitFor();
  });

  test("selects a page, and labels and refreshes what is selected", async () => {
    for (const name of ["alice", "bob"]) await at.connect("hubstaff", "login", name);
    await page.locator("li.account").nth(1).waitFor();
    await page.locator(".bulk").waitFor({ state: "hidden" });
    await link("Select page").click();
    expect(await page.locator("#rows input:checked").count()).toBe(2);
    await page.getByLabel("Select hubstaff/bob").uncheck();
    await page.getByLabel("Label", { exact: true }).fill("team=finance");
    await page.keyboard.press("Enter");
    await notice("Added team=finance to 1 account.").waitFor();
    await link("Select page").click();
    await button("Refresh").click();
    await notice("Refreshed 2 accounts.").waitFor();
    expect(await page.locator("#rows .label").allTextContents()).toEqual(["team=finance"]);
    // On a tick, Enter opens the account and submits nothing.
    await page.getByLabel("Select hubstaff/bob").check();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "hubstaff/bob", level: 1 }).waitFor();
  });

  test("does not move rows that somebody is about to use, and nothing moves while tokens are refreshed", async () => {
    const keys = [];
    for (const name of ["alice", "bob", "carol"]) keys.push(await at.connect("hubstaff", "login", name));
    const workers = await Promise.all(keys.map((key, n) => at.worker(`worker-${n}`, key)));
    await workers[2]!.tokens.refresh();
    await page.reload();
    await page.locator("li.account").nth(2).waitFor();
    const shifts = await watchShifts();
    const names = (): Promise<string[]> => page.locator("li.account h2").allTextContents();
    for (const worker of workers) await worker.tokens.refresh();
    await page.getByText("by worker-1").waitFor();
    await page.getByText("by worker-0").waitFor();
    expect(await shifts()).toBe(0);

    await page.mouse.move(300, 300);
    await page.mouse.move(310, 310);
    at.sandbox.server("hubstaff").revoke();
    await expect(workers[2]!.tokens.refresh()).rejects.toThrow("Log in again");
    await link("The list has changed: show").waitFor();
    await page.locator("#rows li", { hasText: "carol" }).getByText("Reconnect required").waitFor();
    expect(await names()).toEqual(["hubstaff/alice", "hubstaff/bob", "hubstaff/carol"]);
    expect(await shifts()).toBe(0);
    await link("The list has changed: show").click();
    await expect.poll(names).toEqual(["hubstaff/carol", "hubstaff/alice", "hubstaff/bob"]);

    await link("hubstaff/alice").click();
    await page.locator("#timeline g.refreshed").first().waitFor({ state: "attached" });
  });

  test("the page of an account does not move while its token is refreshed", async () => {
    const key = await at.connect("hubstaff", "login", "still");
    const worker = await at.worker("worker-1", key);
    await worker.tokens.refresh();
    await page.goto(at.console.origin + at.pathOf(key));
    const shifts = await watchShifts();
    // Marks that are close to each other become one; each event has a row.
    const rows = page.locator("#events tbody tr");
    for (let count = 2; count < 5; count++) {
      await worker.tokens.refresh();
      await expect.poll(() => rows.count()).toBe(count);
    }
    expect(await shifts()).toBe(0);
  });

  test("works without scripts, except for live updates", async () => {
    await page.close();
    const plain = await context({ javaScriptEnabled: false });
    await open(plain);
    await link("Connect your first account").click();
    await link("PSOhub: Log in with an app").click();
    await page.getByLabel("Account name").fill("carol");
    await button("Continue at PSOhub").click();
    await notice("Connected psohub/carol.").waitFor();
    expect(await page.locator("#status time").first().textContent()).toMatch(/^\d\d:\d\d:\d\d UTC$/);
    await button("Refresh now").click();
    await notice("Refreshed the token of psohub/carol.").waitFor();
    await link("1 week").click();
    await page.locator("#timeline svg").first().waitFor();
    await link("Accounts").click();
    await link("psohub/carol").waitFor();
    await link("Select page").click();
    await button("Pause").click();
    await notice("Paused 1 account.").waitFor();
    await plain.close();
  });

  test("says when live updates stop, and requires a new link for a second browser", async () => {
    await page.locator("#connection", { hasText: /^Live$/ }).waitFor();
    await page.route("**/events", (route) => route.abort());
    await page.reload();
    await page.locator("#connection", { hasText: "Not live" }).waitFor();
    await expect.poll(() => page.locator("#announcer").textContent()).toContain("Not live");
    const other = await (await browser.newContext()).newPage();
    await other.goto(at.console.origin);
    await other.getByText("Open the link shown in").waitFor();
    await other.goto(at.links.at(-1)!);
    await other.getByRole("heading", { name: "No accounts yet" }).waitFor();
    expect(other.url()).toBe(`${at.console.origin}/`);
    expect(await other.evaluate(() => document.cookie)).toBe("");
    await other.context().close();
  });
});
