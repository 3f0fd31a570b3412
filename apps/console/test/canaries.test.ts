import { inspect } from "node:util";
import { connectedProvider, type ConnectedSession } from "@tokens/accounts";
import { afterEach, beforeEach, expect, test } from "vitest";
import { findAuthMethod } from "../src/shared/providers.ts";
import { workspaceProviders, openFixture, type Fixture } from "./fixture.ts";
import { signedIn, type Visitor } from "./visitor.ts";

let at: Fixture;
let echoes = false;
beforeEach(async () => {
  echoes = false;
  at = await openFixture({ fetch: echoing });
  await at.connect("hubstaff", "token", "ci");
  await at.connect("hubstaff", "login", "alice");
  await at.connect("podio", "app", "");
  await at.connect("podio", "user", "");
  await at.connect("psohub", "login", "carol");
  await at.connect("ergani", "password", "");
  await at.connect("oauth", "login", "ada", "github");
});
afterEach(() => at.close());

/** A provider at its worst: what it is sent, it sends back, in its answers and in its errors. */
const echoing: typeof fetch = async (input, init) => {
  if (!echoes) return fetch(input, init);
  const request = new Request(input, init);
  const said = `${request.headers.get("authorization")} ${await request.text()}`;
  return Response.json({ error: "invalid_request", error_description: said, message: said }, { status: 400 });
};

const publicSettings = new Set(["clientId", "consumerKey", "server", "apiUrl"]);

/** Everything that must stay here: tokens, and how accounts are entered, but for their names, client ids, servers and the address of an API without routes, which are public. */
async function canaries(): Promise<readonly string[]> {
  const found = new Set<string>();
  for await (const { key } of at.store.sessions.list()) {
    const session: ConnectedSession & { accessTokenSecret?: string } = (await at.store.sessions.get(key))!;
    const { accessToken, refreshToken, accessTokenSecret, connection } = session;
    const { authMethod, settings } = connection!;
    const { accountField } = findAuthMethod(await connectedProvider(workspaceProviders, connection!), authMethod)!;
    for (const [name, value] of Object.entries(settings))
      if (name !== accountField && !publicSettings.has(name) && value.length > 3) found.add(value);
    for (const token of [accessToken, refreshToken, accessTokenSecret]) if (token !== undefined) found.add(token);
  }
  return [...found];
}

async function expectSilence(texts: readonly string[], known: readonly string[]): Promise<void> {
  const all = [...known, ...(await canaries())];
  const told = texts.flatMap((text) =>
    all.filter((canary) => text.includes(canary)).map((canary) => around(text, canary)),
  );
  expect(told).toEqual([]);
}

function around(text: string, canary: string): string {
  const place = text.indexOf(canary);
  return text.slice(Math.max(place - 100, 0), place + canary.length + 20);
}

/** Every page that links lead to. */
async function crawl(one: Visitor): Promise<readonly string[]> {
  const texts: string[] = [];
  const paths = new Set(["/", "/nowhere"]);
  for (const path of paths) {
    const { status, text, headers } = await one.get(path);
    expect([path, status]).toEqual([path, path === "/nowhere" ? 404 : 200]);
    texts.push(text, inspect([...headers]));
    for (const [, link] of text.matchAll(/(?:href|src)="(\/[^"#]*)"/g)) paths.add(link!.replaceAll("&amp;", "&"));
  }
  expect(paths.size).toBeGreaterThan(25);
  return texts;
}

test("shows no token, secret or setting on any page", async () => {
  const one = await signedIn(at.console.link());
  const before = await canaries();
  expect(before.length).toBeGreaterThan(20);
  await expectSilence(await crawl(one), before);
});

test("shows none in the outcome of any action or error", async () => {
  const one = await signedIn(at.console.link());
  const before = await canaries();
  const texts: string[] = [];
  for (const echo of [false, true]) {
    echoes = echo;
    for await (const { key } of at.store.sessions.list()) {
      const page = at.pathOf(key);
      const { connection }: ConnectedSession = (await at.store.sessions.get(key))!;
      const provider = await connectedProvider(workspaceProviders, connection!);
      const { route = "", input = {} } = provider.check(connection!) ?? {};
      const placeholders = Object.entries(input).map(([name, value]): [string, string] => [`p-${name}`, String(value)]);
      const ran = await one.post(
        `${page}/call`,
        Object.fromEntries([["route", route], ["path", "/user"], ...placeholders]),
      );
      expect(ran.text).toContain(echo ? "Status 400" : "Status 200");
      const refreshed = await one.post(`${page}/refresh`);
      const notice = await one.get(page);
      expect([refreshed.status, notice.text]).toEqual([
        303,
        expect.stringContaining(echo ? "Could not refresh" : "Refreshed the token of"),
      ]);
      texts.push(ran.text, notice.text, (await one.get(`${page}/call?route=nonsense`)).text);
      const { redirects } = findAuthMethod(provider, connection!.authMethod)!;
      if (redirects || !echo) continue;
      const refused = await one.post(`${page}/reconnect`, {
        password: "canary-of-this-form",
        appToken: "canary-of-this-form",
      });
      expect(refused.status).toBe(400);
      expect(refused.text).not.toContain("canary-of-this-form");
      texts.push(refused.text);
    }
  }
  texts.push(...(await crawl(one)));
  await expectSilence([...texts, inspect(at.errors, { depth: 9 }), at.links.join(" ")], before);
  expect(at.errors).toEqual([]);
});

test("sends none in the event stream, which carries only ids", async () => {
  const one = await signedIn(at.console.link());
  const before = await canaries();
  const stop = new AbortController();
  const stream = await fetch(`${at.console.origin}/events`, { headers: { cookie: one.cookie }, signal: stop.signal });
  let text = "";
  const changed = (async () => {
    for await (const chunk of stream.body!.pipeThrough(new TextDecoderStream())) {
      text += chunk;
      if (text.includes("event: changed")) return;
      if (text.includes("event: heartbeat")) await refreshAll(one);
    }
  })();
  await changed;
  stop.abort();
  expect(text).toMatch(/event: changed\ndata: [\w-]{16}( [\w-]{16})*\n/);
  await expectSilence([text], before);
});

async function refreshAll(one: Visitor): Promise<void> {
  for await (const { key } of at.store.sessions.list()) await one.post(`${at.pathOf(key)}/refresh`);
}
