import type { ConnectedSession } from "@tokens/accounts";
import { createReconnect } from "@tokens/reconnect";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { launch, skipped } from "./chromium.ts";
import { openFixture, workspaceProviders, type Fixture } from "./fixture.ts";
import { signedIn, visitor } from "./visitor.ts";

let at: Fixture;
beforeEach(async () => {
  at = await openFixture({ company: { name: "Acme" } });
});
afterEach(() => at.close());

/** A link as another program makes it for this console. */
async function linkTo(key: string): Promise<string> {
  const { store, console } = at;
  const options = { providers: workspaceProviders, store, origin: console.origin, company: { name: "Acme" } };
  return (await createReconnect(options).link(key)).url;
}

describe("in the console", () => {
  test("an account page makes a link, shown once, which customers open without signing in", async () => {
    const key = await at.connect("hubstaff", "login", "alice");
    const operator = await signedIn(at.console.link());
    expect((await operator.get(at.pathOf(key))).text).toContain("Create reconnect link");
    const made = await operator.post(`${at.pathOf(key)}/link`);
    const [, url = ""] = /<input[^>]* value="([^"]+\/reconnect\/[\w-]{43})"/.exec(made.text) ?? [];
    expect([made.status, new URL(url).origin]).toEqual([200, at.console.origin]);
    expect(made.text).toContain("Only this machine can open it.");
    expect((await operator.get(at.pathOf(key))).text).not.toContain("/reconnect/");

    const customer = visitor(at.console.origin);
    const page = await customer.get(new URL(url).pathname);
    expect([page.status, page.text.includes("Reconnect your Hubstaff account")]).toEqual([200, true]);
    expect(page.headers.get("content-security-policy")).toContain("style-src 'sha256-");
    expect(page.text).not.toContain(at.store.name);
    expect((await customer.get(at.pathOf(key))).status).toBe(401);
    expect((await visitor(at.console.origin).post(`${at.pathOf(key)}/link`)).status).toBe(401);
    const cross = await operator.post(`${at.pathOf(key)}/link`, {}, { "sec-fetch-site": "cross-site" });
    expect(cross.status).toBe(403);
  });

  test("the page of another host, another site's form and other paths are rejected as everywhere", async () => {
    const { pathname } = new URL(await linkTo(await at.connect("hubstaff", "login", "alice")));
    const customer = visitor(at.console.origin);
    expect((await customer.get(pathname, { host: "evil.test" })).status).toBe(421);
    expect((await customer.post(pathname, {}, { "sec-fetch-site": "cross-site" })).status).toBe(403);
    expect((await customer.get("/reconnect")).status).toBe(401);
    expect((await customer.get(`${pathname}x`)).status).toBe(410);
  });

  test("an account that only its program can connect gets a reason instead of a link", async () => {
    await at.store.sessions.set("elsewhere:x:y", { version: "1", accessToken: "x", obtainedAt: 0 });
    const operator = await signedIn(at.console.link());
    const refused = await operator.post(`${at.pathOf("elsewhere:x:y")}/link`);
    expect([refused.status, refused.text.includes("was stored by another program")]).toEqual([400, true]);
  });
});

