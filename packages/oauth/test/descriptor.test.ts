import { memorySessions } from "@tokens/core";
import { provider } from "@tokens/oauth/descriptor";
import type { Connection, Settings } from "@tokens/provider-kit/descriptor";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { approve, redirectUri, secret, startAuthority, type Authority } from "./authority.ts";
import { startDiscoveryAuthority, type DiscoveryAuthority } from "./discovery-authority.ts";

let authority: Authority;
let registering: DiscoveryAuthority;
beforeAll(async () => {
  authority = await startAuthority();
  registering = await startDiscoveryAuthority({ registration: true });
});
afterAll(async () => {
  await authority.close();
  await registering.close();
});

const { describe: describeServer, list } = provider.servers!;

async function methodsOf(settings: Settings): Promise<readonly string[]> {
  return (await describeServer(settings)).authMethods.map(({ id }) => id);
}

/** The names of the fields that a login asks for, and those that are fixed. */
async function fieldsOf(settings: Settings): Promise<{ asked: string[]; fixed: string[] }> {
  const { authMethods } = await describeServer(settings);
  const names = (isFixed: boolean): string[] =>
    authMethods[0].fields.filter(({ fixed = false }) => fixed === isFixed).map(({ name }) => name);
  return { asked: names(false), fixed: names(true) };
}

describe("the list of servers", () => {
  test("has each server with its protocol and what it needs", async () => {
    const servers = await list();
    const named = (name: string) => servers.find((server) => server.name === name);
    expect(named("github")).toEqual({ name: "github", title: "GitHub", protocol: "OAuth 2", needs: [] });
    expect(named("shopify")).toMatchObject({ needs: ["subdomain"] });
    expect(named("salesforce")).toMatchObject({ needs: [] });
    expect(named("heroku")).toMatchObject({ needs: ["apiUrl"] });
    expect(named("flickr")).toMatchObject({ protocol: "OAuth 1.0a" });
  });
});

describe("a server by name", () => {
  test("asks for the app, its variables and scopes", async () => {
    expect(await fieldsOf({ server: "shopify" })).toEqual({
      asked: ["clientId", "clientSecret", "subdomain", "scopes"],
      fixed: ["server"],
    });
    expect(await fieldsOf({ server: "flickr" })).toEqual({
      asked: ["consumerKey", "consumerSecret"],
      fixed: ["server"],
    });
    expect(await fieldsOf({ server: "heroku" })).toMatchObject({
      asked: expect.arrayContaining(["apiUrl"]) as string[],
    });
  });

  test("needs a client secret for a login, where its clients send one, but not on a device", async () => {
    const { authMethods } = await describeServer({ server: "github" });
    const isOptional = (id: string) =>
      authMethods.find((method) => method.id === id)!.fields.find(({ name }) => name === "clientSecret")!.optional;
    expect([isOptional("login"), isOptional("device")]).toEqual([undefined, true]);
    const connected = { provider: "oauth", authMethod: "device", settings: { server: "github", clientId: "id" } };
    const client = await provider.open(connected, "tv", {});
    expect(client.tokens.key).toBe("github:github.com:id:tv");
  });

  test("that is unknown is refused", async () => {
    await expect(describeServer({ server: "nowhere" })).rejects.toThrow(/There is no server "nowhere"/);
    await expect(describeServer({})).rejects.toThrow(/Name a server/);
  });
});

describe("a server by issuer", () => {
  test("offers what its discovery document says", async () => {
    expect(await methodsOf({ issuer: authority.issuer })).toEqual(["login", "device", "client-credentials"]);
    expect(await methodsOf({ issuer: registering.issuer })).toEqual(["login", "register", "device"]);
  });

  test.for<[string, (issuer: string) => Promise<Connection>]>([
    ["an app", async (issuer) => connection(issuer, "login", { clientId: "basic", clientSecret: secret })],
    ["an app that the server registers", async () => registered()],
  ])("logs in with %s, refreshes and logs out", async ([, connect]) => {
    const connected = await connect(authority.issuer);
    const login = await provider.login!(connected, { redirectUri });
    const { url, checks } = await login.authorizationUrl();
    const { session, claims } = await login.exchange(await approve(url), checks);
    expect(claims).toMatchObject({ sub: "ada" });
    const client = await provider.open(connected, "ada", { sessions: memorySessions() });
    await client.tokens.save(session);
    await client.tokens.refresh();
    expect(await client.request("GET /me")).toMatchObject({ sub: "ada" });
    expect(client.tokens.key).toMatch(/^127\.0\.0\.1%3a\d+:.*:ada$/);
    await client.tokens.logout();
  });

  test("needs no user with client credentials", async () => {
    const settings = { clientId: "basic", clientSecret: secret };
    const client = await provider.open(connection(authority.issuer, "client-credentials", settings), "robot", {});
    await expect(client.tokens.accessToken()).resolves.toEqual(expect.any(String));
  });
});

function connection(issuer: string, authMethod: string, settings: Settings): Connection {
  const scopes = authMethod === "client-credentials" ? {} : { scopes: "openid offline_access" };
  return { provider: "oauth", authMethod, settings: { issuer, apiUrl: issuer, ...scopes, ...settings } };
}

async function registered(): Promise<Connection> {
  const given = connection(registering.issuer, "register", {});
  const app = await provider.register!(given, { redirectUri });
  return { ...given, settings: { ...given.settings, ...app } };
}
