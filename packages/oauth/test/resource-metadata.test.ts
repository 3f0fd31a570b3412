import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { createOAuth } from "@tokens/oauth";
import { discoverResource, registerClient } from "@tokens/oauth/discovery";
import { oauthLogin } from "@tokens/oauth/login";
import { describe, expect, onTestFinished, test } from "vitest";
import { approve, redirectUri } from "./authority.ts";
import { startDiscoveryAuthority } from "./discovery-authority.ts";

const wellKnown = "/.well-known/oauth-protected-resource";
const issuer = "https://login.example.com";

interface Answer {
  readonly status?: number;
  readonly challenge?: string;
  readonly body?: unknown;
}

/** An API on loopback that answers by path, else with 404. */
async function serve(answers: (origin: string) => Readonly<Record<string, Answer>>) {
  const seen: string[] = [];
  let byPath: Readonly<Record<string, Answer>> = {};
  const listener: RequestListener = (request, response) => {
    seen.push(`${request.method} ${request.url}`);
    const { status = 200, challenge, body } = byPath[request.url!] ?? { status: 404 };
    response.writeHead(status, challenge === undefined ? {} : { "www-authenticate": challenge });
    response.end(body === undefined ? "" : JSON.stringify(body));
  };
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  byPath = answers(origin);
  return { origin, seen };
}

const document = (resource: string, more: object = {}) => ({ resource, authorization_servers: [issuer], ...more });

const misconfigured = (message: RegExp) => ({
  code: "provider_configuration",
  message: expect.stringMatching(message),
});

