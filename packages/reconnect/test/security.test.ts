import { expect, test } from "vitest";
import { openScene } from "./scene.ts";
import { hiddenFields, visitor, type Visit } from "./visitor.ts";

const over = { status: 410, title: "This link is no longer valid" };
const seen = ({ status, title }: Visit): { status: number; title: string | undefined } => ({ status, title });

test("opening a link, as previews and scanners do, does not use it up", async () => {
  const { connect, reconnect, logIn, store } = await openScene();
  const { url } = await reconnect.link(await connect("hubstaff", "login", "alice"));
  for (const method of ["GET", "HEAD", "GET", "HEAD"]) {
    const { status, text } = await visitor().open(url, { method });
    expect([status, text === ""]).toEqual([200, method === "HEAD"]);
  }
  expect(await Array.fromAsync(store.records.list("reconnect-login"))).toEqual([]);
  const browser = visitor();
  const callback = await logIn(browser, url);
  expect((await browser.open(callback, { method: "HEAD" })).status).toBe(204);
  expect((await browser.open(callback)).status).toBe(200);
});

test("unknown, forged, expired, revoked and used links, and those of removed accounts, look the same", async () => {
  const { connect, reconnect, logIn, clock, origin, store } = await openScene();
  const key = await connect("hubstaff", "login", "alice");
  const browser = visitor();
  const used = await reconnect.link(key);
  await browser.open(await logIn(browser, used.url));
  const revoked = await reconnect.link(key);
  expect(await reconnect.revoke("hubstaff/alice")).toBe(1);
  const orphan = await reconnect.link(await connect("hubstaff", "login", "bob"));
  await store.sessions.set(await connect("hubstaff", "login", "bob"), undefined);
  const expired = await reconnect.link(key, { validForMs: 60_000 });
  await clock.advance(60_000);
  const valid = await reconnect.link(key);
  const urls = [used, revoked, orphan, expired].map(({ url }) => url);
  urls.push(`${origin}/reconnect/${"a".repeat(43)}`, valid.url.slice(0, -1), `${valid.url}x`, `${origin}/reconnect/x`);
  const pages = await Promise.all(urls.map((url) => visitor().open(url)));
  expect(pages.map(seen)).toEqual(urls.map(() => over));
  expect(new Set(pages.map(({ text }) => text)).size).toBe(1);
  const posts = await Promise.all(urls.map((url) => visitor().open(url, { method: "POST", form: {} })));
  expect(posts.map(seen)).toEqual(urls.map(() => over));
  expect((await visitor().open(valid.url)).status).toBe(200);
});

test("a form is accepted only from the page of this link in this browser", async () => {
  const { connect, reconnect, origin, store } = await openScene();
  const [alice, bob] = [
    await reconnect.link(await connect("hubstaff", "login", "alice")),
    await reconnect.link(await connect("hubstaff", "login", "bob")),
  ];
  const [victim, attacker] = [visitor(), visitor()];
  const page = await victim.open(alice.url);
  const own = hiddenFields(page.text);
  const ofBob = hiddenFields((await victim.open(bob.url)).text);
  const foreign = hiddenFields((await attacker.open(alice.url)).text);
  const attempts = [
    victim.open(alice.url, { method: "POST" }),
    victim.open(alice.url, { method: "POST", form: {} }),
    victim.open(alice.url, { method: "POST", form: ofBob }),
    victim.open(alice.url, { method: "POST", form: foreign }),
    victim.open(alice.url, { method: "POST", form: own, headers: { "sec-fetch-site": "cross-site" } }),
    victim.open(alice.url, { method: "POST", form: own, headers: { "sec-fetch-site": "same-site" } }),
    victim.open(alice.url, { method: "POST", form: own, headers: { origin: "https://evil.test" } }),
    victim.open(alice.url, { method: "POST", form: own, headers: { "content-type": "text/plain" } }),
    victim.open(alice.url, { method: "POST", form: { ...own, more: "x".repeat(40_000) } }),
    visitor().open(alice.url, { method: "POST", form: own }),
  ];
  for (const attempt of attempts) expect(seen(await attempt)).toEqual({ status: 403, title: "Please try again" });
  expect(await Array.fromAsync(store.records.list("reconnect-login"))).toEqual([]);
  for (const headers of [{}, { origin: "null" }, { origin }, { "sec-fetch-site": "same-origin", origin: "null" }])
    expect((await victim.open(alice.url, { method: "POST", form: own, headers })).status).toBe(200);
});

