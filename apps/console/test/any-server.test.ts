import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import type { ConnectedSession } from "@tokens/accounts";
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { idOf } from "../src/accounts/account-view.ts";
import { openFixture, type Fixture } from "./fixture.ts";
import { signedIn, type Visitor } from "./visitor.ts";

let at: Fixture;
let one: Visitor;
beforeEach(async () => {
  at = await openFixture();
  one = await signedIn(at.console.link());
});
afterEach(() => at.close());

const textOf = async (path: string): Promise<string> => plain((await one.get(path)).text);

/** The words of a page, as a person reads them. */
function plain(page: string): string {
  const entities: Readonly<Record<string, string>> = {
    "&quot;": '"',
    "&#39;": "'",
    "&amp;": "&",
    "&lt;": "<",
    "&gt;": ">",
  };
  return page
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/&(?:quot|#39|amp|lt|gt);/g, (entity) => entities[entity]!)
    .replaceAll(/\s+/g, " ");
}

type Stored = ConnectedSession & { readonly key: string };

/** The sessions that are stored, with how they are connected. */
async function stored(): Promise<[Stored, ...Stored[]]> {
  const entries = await Array.fromAsync(at.store.sessions.list());
  const sessions = entries.map(async ({ key }) => ({ ...(await at.store.sessions.get(key))!, key }));
  return (await Promise.all(sessions)) as [Stored, ...Stored[]];
}

/** Follows a login from the form that starts it to the page that it ends on. */
async function logIn(path: string, form: Readonly<Record<string, string>>): Promise<string> {
  const { text } = await one.post(path, form);
  const login = /http-equiv="refresh" content="0; url=([^"]+)"/.exec(text)?.[1]?.replaceAll("&amp;", "&");
  if (login === undefined) throw new Error(`No redirect: ${plain(text)}`);
  const back = new URL((await fetch(login, { redirect: "manual" })).headers.get("location")!);
  const ended = await one.get(back.pathname + back.search);
  const account = ended.headers.get("location");
  return account === null ? plain(ended.text) : textOf(account);
}

/** A server on loopback; JSON by path, or whatever `respond` does. */
async function serve(answers: (origin: string) => Readonly<Record<string, unknown>>): Promise<string> {
  const respond: RequestListener = ({ url }, response) => {
    const found = answers(origin)[url!.split("?")[0]!];
    response.writeHead(found === undefined ? 404 : 200, { "content-type": "application/json" });
    response.end(JSON.stringify(found ?? {}));
  };
  const server = createServer(respond);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  onTestFinished(() => void server.close());
  return origin;
}

describe("the search", () => {
  test("shows how many servers there are, but none before a search", async () => {
    const { text } = await one.get("/connect");
    expect(text).toMatch(/Search \d{3} servers/);
    expect(text).not.toContain("?server=");
    expect(text).not.toContain("/connect/oauth/login");
  });

  test("finds servers by title or name, with what they need", async () => {
    const { text } = await one.get("/connect?q=Shopif");
    expect(text).toContain('href="/connect/oauth?server=shopify"');
    expect(plain(text)).toMatch(/1 server Shopify shopify · needs subdomain/);
    expect(await textOf("/connect?q=flick")).toContain("flickr · OAuth 1.0a");
    expect(await textOf("/connect?q=goog")).toMatch(/1 server Google google/);
  });

  test("says how to connect a server that is not in the list", async () => {
    expect(await textOf("/connect?q=%3Cnope%3E")).toContain(
      "No server is called “<nope>”. Any other OAuth server connects by its issuer or its endpoints.",
    );
    const { status, text } = await one.get("/connect/oauth?server=nope");
    expect([status, plain(text)]).toEqual([404, expect.stringContaining("No server is called “nope”")]);
    expect((await one.get("/connect/oauth")).headers.get("location")).toBe("/connect");
    expect((await one.get("/connect/oauth/login")).headers.get("location")).toBe("/connect");
  });
});

