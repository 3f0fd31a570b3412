import { createOAuth, serverVariables } from "@tokens/oauth";
import { oauthLogin } from "@tokens/oauth/login";
import { loadServer, loadServers, serverNames } from "@tokens/oauth/servers";
import { github } from "@tokens/oauth/servers/github";
import { quickbooks } from "@tokens/oauth/servers/quickbooks";
import { salesforce } from "@tokens/oauth/servers/salesforce";
import { shopify } from "@tokens/oauth/servers/shopify";
import { newSession } from "@tokens/core";
import { afterAll, beforeAll, describe, expect, expectTypeOf, test } from "vitest";
import { startLoopback, type Loopback } from "../proof/loopback.ts";
import { walkServer } from "../proof/walk-server.ts";

let loopback: Loopback;
beforeAll(async () => {
  loopback = await startLoopback();
});
afterAll(() => loopback[Symbol.asyncDispose]());

test("there are 156 servers of OAuth 2", async () => {
  const servers = await loadServers();
  expect(servers.filter((server) => !("protocol" in server))).toHaveLength(156);
});

test.for(serverNames)("%s logs in, refreshes, revokes, and tells a dead grant", async (name) => {
  const walk = await walkServer(await loadServer(name), loopback);
  const errors = Object.values(walk).filter((shown) => shown instanceof Error);
  expect(errors).toEqual([]);
  expect(walk).toMatchObject({ login: expect.any(String), call: "ok", "dead grant": "recognised" });
});

const withOptional = (await loadServers()).filter((server) =>
  serverVariables(server).some(({ required }) => !required),
);

test.for(withOptional.map((server) => [server.name, server] as const))(
  "%s does so at the addresses of its optional variables",
  async ([, server]) => {
    const variables = Object.fromEntries(serverVariables(server).map(({ name }) => [name, "example"]));
    const walk = await walkServer(server, loopback, variables);
    expect(Object.values(walk).filter((shown) => shown instanceof Error)).toEqual([]);
  },
);

const client = { clientId: "id", clientSecret: "secret" };

describe("a variable", () => {
  test("fills the addresses", async () => {
    const login = oauthLogin({
      ...shopify,
      ...client,
      variables: { subdomain: "acme" },
      redirectUri: "https://app.example.com/callback",
      scopes: ["read_orders"],
    });
    const { url } = await login.authorizationUrl();
    expect(url).toMatch(/^https:\/\/acme\.myshopify\.com\/admin\/oauth\/authorize\?/);
    const tokens = createOAuth({ ...shopify, ...client, variables: { subdomain: "acme" } });
    await tokens.save(newSession({ accessToken: "a", obtainedAt: 1 }));
    await expect(tokens.fetch("https://other.myshopify.com/admin")).rejects.toThrow(
      /only to https:\/\/acme\.myshopify/,
    );
  });

  test("that is missing is named", () => {
    expect(() => createOAuth({ ...shopify, ...client })).toThrow(
      /^Shopify needs subdomain, a part of https:\/\/\{subdomain\}\.myshopify\.com\/.*: pass variables: \{ subdomain: "…" \}/,
    );
  });

  test.for(["evil.example/", "a@b", "a?b", "a#b", "..", "a b", "", "a\nb", "//x"])("cannot be %j", (subdomain) => {
    expect(() => createOAuth({ ...shopify, ...client, variables: { subdomain } })).toThrow(/not part of an address/);
  });

  test("that is optional chooses between addresses", async () => {
    const urlOf = async (variables: Record<string, string>): Promise<string> => {
      const redirectUri = "https://app.example.com/callback";
      const { url } = await oauthLogin({ ...salesforce, ...client, variables, redirectUri }).authorizationUrl();
      return new URL(url).host;
    };
    expect(await urlOf({})).toBe("login.salesforce.com");
    expect(await urlOf({ hostname: "acme.my.salesforce.com" })).toBe("acme.my.salesforce.com");
  });
});

describe("what the server told", () => {
  test("decides where tokens go", async () => {
    const seen: string[] = [];
    const fetch = (input: Request | string | URL): Promise<Response> => {
      seen.push(new Request(input).url);
      return Promise.resolve(new Response());
    };
    const tokens = createOAuth({ ...salesforce, ...client, fetch });
    const parameters = { instance_url: "https://acme.my.salesforce.com" };
    await tokens.save(newSession({ accessToken: "a", obtainedAt: 1, parameters }));
    await tokens.fetch("https://acme.my.salesforce.com/services/data");
    await expect(tokens.fetch("https://evil.my.salesforce.com/")).rejects.toThrow(/are sent only to https:\/\/acme/);
    expect(seen).toEqual(["https://acme.my.salesforce.com/services/data"]);
  });

  test("decides anew where a refreshed token goes", async () => {
    const seen: string[] = [];
    const fetch = (input: Request | string | URL): Promise<Response> => {
      const { url } = new Request(input);
      seen.push(url);
      const answer = { access_token: "b", refresh_token: "r2", instance_url: "https://moved.my.salesforce.com" };
      return Promise.resolve(url.endsWith("/token") ? Response.json(answer) : new Response(null, { status: 401 }));
    };
    const tokens = createOAuth({ ...salesforce, ...client, fetch });
    const parameters = { instance_url: "https://acme.my.salesforce.com" };
    await tokens.save(newSession({ accessToken: "a", refreshToken: "r", obtainedAt: 1, parameters }));
    const api = "https://acme.my.salesforce.com/services/data";
    await expect(tokens.fetch(api)).rejects.toThrow(/are sent only to https:\/\/moved/);
    expect(seen).toEqual([api, "https://login.salesforce.com/services/oauth2/token"]);
  });

  test("has to be https", async () => {
    const tokens = createOAuth({ ...salesforce, ...client });
    const parameters = { instance_url: "http://acme.my.salesforce.com" };
    await tokens.save(newSession({ accessToken: "a", obtainedAt: 1, parameters }));
    await expect(tokens.fetch("http://acme.my.salesforce.com/")).rejects.toThrow(/over https only/);
  });

  test("is missed in a session that was imported without it", async () => {
    const tokens = createOAuth({ ...salesforce, ...client });
    await tokens.save(newSession({ accessToken: "a", obtainedAt: 1 }));
    await expect(tokens.fetch("https://acme.my.salesforce.com/")).rejects.toThrow(
      /The session of Salesforce has no instance_url, .*: log in again/,
    );
  });

  test("is typed on the session", async () => {
    const tokens = createOAuth({ ...quickbooks, ...client });
    expectTypeOf(tokens.session)
      .returns.resolves.toHaveProperty("parameters")
      .toEqualTypeOf<{ readonly realmId?: string } | undefined>();
    // @ts-expect-error QuickBooks tells no such parameter.
    expectTypeOf(tokens.session).returns.resolves.toHaveProperty("parameters").toEqualTypeOf<{ shop?: string }>();
  });
});

test("every field can be overridden", async () => {
  const endpoints = { ...github.endpoints, authorization: "https://github.example.com/login/oauth/authorize" };
  const { url } = await oauthLogin({
    ...github,
    ...client,
    endpoints,
    pkce: false,
    redirectUri: "https://app.example.com/callback",
    scopes: ["repo"],
  }).authorizationUrl();
  expect(url).toMatch(/^https:\/\/github\.example\.com\//);
  expect(url).not.toContain("code_challenge");
});