test("a login is finished in the browser that began it, and in no other", async () => {
  const { connect, reconnect, session, logIn } = await openScene();
  const key = await connect("hubstaff", "login", "alice");
  const before = await session(key);
  const { url } = await reconnect.link(key);
  const [a, b] = [visitor(), visitor()];
  const callback = await logIn(a, url);
  await b.open(url);
  for (const browser of [b, visitor()])
    expect(seen(await browser.open(callback))).toEqual({ status: 403, title: "This login cannot be completed" });
  expect(await session(key)).toEqual(before);
  expect((await a.open(callback)).status).toBe(200);
});

test("an attacker's callback does nothing in a victim's browser", async () => {
  const { connect, reconnect, session, logIn } = await openScene();
  const keys = [await connect("hubstaff", "login", "victim"), await connect("hubstaff", "login", "attacker")] as const;
  const before = [await session(keys[0]), await session(keys[1])];
  const [ofVictim, ofAttacker] = [await reconnect.link(keys[0]), await reconnect.link(keys[1])];
  const [victim, attacker] = [visitor(), visitor()];
  const own = await logIn(victim, ofVictim.url);
  const planted = await logIn(attacker, ofAttacker.url);
  expect((await victim.open(planted)).status).toBe(403);
  expect([await session(keys[0]), await session(keys[1])]).toEqual(before);
  expect((await victim.open(own)).status).toBe(200);
});

test("a code does not go with the state of another link", async () => {
  const { connect, reconnect, session, logIn } = await openScene();
  const keys = [await connect("hubstaff", "login", "alice"), await connect("hubstaff", "login", "bob")] as const;
  const before = [await session(keys[0]), await session(keys[1])];
  const browser = visitor();
  const one = new URL(await logIn(browser, (await reconnect.link(keys[0])).url));
  const two = new URL(await logIn(browser, (await reconnect.link(keys[1])).url));
  one.searchParams.set("code", two.searchParams.get("code")!);
  expect((await browser.open(one.href)).status).toBe(503);
  expect((await browser.open(`${one.origin}/reconnect/callback?code=x&state=forged`)).status).toBe(403);
  expect([await session(keys[0]), await session(keys[1])]).toEqual(before);
});

test("a callback counts once, however often it arrives", async () => {
  const { connect, reconnect, session, logIn, store } = await openScene();
  const key = await connect("hubstaff", "login", "alice");
  const { url } = await reconnect.link(key);
  const browser = visitor();
  const callback = await logIn(browser, url);
  const pages = await Promise.all(Array.from({ length: 6 }, () => browser.open(callback)));
  expect(Map.groupBy(pages, ({ status }) => status).get(200)).toHaveLength(1);
  expect(Map.groupBy(pages, ({ status }) => status).get(410)).toHaveLength(5);
  const after = await session(key);
  const replayed = await browser.open(callback);
  expect(seen(replayed)).toEqual({ status: 410, title: "This login has already been completed" });
  expect(await session(key)).toEqual(after);
  expect(await store.journal.read({ key, types: ["authenticated"], limit: 10 })).toHaveLength(2);
});

test("of two callbacks at once, one counts", async () => {
  const { connect, reconnect, logIn, store } = await openScene();
  const { url } = await reconnect.link(await connect("hubstaff", "login", "alice"));
  const browser = visitor();
  const callback = await logIn(browser, url);
  const { set } = store.records;
  let first: Promise<Visit> | undefined;
  // The second arrives when the first has found the login, and before it has consumed it.
  const overtaken: typeof set = async (kind, ...rest) => {
    if (kind === "reconnect-completed" && !first) await (first = browser.open(callback));
    return set.call(store.records, kind, ...rest);
  };
  Object.assign(store.records, { set: overtaken });
  expect((await browser.open(callback)).title).toBe("This login has already been completed");
  expect((await first!).title).toBe("Your Hubstaff account is connected again");
});

test("a login that takes too long, or whose link is revoked meanwhile, is not finished", async () => {
  const { connect, reconnect, session, logIn, clock } = await openScene();
  const key = await connect("hubstaff", "login", "alice");
  const before = await session(key);
  const { url } = await reconnect.link(key);
  const browser = visitor();
  const late = await logIn(browser, url);
  await clock.advance(15 * 60_000);
  expect((await browser.open(late)).title).toBe("This login cannot be completed");
  const revoked = await logIn(browser, url);
  await reconnect.revoke(key);
  expect(seen(await browser.open(revoked))).toEqual(over);
  expect(await session(key)).toEqual(before);
});

test("the Host header decides nothing", async () => {
  const { connect, reconnect, origin } = await openScene();
  const { url } = await reconnect.link(await connect("hubstaff", "login", "alice"));
  const browser = visitor();
  const headers = { host: "evil.test" };
  const page = await browser.open(url, { headers });
  const leaving = await browser.submit(page, url, {}, { headers });
  expect(new URL(leaving.leadsTo!).searchParams.get("redirect_uri")).toBe(`${origin}/reconnect/callback`);
  expect(page.text + leaving.text).not.toContain("evil.test");
});

