import { createHash } from "node:crypto";
import { testClock } from "@tokens/core/testing";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startConsole, type Console, type ConsoleOptions } from "../src/console.ts";
import { openFixture, workspaceProviders, type Fixture } from "./fixture.ts";
import { signedIn, visitor, type Visitor } from "./visitor.ts";

let at: Fixture;
afterEach(() => at.close());

describe("link sign-in", () => {
  beforeEach(async () => {
    at = await openFixture();
  });

  test("a link signs in one browser, once, and the next link is printed", async () => {
    const link = at.console.link();
    const { search } = new URL(link);
    const first = visitor(at.console.origin);
    const welcome = await first.get(`/${search}`);
    expect(welcome.text).toContain("Signed in");
    expect(welcome.headers.get("set-cookie")).toMatch(
      /^tokens-console-\d+=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    expect((await first.get("/")).text).toContain("No accounts yet");
    expect(at.links).toEqual([at.console.link()]);

    const second = visitor(at.console.origin);
    const refused = await second.get(`/${search}`);
    expect([refused.status, refused.headers.get("set-cookie")]).toEqual([401, null]);
    expect(refused.text).toMatch(/This link has already been used.*terminal/s);
    expect((await second.get("/")).status).toBe(401);
    expect((await signedIn(at.console.link()).then((third) => third.get("/"))).status).toBe(200);
  });

  test("a signed-in browser that follows a link does not use it up", async () => {
    const first = await signedIn(at.console.link());
    const next = at.console.link();
    const again = await first.get(`/${new URL(next).search}`);
    expect([again.status, again.headers.get("location")]).toEqual([303, "/"]);
    expect(at.console.link()).toBe(next);
  });

  test.each(["/", "/accounts/x", "/connect", "/events", "/accounts/x/call", "/nowhere"])(
    "%s is closed to others",
    async (path) => {
      const { status, text } = await visitor(at.console.origin).get(path);
      expect([status, text.includes("Sign-in required")]).toEqual([401, true]);
      expect((await visitor(at.console.origin).post(path)).status).toBe(401);
    },
  );

  test("signs out", async () => {
    const one = await signedIn(at.console.link());
    const { cookie } = one;
    expect((await one.post("/sign-out")).status).toBe(303);
    expect((await visitor(at.console.origin).get("/", { cookie })).status).toBe(401);
  });

  test("sends security headers with every response", async () => {
    const one = await signedIn(at.console.link());
    for (const path of ["/", "/style.css", "/nowhere"]) {
      const { headers } = await one.get(path);
      const policy = headers.get("content-security-policy")!;
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe|https?:|\*/);
      expect(headers.get("referrer-policy")).toBe("no-referrer");
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("cache-control")).toBe("no-store");
    }
    const { text } = await one.get("/connect");
    expect(text).not.toMatch(/ style=|<style|<script(?! type="module" src="\/(live|keys).js"><)| on\w+=/);
  });

  test("rejects other host names", async () => {
    const one = await signedIn(at.console.link());
    for (const host of ["evil.example", `localhost:${new URL(at.console.origin).port}`]) {
      const { status, text } = await one.get("/", { host });
      expect([status, text]).toEqual([421, expect.stringContaining(at.console.origin)]);
    }
  });

  test("rejects forms from other sites and forms without the browser's token", async () => {
    const [one, other] = [await signedIn(at.console.link()), await signedIn(at.console.link())];
    const { text } = await other.get("/connect");
    const csrf = /name="csrf" value="([^"]+)"/.exec(text)![1]!;
    const { origin } = at.console;
    expect((await one.post("/sign-out", { csrf })).status).toBe(403);
    expect((await one.post("/sign-out", { csrf: "" })).status).toBe(403);
    for (const site of ["cross-site", "same-site", "none"])
      expect((await one.post("/sign-out", {}, { "sec-fetch-site": site, origin })).status).toBe(403);
    expect((await one.post("/sign-out", {}, { "content-type": "multipart/form-data; boundary=x" })).status).toBe(403);
    expect((await one.get("/")).status).toBe(200);
    expect((await one.post("/sign-out")).status).toBe(303);
    expect(at.errors).toEqual([]);
  });
});

