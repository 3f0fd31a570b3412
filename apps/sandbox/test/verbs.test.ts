import { createHubstaff } from "@tokens/hubstaff";
import { createPodio } from "@tokens/podio";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startSandbox, type ProviderName, type Sandbox } from "../src/index.ts";
import { providers, visit } from "./providers.ts";

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox();
});
beforeEach(() => {
  for (const provider of providers) sandbox.stage(provider).reset();
});
afterAll(() => sandbox.close());

/** Tells a provider something, as a program in any language does. */
async function tell(provider: ProviderName, verb: string): Promise<void> {
  const response = await fetch(`${sandbox.urls.control}/${provider}/${verb}`, { method: "POST" });
  expect([response.status, await response.json()]).toEqual([200, { done: verb }]);
}

test("each provider says what it can be told", () => {
  const own = (provider: ProviderName): readonly string[] => sandbox.stage(provider).verbs.slice(3);
  for (const provider of providers)
    expect(sandbox.stage(provider).verbs.slice(0, 3)).toEqual(["expire", "revoke", "reset"]);
  expect(Object.fromEntries(providers.map((provider) => [provider, own(provider)]))).toEqual({
    hubstaff: ["exhaust-rate-limit", "restore-rate-limit"],
    podio: ["exhaust-rate-limit", "restore-rate-limit", "require-second-factor", "waive-second-factor"],
    psohub: [],
    ergani: [],
  });
});

/** How each vendor says that a rate limit is exhausted. */
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
  test("is exhausted until it is restored, in the vendor's status, headers and words", async () => {
    const stage = sandbox.stage(provider);
    const visitor = visit(provider, stage);
    const { access } = await visitor.read(await visitor.enter());
    expect((await visitor.call(access)).status).toBe(200);
    await tell(provider, "exhaust-rate-limit");
    for (let call = 0; call < 2; call++) {
      const answer = await visitor.call(access);
      const { status, headers, body } = refusals[provider];
      expect(answer.status).toBe(status);
      expect(Object.fromEntries(answer.headers)).toMatchObject(headers);
      expect(await answer.json()).toMatchObject(body);
    }
    await tell(provider, "restore-rate-limit");
    expect((await visitor.call(access)).status).toBe(200);
    await tell(provider, "exhaust-rate-limit");
    stage.reset();
    const again = await visitor.read(await visitor.enter());
    expect((await visitor.call(again.access)).status).toBe(200);
  });

  test("that is exhausted is told to the library's caller, and costs no token", async () => {
    const stage = sandbox.stage(provider);
    const { call } = await visit(provider, stage).client();
    await call();
    const { tokenRequests } = stage.stats();
    stage.tell("exhaust-rate-limit");
    await expect(call()).rejects.toMatchObject({ status: refusals[provider].status, retryable: true });
    expect(stage.stats().tokenRequests).toEqual(tokenRequests);
  });
});

test("Hubstaff's limit is over after a minute, by its own clock", async () => {
  const stage = sandbox.stage("hubstaff");
  const { organizationToken, apiUrl, authUrl } = stage.credentials;
  const hubstaff = createHubstaff({ organizationToken, apiUrl, authUrl, http: { retry: 0 } });
  await tell("hubstaff", "exhaust-rate-limit");
  const error = (await hubstaff.request("GET /v2/users/me").catch((reason: unknown) => reason)) as object;
  expect(error).toMatchObject({ status: 429, rateLimit: { limit: 120, remaining: 0 } });
  stage.fault({ kind: "clock-skew", ms: 61_000 });
  await expect(hubstaff.request("GET /v2/users/me")).resolves.toMatchObject({ user: { id: 11 } });
});

describe("420", () => {
  test("is a status that Podio can be told to answer with, a number of times, in its words", async () => {
    const stage = sandbox.stage("podio");
    const visitor = visit("podio", stage);
    const { access } = await visitor.read(await visitor.enter());
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
        request: { url: `${sandbox.urls.podio}/item/555`, query_string: "", method: "GET" },
      });
    }
    expect((await visitor.call(access)).status).toBe(200);
  });

  test("names a time to come again only when told to, and is an error of its own to the library", async () => {
    const stage = sandbox.stage("podio");
    const { apiUrl, clientId, clientSecret, appToken111 } = stage.credentials;
    const app = createPodio({ clientId, clientSecret, apiUrl }).app(111, appToken111);
    for (const [retryAfter, retryAfterMs] of [
      [undefined, undefined],
      [9, 9000],
    ] as const) {
      stage.fault({ kind: "status", status: 420, on: "api", ...(retryAfter && { retryAfter }) });
      await expect(app.request("GET /item/{item_id}", { item_id: 555 })).rejects.toMatchObject({
        name: "PodioRateLimitError",
        status: 420,
        providerCode: "rate_limit",
        retryAfterMs,
      });
    }
  });
});

test("Podio asks for a second factor from now on, and no longer", async () => {
  const stage = sandbox.stage("podio");
  const { apiUrl, clientId, clientSecret, username, password, otp } = stage.credentials;
  const login = async (): Promise<Record<string, string>> => {
    const fields = { grant_type: "password", client_id: clientId, client_secret: clientSecret, username, password };
    const response = await fetch(`${apiUrl}/oauth/token`, { method: "POST", body: new URLSearchParams(fields) });
    return (await response.json()) as Record<string, string>;
  };
  expect(await login()).toHaveProperty("access_token");
  await tell("podio", "require-second-factor");
  const { server_nonce: nonce, access_token: none } = await login();
  expect(none).toBeUndefined();
  const verified = await fetch(`${apiUrl}/mfa/verify`, {
    method: "POST",
    body: new URLSearchParams({ nonce: nonce!, otp }),
  });
  expect(await verified.json()).toHaveProperty("access_token");
  await tell("podio", "waive-second-factor");
  expect(await login()).toHaveProperty("access_token");
});