describe("a protected resource", () => {
  test("tells its authorization servers, its scopes and itself at its well-known address", async () => {
    const { origin, seen } = await serve((own) => ({
      [`${wellKnown}/mcp`]: {
        body: document(`${own}/mcp`, {
          authorization_servers: [issuer, "https://other.example.com/"],
          scopes_supported: ["read", "write"],
          resource_name: "Example",
          dpop_bound_access_tokens_required: true,
        }),
      },
    }));
    expect(await discoverResource(`${origin}/mcp`)).toEqual({
      resource: `${origin}/mcp`,
      issuer,
      issuers: [issuer, "https://other.example.com/"],
      scopes: ["read", "write"],
      apis: [`${origin}/mcp`],
      title: "Example",
      dpop: true,
    });
    expect(seen).toEqual([`GET ${wellKnown}/mcp`]);
  });

  test("keeps its query in its well-known address", async () => {
    const { origin } = await serve((own) => ({ [`${wellKnown}/a?t=7`]: { body: document(`${own}/a?t=7`) } }));
    expect(await discoverResource(`${origin}/a?t=7`)).toMatchObject({ resource: `${origin}/a?t=7` });
  });

  test("leads to its metadata by the challenge of a 401, which also says the scopes", async () => {
    const { origin, seen } = await serve((own) => ({
      "/mcp": {
        status: 401,
        challenge: `Bearer realm="api, v2", resource_metadata="${own}/about\\-me", scope="read"`,
      },
      "/about-me": { body: document(`${own}/mcp`, { scopes_supported: ["read", "write"] }) },
    }));
    expect(await discoverResource(`${origin}/mcp`)).toMatchObject({ issuer, scopes: ["read"] });
    expect(seen).toEqual([`GET ${wellKnown}/mcp`, "GET /mcp", "GET /about-me"]);
  });

  test("whose 401 is known is asked for nothing but its metadata", async () => {
    const { origin, seen } = await serve((own) => ({ "/about": { body: document(`${own}/mcp`) } }));
    const wwwAuthenticate = `DPoP algs="ES256", Bearer resource_metadata=${origin}/about`;
    expect(await discoverResource(`${origin}/mcp`, { wwwAuthenticate })).toMatchObject({ issuer, scopes: [] });
    expect(seen).toEqual(["GET /about"]);
  });

  test.for(["/mcp", "/mcp/v1/messages", "/mcp/"])(
    "may be described for everything below it, as for %s",
    async (path) => {
      const { origin } = await serve((own) => ({
        [wellKnown]: { body: document(own) },
        [`${wellKnown}/mcp/v1/messages`]: { body: document(`${own}/mcp`) },
      }));
      const { resource } = await discoverResource(origin + path);
      expect([origin, `${origin}/mcp`]).toContain(resource);
    },
  );

  test.for([
    ["another origin", "https://bank.example.com/mcp"],
    ["another path", "/other"],
    ["a path that only begins alike", "/mc"],
    ["something below it", "/mcp/v1"],
    ["the same path with a query", "/mcp?tenant=7"],
    ["nobody", undefined],
  ] as const)("is not believed when its metadata are those of %s", async ([, resource]) => {
    const { origin } = await serve((own) => ({
      [`${wellKnown}/mcp`]: { body: { ...document(""), resource: resource && new URL(resource, own).href } },
    }));
    await expect(discoverResource(`${origin}/mcp`)).rejects.toMatchObject(misconfigured(/for another resource/));
  });

  test("without metadata, or without authorization servers, is an error that says so", async () => {
    const silent = await serve(() => ({ "/mcp": { status: 401, challenge: "Bearer" } }));
    await expect(discoverResource(`${silent.origin}/mcp`)).rejects.toMatchObject(
      misconfigured(/publishes no metadata/),
    );
    expect(silent.seen).toEqual([`GET ${wellKnown}/mcp`, "GET /mcp", `GET ${wellKnown}`]);
    const alone = await serve((own) => ({ [wellKnown]: { body: { resource: own } } }));
    await expect(discoverResource(alone.origin)).rejects.toMatchObject(misconfigured(/names no authorization server/));
  });

  test("that cannot be reached, or fails, may be asked later", async () => {
    const unavailable = { code: "provider_unavailable", retryable: true };
    await expect(discoverResource("http://127.0.0.1:9/")).rejects.toMatchObject(unavailable);
    const { origin } = await serve(() => ({ [wellKnown]: { status: 503 } }));
    await expect(discoverResource(origin)).rejects.toMatchObject(unavailable);
  });

  test("elsewhere sends nobody to this machine, or over plain http", async () => {
    const asked: string[] = [];
    const answering =
      (body: unknown): typeof fetch =>
      (input) => {
        asked.push(new Request(input).url);
        return Promise.resolve(Response.json(body));
      };
    const resource = "https://api.example.com/";
    const wwwAuthenticate = 'Bearer resource_metadata="http://127.0.0.1:9/admin"';
    const challenged = discoverResource(resource, { wwwAuthenticate, fetch: answering({}) });
    await expect(challenged).rejects.toMatchObject(misconfigured(/resource_metadata .* is not an https address/));
    expect(asked).toEqual([]);
    for (const server of ["http://127.0.0.1:9", "http://login.example.com", "login"]) {
      const body = { resource, authorization_servers: [issuer, server] };
      const told = discoverResource(resource, { fetch: answering(body) });
      await expect(told).rejects.toMatchObject(misconfigured(/authorization_servers .* is not an https address/));
    }
    await expect(discoverResource("http://api.example.com/")).rejects.toMatchObject(misconfigured(/https only/));
  });
});

test("from the address of an API to its tokens: the server is found, a client registers and logs in", async () => {
  const authority = await startDiscoveryAuthority({ registration: true });
  onTestFinished(() => authority.close());
  const { origin } = await serve((own) => ({
    [`${wellKnown}/mcp`]: {
      body: { resource: `${own}/mcp`, authorization_servers: [authority.issuer], scopes_supported: ["api"] },
    },
  }));
  const api = await discoverResource(`${origin}/mcp`);
  const client = await registerClient({ issuer: api.issuer, redirectUris: [redirectUri] });
  const options = { name: "example", ...api, ...client };
  const login = oauthLogin({ ...options, redirectUri });
  const { url, checks } = await login.authorizationUrl();
  const { session } = await login.exchange(await approve(url), checks);
  const tokens = createOAuth(options);
  await tokens.save(session);
  expect(await tokens.accessToken()).toBe(session.accessToken);
  expect((await tokens.fetch(`${origin}/mcp`)).status).toBe(404);
});