describe("a restart of the console", () => {
  const clock = testClock();
  const origin = "http://tokens.test";
  const running: Console[] = [];
  afterEach(() => Promise.all(running.splice(0).map((one) => one.close())));
  beforeEach(async () => {
    at = await openFixture({ clock });
  });

  async function start(options: Partial<ConsoleOptions> = {}): Promise<Visitor> {
    const given = { store: at.store, providers: workspaceProviders, host: "127.0.0.1", port: 0, origin, clock };
    const one = await startConsole({ ...given, password: "correct horse battery", ...options });
    running.push(one);
    return visitor(one.listening);
  }
  const host = { host: "tokens.test" };
  const signIn = (one: Visitor, password = "correct horse battery"): Promise<{ readonly status: number }> =>
    one.post("/sign-in", { password }, host);

  test("keeps browsers signed in, and their forms valid", async () => {
    const before = await start();
    await signIn(before);
    const csrf = /name="csrf" value="([^"]+)"/.exec((await before.get("/", host)).text)![1]!;
    const stored = await Array.fromAsync(at.store.records.list("console-browser"));
    expect(stored.map(({ name }) => name)).toEqual([
      createHash("sha256").update(before.cookie.split("=")[1]!).digest("hex"),
    ]);
    for (const secret of [before.cookie.split("=")[1]!, csrf]) expect(JSON.stringify(stored)).not.toContain(secret);
    const after = await start();
    const { cookie } = before;
    expect((await after.get("/", { ...host, cookie })).status).toBe(200);
    expect((await after.post("/sign-out", { csrf }, { ...host, cookie })).status).toBe(303);
    expect(await Array.fromAsync(at.store.records.list("console-browser"))).toEqual([]);
    // The other process notices within ten seconds.
    expect((await before.get("/", host)).status).toBe(200);
    await clock.advance(10_000);
    expect((await before.get("/", host)).status).toBe(401);
  });

  test("with another password or address ends every session, and time does too", async () => {
    const before = await start();
    await signIn(before);
    const { cookie } = before;
    expect((await (await start({ password: "another horse battery" })).get("/", { ...host, cookie })).status).toBe(401);
    const elsewhere = await start({ origin: "http://other.test" });
    expect((await elsewhere.get("/", { host: "other.test", cookie })).status).toBe(401);
    expect((await before.get("/", host)).status).toBe(200);
    await clock.advance(12 * 3_600_000);
    expect((await before.get("/", host)).status).toBe(401);
  });

  test("keeps at most a hundred sessions", async () => {
    const one = await start();
    const first = await start();
    await signIn(first);
    await clock.advance(1);
    for (let n = 0; n < 100; n++) await signIn(one);
    expect(await Array.fromAsync(at.store.records.list("console-browser"))).toHaveLength(100);
    await clock.advance(10_000);
    expect([(await first.get("/", host)).status, (await one.get("/", host)).status]).toEqual([401, 200]);
  });
});

describe("password sign-in", () => {
  const password = "correct horse battery";
  const clock = testClock();

  test("accepts the password and delays repeated guesses", async () => {
    at = await openFixture({ password, clock });
    const one = visitor(at.console.origin);
    expect((await one.get("/")).text).toContain("Console password");
    expect((await one.get(`/?key=x`)).status).toBe(401);
    for (let guess = 0; guess < 5; guess++)
      expect((await one.post("/sign-in", { password: `wrong ${guess}` })).status).toBe(401);
    expect((await one.post("/sign-in", { password })).status).toBe(429);
    await clock.advance(1000);
    expect((await one.post("/sign-in", { password: "wrong" })).status).toBe(401);
    await clock.advance(1999);
    expect((await one.post("/sign-in", { password })).status).toBe(429);
    await clock.advance(1);
    expect((await one.post("/sign-in", { password })).status).toBe(303);
    expect((await one.get("/")).status).toBe(200);
    expect(
      (await visitor(at.console.origin).post("/sign-in", { password }, { "sec-fetch-site": "cross-site" })).status,
    ).toBe(403);
  });

  test("sets Secure cookies behind a TLS proxy and rejects plain http", async () => {
    at = await openFixture({ password, origin: "https://tokens.example" });
    const listening = at.console.listening;
    const proxied = { host: "tokens.example", "x-forwarded-proto": "https" };
    const { status, headers } = await visitor(listening).post("/sign-in", { password }, proxied);
    expect([status, headers.get("set-cookie")]).toEqual([
      303,
      expect.stringMatching(/^__Host-tokens-console=[\w-]+; Path=\/; HttpOnly; Secure; SameSite=Strict$/),
    ]);
    const plain = await visitor(listening).get("/", { host: "tokens.example" });
    expect([plain.status, plain.text]).toEqual([421, expect.stringContaining("requires HTTPS")]);
  });
});
