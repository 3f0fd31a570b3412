import type { ConnectedSession } from "@tokens/accounts";
import { expect, test } from "vitest";
import { openScene } from "./scene.ts";
import { visitor, type Visit } from "./visitor.ts";

test("a customer logs in again, and the account has new tokens and its old connection", async () => {
  const { connect, reconnect, session, server, logIn, store } = await openScene();
  const key = await connect("hubstaff", "login", "alice");
  const before = await session(key);
  server("hubstaff").revoke();
  const { url, expiresAt } = await reconnect.link("hubstaff/alice", { who: "ada" });
  const browser = visitor();
  const page = await browser.open(url);
  expect([page.status, page.title]).toEqual([200, "Reconnect your Hubstaff account"]);
  expect(page.text).toContain("Acme &amp; Sons can no longer access your Hubstaff account.");
  const finished = await browser.open(await logIn(browser, url));
  expect([finished.status, finished.title]).toEqual([200, "Your Hubstaff account is connected again"]);
  const after = await session(key);
  expect(after.accessToken).not.toBe(before.accessToken);
  expect(after.refreshToken).not.toBe(before.refreshToken);
  expect(after.connection).toEqual(before.connection);
  const entries = await store.journal.read({ key, limit: 10, types: ["link-created", "authenticated"] });
  expect(entries.map(({ type, who }) => [type, who])).toContainEqual(["link-created", "ada"]);
  expect(entries.find(({ type }) => type === "link-created")!.expiresAt).toBe(expiresAt);
  expect((await browser.open(url)).title).toBe("This link is no longer valid");
});

test.each([
  ["podio", "login", "Podio"],
  ["psohub", "login", "PSOhub"],
])("reconnects an account of %s", async (name, method, title) => {
  const { connect, reconnect, session, logIn } = await openScene();
  const key = await connect(name, method, "bob");
  const before = await session(key);
  const { url } = await reconnect.link(key);
  const browser = visitor();
  expect((await browser.open(await logIn(browser, url))).title).toBe(`Your ${title} account is connected again`);
  const { version, accessToken, connection } = await session(key);
  expect([version, accessToken]).not.toEqual([before.version, before.accessToken]);
  expect(connection).toEqual(before.connection);
});

test("finishes the browser's latest login where the provider does not send the state back", async () => {
  const { connect, reconnect, logIn } = await openScene();
  await connect("psohub", "login", "bob");
  const { url } = await reconnect.link("psohub/bob");
  const browser = visitor();
  const callback = new URL(await logIn(browser, url));
  callback.searchParams.delete("state");
  expect((await visitor().open(callback.href)).title).toBe("This login cannot be completed");
  expect((await browser.open(callback.href)).title).toBe("Your PSOhub account is connected again");
});

test("asks for the customer's password only, and keeps the other settings", async () => {
  const { connect, reconnect, session, server, errors } = await openScene();
  const key = await connect("ergani", "password", "");
  const before = await session(key);
  const { url } = await reconnect.link(key, { language: "el" });
  const browser = visitor();
  const page = await browser.open(url);
  expect(page.text).toContain('<html lang="el">');
  expect([...page.text.matchAll(/<label for="f-(\w+)"/g)].map(([, name]) => name)).toEqual(["password"]);
  expect(page.text).not.toContain(before.connection!.settings["environment"]);

  const refused = await browser.submit(page, url, { password: "wrong", environment: "https://evil.test" });
  expect([refused.status, refused.text.includes("wrong")]).toEqual([400, false]);
  expect(refused.text).toContain("Τα στοιχεία δεν έγιναν δεκτά από το Ergani.");
  expect((await browser.submit(page, url, { password: "" })).status).toBe(400);
  expect(await session(key)).toEqual(before);

  const { password } = server("ergani").credentials;
  const done = await browser.submit(refused, url, { password: password!, environment: "https://evil.test" });
  expect(done.title).toBe("Ο λογαριασμός σας στο Ergani συνδέθηκε ξανά");
  const after = await session(key);
  expect([after.version === before.version, after.connection]).toEqual([false, before.connection]);
  expect((await browser.open(url)).status).toBe(410);
  expect(errors).toEqual([]);
});

test("stores nothing in another account, whatever the connection says now", async () => {
  const { connect, reconnect, session, server, store, errors } = await openScene();
  const key = await connect("ergani", "password", "");
  const stored = await session(key);
  const settings = { ...stored.connection!.settings, environment: server("podio").credentials["apiUrl"]! };
  const moved: ConnectedSession = { ...stored, connection: { ...stored.connection!, settings } };
  await store.sessions.set(key, moved);
  const { url } = await reconnect.link(key);
  const browser = visitor();
  const page = await browser.submit(await browser.open(url), url, { password: "secret" });
  expect([page.status, await session(key)]).toEqual([400, moved]);
  expect(errors.map(({ message }) => message)).toEqual([expect.stringContaining("connect the account again")]);
  expect(await Array.fromAsync(store.sessions.list())).toHaveLength(1);
});