test("every page has the headers, and no page or record has a secret", async () => {
  const { connect, reconnect, session, server, logIn, store, origin } = await openScene();
  const key = await connect("hubstaff", "login", "alice");
  await connect("podio", "login", "somebody-else");
  const before = await session(key);
  const { url } = await reconnect.link(key);
  const token = url.split("/").at(-1)!;
  const browser = visitor();
  const page = await browser.open(url);
  const leaving = await browser.submit(page, url);
  const callback = await logIn(browser, url);
  const records = async (): Promise<string> =>
    JSON.stringify(
      await Promise.all(
        ["reconnect-link", "reconnect-login", "reconnect-completed"].map((kind) =>
          Array.fromAsync(store.records.list(kind)),
        ),
      ),
    );
  const stored = await records();
  const pages = [
    page,
    leaving,
    await browser.open(`${origin}/reconnect/x`),
    await browser.open(url, { method: "POST" }),
    await browser.open(callback),
    await browser.open(callback),
    await browser.open(`${origin}/reconnect/callback`),
  ];
  for (const { headers } of pages) {
    expect(headers.get("content-security-policy")).toMatch(
      /^default-src 'none'; style-src 'sha256-[\w+/=]+'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/,
    );
    expect(Object.fromEntries(headers)).toMatchObject({
      "referrer-policy": "no-referrer",
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "x-robots-tag": "noindex, nofollow",
    });
  }
  for (const { setCookies } of pages)
    for (const line of setCookies) expect(line).toMatch(/; Path=\/; Max-Age=3600; HttpOnly; SameSite=Lax$/);

  const after = await session(key);
  const { clientSecret, personalAccessToken } = server("hubstaff").credentials;
  const secrets = [before, after].flatMap(({ accessToken, refreshToken }) => [accessToken, refreshToken!]);
  const cookies = [...browser.cookies.values()];
  const canaries = [...secrets, clientSecret!, personalAccessToken!, "somebody-else", key, ...cookies];
  for (const { text } of pages) for (const canary of canaries) expect(text).not.toContain(canary);
  const states = [leaving.leadsTo!, callback].map((one) => new URL(one).searchParams.get("state")!);
  for (const canary of [...secrets, clientSecret!, token, ...cookies, ...states]) {
    expect(stored).not.toContain(canary);
    expect(await records()).not.toContain(canary);
  }
  // The address of the page is the only place where the link is.
  expect(page.text + leaving.text).not.toContain(token);
});

test("cookies belong to the host alone where the origin is https", async () => {
  const { connect, reconnect, origin } = await openScene({ origin: "https://app.example.com", path: "/api/reconnect" });
  const { url } = await reconnect.link(await connect("hubstaff", "login", "alice"));
  expect(url).toMatch(/^https:\/\/app\.example\.com\/api\/reconnect\/[\w-]{43}$/);
  const { setCookies } = await visitor().open(url.replace("https://app.example.com", origin));
  expect(setCookies).toEqual([
    expect.stringMatching(/^__Host-reconnect=[\w-]{43}; Path=\/; Max-Age=3600; HttpOnly; SameSite=Lax; Secure$/),
  ]);
});

test("names are text, not HTML", async () => {
  const { connect, reconnect, origin } = await openScene({ company: { name: '<img src=x onerror="alert(1)">' } });
  const { url } = await reconnect.link(await connect("hubstaff", "login", "<script>alert('x')</script>"));
  for (const address of [url, `${url}?language="><script>`, `${origin}/reconnect/<script>`]) {
    const { text } = await visitor().open(address);
    expect(text).not.toMatch(/<script|<img/);
  }
});

test("answers its own paths and methods only", async () => {
  const { reconnect, origin } = await openScene();
  for (const path of ["/", "/reconnect", "/reconnect/", "/reconnected/x", "/reconnect/a/b"])
    expect(await reconnect.handle(new Request(origin + path))).toBeUndefined();
  for (const [path, allow] of [
    ["x", "GET, HEAD, POST"],
    ["callback", "GET, HEAD"],
  ] as const) {
    const response = (await reconnect.handle(new Request(`${origin}/reconnect/${path}`, { method: "DELETE" })))!;
    expect([response.status, response.headers.get("allow")]).toEqual([405, allow]);
  }
  expect((await reconnect.handle(new Request(`${origin}/reconnect/callback`, { method: "POST" })))!.status).toBe(405);
});