describe("a server", () => {
  test("lists its auth methods when it has several, else asks for what it needs", async () => {
    const github = await one.get("/connect/oauth?server=github");
    expect(github.text).toContain('href="/connect/oauth/login?server=github"');
    expect(github.text).toContain('href="/connect/oauth/device?server=github"');
    expect((await one.get("/connect/oauth?server=shopify")).headers.get("location")).toBe(
      "/connect/oauth/login?server=shopify",
    );
    const { text } = await one.get("/connect/oauth/login?server=shopify");
    expect(text).toContain('name="subdomain"');
    expect(text).not.toContain('name="server"');
    expect(plain(text)).toContain(`Register ${at.console.origin}/callback as a redirect URI of the app at Shopify.`);
    expect((await one.get("/connect/oauth/device?server=shopify")).status).toBe(404);
  });

  test.for(["github", "shopify", "slack"])("%s logs in, and reconnects as what it is stored as", async (server) => {
    const account = await logIn(`/connect/oauth/login?server=${server}`, { account: "ada", server: "gitlab" });
    expect(account).toContain(`Connected ${server}/ada.`);
    expect(account).toContain("Connected with Log in with an app");
    const [session, ...others] = await stored();
    expect(others).toEqual([]);
    expect(session.key).toMatch(new RegExp(`^${server}:`));
    expect(session.connection).toMatchObject({ provider: "oauth", authMethod: "login", settings: { server } });

    const path = `/accounts/${idOf(session.key)}`;
    const form = await one.get(`${path}/reconnect`);
    expect(plain(form.text)).toContain(`Reconnect ${server}/ada`);
    expect(form.text).not.toContain("sandbox-client");
    expect(await logIn(`${path}/reconnect`, {})).toContain(`Connected ${server}/ada.`);
    expect((await stored())[0].connection).toEqual(session.connection);
    await one.post(`${path}/disconnect`);
    expect(await stored()).toEqual([]);
  });

  test("with OAuth 1.0a logs in and signs its calls", async () => {
    expect(await logIn("/connect/oauth/login?server=flickr", { account: "ada" })).toContain("Connected flickr/ada.");
    const [{ key }] = await stored();
    const { text } = await one.post(`${at.pathOf(key)}/call`, { method: "GET", path: "/services/rest" });
    expect(plain(text)).toMatch(/Status 200 in .*mock username/);
  });

  test("by issuer logs in with what its discovery document says", async () => {
    const { authorizationUrl, tokenUrl, apiUrl, clientId, clientSecret } = at.sandbox.server("oauth").credentials;
    const issuer = await serve((origin) => ({
      "/.well-known/openid-configuration": {
        issuer: origin,
        authorization_endpoint: authorizationUrl,
        token_endpoint: tokenUrl,
        token_endpoint_auth_methods_supported: ["client_secret_post"],
      },
    }));
    const path = `/connect/oauth/login?issuer=${encodeURIComponent(issuer)}`;
    expect((await one.get(`/connect/oauth?issuer=${issuer}`)).headers.get("location")).toBe(path);
    expect((await one.get(path)).text.match(/name="apiUrl"/g)).toHaveLength(1);
    const form = { account: "ada", clientId: clientId!, clientSecret: clientSecret!, apiUrl: apiUrl! };
    expect(await logIn(path, form)).toContain(`Connected ${new URL(issuer).host}/ada.`);
    const [{ key, connection }] = await stored();
    expect(connection).toMatchObject({ settings: { issuer, apiUrl } });
    expect((await one.post(`${at.pathOf(key)}/refresh`)).status).toBe(303);
    expect(await textOf(at.pathOf(key))).toMatch(/Refreshed the token of .*Connected with Log in with an app/);
  });

  test("by issuer that cannot be discovered is told on the page, with what to do", async () => {
    const issuer = await serve(() => ({}));
    const { status, text } = await one.get(`/connect/oauth?issuer=${encodeURIComponent(issuer)}`);
    expect(status).toBe(400);
    expect(text).toContain(`value="${issuer}"`);
    expect(plain(text)).toMatch(/What to do: Check the address\./);
    const wrong = await one.get("/connect/oauth?issuer=ftp%3A%2F%2Fx");
    expect([wrong.status, plain(wrong.text)]).toEqual([400, expect.stringContaining("What to do:")]);
  });

  test("by endpoints logs in", async () => {
    const { authorizationUrl, tokenUrl, apiUrl, clientId, clientSecret } = at.sandbox.server("oauth").credentials;
    const query = new URLSearchParams({ authorizationUrl: authorizationUrl!, tokenUrl: tokenUrl! });
    const { text } = await one.get(`/connect/oauth/login?${query}`);
    expect(text).toContain(`value="${tokenUrl}"`);
    const form = { account: "ada", clientId: clientId!, clientSecret: clientSecret!, apiUrl: apiUrl! };
    expect(await logIn(`/connect/oauth/login?${query}`, { ...form, clientAuthentication: "post" })).toContain("/ada.");
  });
});

