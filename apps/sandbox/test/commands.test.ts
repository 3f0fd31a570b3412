import { createHubstaff } from "@tokens/hubstaff";
import { createPodio } from "@tokens/podio";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Sandbox } from "../src/index.ts";
import { providers, visit, type ProviderName } from "./providers.ts";
import { start } from "./start.ts";

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await start();
});
beforeEach(() => {
  for (const provider of providers) sandbox.server(provider).reset();
});
afterAll(() => sandbox.close());

/** Runs a command over HTTP. */
async function run(provider: ProviderName, command: string): Promise<void> {
  const response = await fetch(`${sandbox.urls.control}/${provider}/${command}`, { method: "POST" });
  expect([response.status, await response.json()]).toEqual([200, { done: command }]);
}

test("each provider lists its commands", () => {
  const own = (provider: ProviderName): readonly string[] => sandbox.server(provider).commands.slice(3);
  for (const provider of providers)
    expect(sandbox.server(provider).commands.slice(0, 3)).toEqual(["expire", "revoke", "reset"]);
  expect(Object.fromEntries(providers.map((provider) => [provider, own(provider)]))).toEqual({
    hubstaff: ["exhaust-rate-limit", "restore-rate-limit"],
    podio: ["exhaust-rate-limit", "restore-rate-limit", "require-second-factor", "waive-second-factor"],
    psohub: [],
    ergani: [],
  });
});

/** Each vendor's response when a rate limit is exhausted. */
const refusals = {
  hubstaff: {
    status: 429,
    headers: {
      "x-rate-limit-limit": "120",
      "x-rate-limit-remaining": "0",
      "retry-after": expect.stringMatching(/^\d+$/),
    },
    body: { code: "rate_limit_exceeded", error_code: 13_000, error: "Rate limit exceeded" },
  },
  podio: {
    status: 420,
    headers: { "x-rate-limit-limit": "1000", "x-rate-limit-remaining": "0" },
    body: { error: "rate_limit", error_description: expect.stringContaining("You have hit the rate limit") },
  },
} as const;

describe.for(Object.keys(refusals) as (keyof typeof refusals)[])("the rate limit of %s", (provider) => {
  test("is exhausted until it is restored, with the vendor's status, headers and body", async () => {
    const server = sandbox.server(provider);
    const visitor = visit(provider, server);
    const { access } = await visitor.read(await visitor.logIn());
    expect((await visitor.call(access)).status).toBe(200);
    await run(provider, "exhaust-rate-limit");
    for (let call = 0; call < 2; call++) {
      const answer = await visitor.call(access);
      const { status, headers, body } = refusals[provider];
      expect(answer.status).toBe(status);
      expect(Object.fromEntries(answer.headers)).toMatchObject(headers);
      expect(await answer.json()).toMatchObject(body);
    }
    await run(provider, "restore-rate-limit");
    expect((await visitor.call(access)).status).toBe(200);
    await run(provider, "exhaust-rate-limit");
    server.reset();
    const again = await visitor.read(await visitor.logIn());
    expect((await visitor.call(again.access)).status).toBe(200);
  });

  test("is an error to the library's caller when exhausted, and uses no token", async () => {
    const server = sandbox.server(provider);
    const { call } = await visit(provider, server).client();
    await call();
    const { tokenRequests } = server.stats();
    server.run("exhaust-rate-limit");
    await expect(call()).rejects.toMatchObject({ status: refusals[provider].status, retryable: true });
    expect(server.stats().tokenRequests).toEqual(tokenRequests);
  });
});

test("Hubstaff's limit ends after a minute of its own clock", async () => {
  const server = sandbox.server("hubstaff");
  const { organizationToken, apiUrl, authUrl } = server.credentials as Record<
    "organizationToken" | "apiUrl" | "authUrl",
    string
  >;
  const hubstaff = createHubstaff({ organizationToken, apiUrl, authUrl, http: { retry: 0 } });
  await run("hubstaff", "exhaust-rate-limit");
  const error = (await hubstaff.request("GET /v2/users/me").catch((reason: unknown) => reason)) as object;
  expect(error).toMatchObject({ status: 429, rateLimit: { limit: 120, remaining: 0 } });
  server.fault({ kind: "clock-skew", ms: 61_000 });
  await expect(hubstaff.request("GET /v2/users/me")).resolves.toMatchObject({ user: { id: 11 } });
});

describe("420", () => {
  test("is a status fault of Podio, for a number of times, with Podio's body", async () => {
    const server = sandbox.server("podio");
    const visitor = visit("podio", server);
    const { access } = await visitor.read(await visitor.logIn());
    const body = JSON.stringify({ kind: "status", status: 420, on: "api", times: 2 });
    await fetch(`${sandbox.urls.control}/podio/fault`, { method: "POST", body });
    for (let call = 0; call < 2; call++) {
      const answer = await visitor.call(access);
      expect([answer.status, answer.headers.get("x-rate-limit-remaining")]).toEqual([420, "0"]);
      expect(await answer.json()).toEqual({
        ...refusals.podio.body,
        error_detail: null,
        error_parameters: {},
        error_propagate: false,
        request: { url: `${sandbox.server("podio").url}/item/555`, query_string: "", method: "GET" },
      });
    }
    expect((await visitor.call(access)).status).toBe(200);
  });

  test("has a Retry-After header only when the fault says so, and is an error of its own in the library", async () => {
    const server = sandbox.server("podio");
    const { apiUrl, clientId, clientSecret, appToken111 } = server.credentials as Record<
      "apiUrl" | "clientId" | "clientSecret" | "appToken111",
      string
    >;
    const app = createPodio({ clientId, clientSecret, apiUrl }).app(111, appToken111);
    for (const [retryAfter, retryAfterMs] of [
      [undefined, undefined],
      [9, 9000],
    ] as const) {
      server.fault({ kind: "status", status: 420, on: "api", ...(retryAfter && { retryAfter }) });
      await expect(app.request("GET /item/{item_id}", { item_id: 555 })).rejects.toMatchObject({
        name: "PodioRateLimitError",
        status: 420,
        providerCode: "rate_limit",
        retryAfterMs,
      });
    }
  });
});

test("Podio requires a second factor, and waives it", async () => {
  const server = sandbox.server("podio");
  const { apiUrl, clientId, clientSecret, username, password, otp } = server.credentials as Record<
    "apiUrl" | "clientId" | "clientSecret" | "username" | "password" | "otp",
    string
  >;
  const login = async (): Promise<Record<string, string>> => {
    const fields = { grant_type: "password", client_id: clientId, client_secret: clientSecret, username, password };
    const response = await fetch(`${apiUrl}/oauth/token`, { method: "POST", body: new URLSearchParams(fields) });
    return (await response.json()) as Record<string, string>;
  };
  expect(await login()).toHaveProperty("access_token");
  await run("podio", "require-second-factor");
  const { server_nonce: nonce, access_token: none } = await login();
  expect(none).toBeUndefined();
  const verified = await fetch(`${apiUrl}/mfa/verify`, {
    method: "POST",
    body: new URLSearchParams({ nonce: nonce!, otp }),
  });
  expect(await verified.json()).toHaveProperty("access_token");
  await run("podio", "waive-second-factor");
  expect(await login()).toHaveProperty("access_token");
});