describe.skipIf(skipped)("in two browsers", { timeout: 120_000 }, () => {
  let browser: Browser;
  const complaints: string[] = [];
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser.close());

  /** A customer's browser. Podio's login page is on another site, where the customer has to approve. */
  async function customer(): Promise<readonly [BrowserContext, Page]> {
    const context = await browser.newContext();
    context.setDefaultTimeout(20_000);
    await context.route("https://podio.test/**", async (route) => {
      const asked = new URL(route.request().url());
      const login = `${at.sandbox.server("podio").url}${asked.pathname}${asked.search}`;
      const approved = await fetch(login, { redirect: "manual" });
      const to = approved.headers.get("location")!.replaceAll("&", "&amp;");
      const referrer = route.request().headers()["referer"] ?? "none";
      await route.fulfill({
        contentType: "text/html",
        body: `<p>Referrer: ${referrer}</p><a href="${to}">Approve</a>`,
      });
    });
    const page = await context.newPage();
    page.on("console", (said) => {
      if (said.type() === "error" && !said.text().startsWith("Failed to load resource")) complaints.push(said.text());
    });
    return [context, page];
  }

  async function connectPodio(name: string): Promise<string> {
    const key = await at.connect("podio", "login", name);
    const session: ConnectedSession = (await at.store.sessions.get(key))!;
    const connection = {
      ...session.connection!,
      settings: { ...session.connection!.settings, authUrl: "https://podio.test" },
    };
    await at.store.sessions.set(key, { ...session, connection } as ConnectedSession);
    return key;
  }

  const heading = (page: Page, name: string): Promise<void> => page.getByRole("heading", { name, level: 1 }).waitFor();
  const next = (page: Page): Promise<void> => page.getByRole("button", { name: "Continue to Podio" }).click();
  const approve = (page: Page): Promise<void> => page.getByRole("link", { name: "Approve" }).click();

  test("two revoked accounts live again by interleaved logins, each with its own tokens", async () => {
    const keys = [await connectPodio("alice"), await connectPodio("bob")] as const;
    const workers = await Promise.all(keys.map((key, index) => at.worker(`worker-${index}`, key)));
    const before = await Promise.all(keys.map((key) => at.store.sessions.get(key)));
    at.sandbox.server("podio").revoke();
    for (const worker of workers) await expect(worker.request("GET /user/status")).rejects.toThrow("Log in again");

    const links = [await linkTo(keys[0]), await linkTo(keys[1])] as const;
    const [[a, alice], [b, bob]] = [await customer(), await customer()];
    await Promise.all([alice.goto(links[0]), bob.goto(links[1])]);
    await alice.getByText("alice", { exact: true }).waitFor();
    await bob.getByText("bob", { exact: true }).waitFor();
    await next(alice);
    await alice.getByText("Referrer: none").waitFor();
    await next(bob);
    await bob.getByText("Referrer: none").waitFor();
    const callback = (await bob.getByRole("link", { name: "Approve" }).getAttribute("href"))!;

    // What bob began cannot be finished by alice, with or without a login of her own.
    const other = await a.newPage();
    await other.goto(callback);
    await heading(other, "This login cannot be completed");
    expect(await at.store.sessions.get(keys[1])).toEqual(before[1]);

    await approve(bob);
    await heading(bob, "Your Podio account is connected again");
    expect(await at.store.sessions.get(keys[0])).toEqual(before[0]);
    await approve(alice);
    await heading(alice, "Your Podio account is connected again");

    const after = await Promise.all(keys.map((key) => at.store.sessions.get(key) as Promise<ConnectedSession>));
    const tokens = [...before, ...after].map((session) => session!.accessToken);
    expect(new Set(tokens).size).toBe(4);
    expect(after.map(({ connection }) => connection)).toEqual(
      before.map((one) => (one as ConnectedSession).connection),
    );
    for (const worker of workers) expect(await worker.request("GET /user/status")).toMatchObject({ user: {} });

    await bob.goto(callback);
    await heading(bob, "This login has already been completed");
    for (const link of links) {
      await alice.goto(link);
      await heading(alice, "This link is no longer valid");
    }
    expect([await Promise.all(keys.map((key) => at.store.sessions.get(key))), at.errors]).toEqual([after, []]);
    expect(complaints).toEqual([]);
    await Promise.all([a.close(), b.close()]);
  });

  test("a customer chooses a language, refuses, and logs in after all", async () => {
    const key = await connectPodio("alice");
    const before = await at.store.sessions.get(key);
    const [context, page] = await customer();
    await page.goto(await linkTo(key));
    await page.getByRole("link", { name: "Deutsch" }).click();
    await page.getByRole("button", { name: "Weiter zu Podio" }).click();
    const callback = new URL((await page.getByRole("link", { name: "Approve" }).getAttribute("href"))!);
    callback.searchParams.delete("code");
    callback.searchParams.set("error", "access_denied");
    await page.goto(callback.href);
    await heading(page, "Der Zugriff wurde nicht gewährt");
    expect(await at.store.sessions.get(key)).toEqual(before);
    await page.getByRole("link", { name: "Erneut versuchen" }).click();
    await page.getByRole("button", { name: "Weiter zu Podio" }).click();
    await approve(page);
    await heading(page, "Ihr Konto bei Podio ist wieder verbunden");
    expect(complaints).toEqual([]);
    await context.close();
  });

  test("a customer enters a code on another device, and goes on here", async () => {
    const key = await at.connect("oauth", "login", "tv", "github");
    const session = (await at.store.sessions.get(key)) as ConnectedSession;
    const connection = { ...session.connection!, authMethod: "device" };
    await at.store.sessions.set(key, { ...session, connection } as ConnectedSession);
    const url = await linkTo(key);
    const [context, page] = await customer();
    const [other, stranger] = await customer();
    await page.goto(url);
    await page.getByRole("button", { name: "Continue to GitHub" }).click();
    await heading(page, "Log in to GitHub with a code");
    await stranger.goto(url);
    await heading(stranger, "Reconnect your GitHub account");
    await fetch((await page.getByRole("listitem").getByRole("link").getAttribute("href"))!);
    await page.getByRole("link", { name: "Continue" }).click();
    await heading(page, "Your GitHub account is connected again");
    const after = (await at.store.sessions.get(key)) as ConnectedSession;
    expect([after.version === session.version, after.connection]).toEqual([false, connection]);
    await stranger.reload();
    await heading(stranger, "This link is no longer valid");
    expect([complaints, at.errors]).toEqual([[], []]);
    await Promise.all([context.close(), other.close()]);
  });

  test("a customer enters a password by keyboard, without scripts", async () => {
    const key = await at.connect("ergani", "password", "");
    const before = await at.store.sessions.get(key);
    const context = await browser.newContext({ javaScriptEnabled: false, locale: "el-GR" });
    const page = await context.newPage();
    await page.goto(await linkTo(key));
    await page.getByLabel("Κωδικός πρόσβασης").focus();
    await page.keyboard.type(at.sandbox.server("ergani").credentials["password"]!);
    await page.keyboard.press("Enter");
    await heading(page, "Ο λογαριασμός σας στο Ergani συνδέθηκε ξανά");
    expect((await at.store.sessions.get(key))!.version).not.toBe(before!.version);
    await context.close();
  });
});