describe("a server that registers apps", () => {
  test("registers one for the login, and keeps it with the connection", async () => {
    const { authorizationUrl, tokenUrl, apiUrl, clientId, clientSecret } = at.sandbox.server("oauth").credentials;
    let registered = 0;
    const issuer = await serve((origin) => ({
      "/.well-known/openid-configuration": {
        issuer: origin,
        authorization_endpoint: authorizationUrl,
        token_endpoint: tokenUrl,
        registration_endpoint: `${origin}/register`,
        token_endpoint_auth_methods_supported: ["client_secret_post"],
      },
      get "/register"() {
        registered += 1;
        return {
          client_id: clientId,
          client_secret: clientSecret,
          token_endpoint_auth_method: "client_secret_post",
          redirect_uris: [`${at.console.origin}/callback`],
        };
      },
    }));
    const query = `issuer=${encodeURIComponent(issuer)}`;
    expect(await textOf(`/connect/oauth?${query}`)).toContain("Register an app and log in");
    const { text } = await one.get(`/connect/oauth/register?${query}`);
    expect(text).not.toContain("redirect URI");
    expect(text).not.toContain('name="clientId"');
    expect(await logIn(`/connect/oauth/register?${query}`, { account: "ada", apiUrl: apiUrl! })).toMatch(
      /Connected .*\/ada\. .*Connected with Register an app and log in/,
    );
    const [{ key, connection }] = await stored();
    expect(connection!.settings).toMatchObject({ issuer, clientId, clientSecret });
    await logIn(`${at.pathOf(key)}/reconnect`, {});
    expect((await stored()).map((session) => session.connection)).toEqual([connection]);
    expect(registered).toBe(1);
  });
});

describe("an API without documented routes", () => {
  let path: string;
  beforeEach(async () => {
    path = at.pathOf(await at.connect("oauth", "login", "ada", "github"));
  });

  test("is called by method and path or URL, and shows what it answers", async () => {
    expect((await one.get(path)).text).toContain('name="method"');
    const { text } = await one.post(`${path}/call`, {
      method: "POST",
      path: "/user?a=1",
      query: '{"b":2}',
      body: '{"c":3}',
    });
    expect(plain(text)).toMatch(/Status 200 in .*"method": "POST"/);
    expect(plain(text)).toMatch(/\/user\?a=1&b=2/);
    const { apiUrl } = (await stored())[0].connection!.settings;
    expect((await one.post(`${path}/call`, { method: "GET", path: `${apiUrl}/user` })).text).toContain("Status 200");
  });

  test.for([
    [{ method: "GET", path: "https://api.example.com/user" }, /tokens are sent only to http:\/\/127\.0\.0\.1.* not to/],
    [{ method: "GET", path: "user" }, /Enter a path that starts with a slash/],
    [{ method: "TRACE", path: "/user" }, /Choose a method from the list/],
    [{ method: "GET", path: "/users/{id}" }, /Replace \{id\} with its value/],
    [{ method: "GET", path: "/user", body: "{}" }, /A GET request has no body/],
    [{ method: "GET", path: "/user", query: "[]" }, /The query must be a JSON object/],
  ] as const)("says what is wrong with %j", async ([form, message]) => {
    const { text } = await one.post(`${path}/call`, { ...form });
    expect(plain(text)).toMatch(message);
    expect(plain(text)).toContain("What to do:");
    expect(at.errors).toEqual([]);
  });
});