test("the customer can try again with the same link after refusing", async () => {
  const { connect, reconnect, session, logIn, errors } = await openScene();
  const key = await connect("hubstaff", "login", "alice");
  const before = await session(key);
  const { url } = await reconnect.link(key);
  const browser = visitor();
  const refused = new URL(await logIn(browser, url));
  refused.searchParams.delete("code");
  refused.searchParams.set("error", "access_denied");
  const page = await browser.open(refused.href);
  expect([page.status, page.title]).toEqual([403, "Access was not granted"]);
  expect(page.text).toContain(`<a class="button" href="${new URL(url).pathname}?language=en">Try again</a>`);
  expect([await session(key), errors]).toEqual([before, []]);
  expect((await browser.open(await logIn(browser, url))).status).toBe(200);
});

test("a login that fails for another reason says so, tells the operator, and can be repeated", async () => {
  const { connect, reconnect, store, logIn, errors } = await openScene();
  const key = await connect("hubstaff", "login", "alice");
  const { url } = await reconnect.link(key);
  const browser = visitor();
  const wrong = new URL(await logIn(browser, url));
  wrong.searchParams.set("code", "of-someone-else");
  const failed = await browser.open(wrong.href);
  expect([failed.status, failed.title]).toEqual([503, "Something went wrong"]);
  expect(failed.text).not.toContain("of-someone-else");
  expect((await browser.open(wrong.href)).title).toBe("This login cannot be completed");

  const { set } = store.sessions;
  const callback = await logIn(browser, url);
  Object.assign(store.sessions, { set: () => Promise.reject(new Error("The disk is full")) });
  expect((await browser.open(callback)).status).toBe(503);
  Object.assign(store.sessions, { set });
  expect(errors.map(({ name }) => name)).toEqual(["ReauthorizationRequiredError", "SessionStoreError"]);
  expect((await browser.open(await logIn(browser, url))).status).toBe(200);
});

test("refuses a login of a different user, by the ID token and by what the provider's sessions say", async () => {
  const { connect, reconnect, session, store, logIn } = await openScene();
  for (const [provider, other] of [
    ["hubstaff", { subject: "someone-else" }],
    ["podio", { ref: { type: "user", id: 999 } }],
  ] as const) {
    const key = await connect(provider, "login", "alice");
    const stored = await session(key);
    await store.sessions.set(key, { ...stored, ...other });
    const before = await session(key);
    const { url } = await reconnect.link(key);
    const browser = visitor();
    const page = await browser.open(await logIn(browser, url));
    expect([page.status, page.title]).toEqual([403, "You logged in as a different user"]);
    expect(await session(key)).toEqual(before);
    await store.sessions.set(key, stored);
    expect((await browser.open(await logIn(browser, url))).status).toBe(200);
  }
});

test("two links interleaved in one browser reconnect each its own account", async () => {
  const { connect, reconnect, session, logIn } = await openScene();
  const keys = [await connect("hubstaff", "login", "alice"), await connect("hubstaff", "login", "bob")] as const;
  const before = [await session(keys[0]), await session(keys[1])] as const;
  const [alice, bob] = [await reconnect.link(keys[0]), await reconnect.link(keys[1])];
  const browser = visitor();
  const [first, second] = [await logIn(browser, alice.url), await logIn(browser, bob.url)];
  expect((await browser.open(second)).status).toBe(200);
  expect(await session(keys[0])).toEqual(before[0]);
  expect((await browser.open(first)).status).toBe(200);
  const after = [await session(keys[0]), await session(keys[1])] as const;
  expect(new Set([...before, ...after].map(({ accessToken }) => accessToken)).size).toBe(4);
});

test("a used link takes the account's other links along, and no other account's", async () => {
  const { connect, reconnect, logIn } = await openScene();
  const key = await connect("hubstaff", "login", "alice");
  const [used, other] = [await reconnect.link(key), await reconnect.link(key)];
  const bob = await reconnect.link(await connect("hubstaff", "login", "bob"));
  const browser = visitor();
  const late = await logIn(browser, other.url);
  expect((await browser.open(await logIn(browser, used.url))).status).toBe(200);
  expect((await browser.open(late)).title).toBe("This link is no longer valid");
  expect([(await browser.open(other.url)).status, (await browser.open(bob.url)).status]).toEqual([410, 200]);
});

test("of two browsers that finish one link at once, one reconnects the account", async () => {
  const { connect, reconnect, session, logIn, store } = await openScene();
  const key = await connect("hubstaff", "login", "alice");
  const { url } = await reconnect.link(key);
  const [a, b] = [visitor(), visitor()];
  const [one, two] = [await logIn(a, url), await logIn(b, url)];
  const { set } = store.sessions;
  let other: Visit | undefined;
  // The second browser comes back while the first one's tokens are being stored.
  Object.assign(store.sessions, {
    set: async (...call: Parameters<typeof set>) => {
      Object.assign(store.sessions, { set });
      other = await b.open(two);
      return set(...call);
    },
  });
  expect((await a.open(one)).status).toBe(200);
  expect([other!.status, other!.title]).toEqual([410, "This link is no longer valid"]);
  expect(await store.journal.read({ key, types: ["authenticated"], limit: 10 })).toHaveLength(2);
  expect((await session(key)).connection).toBeDefined();
});
