import { newSession, TokenManager, type Provider, type Session } from "@tokens/core";
import { requestToken, retryAfter, type TokenRequest } from "@tokens/core/token-endpoint";
import { testClock } from "@tokens/core/testing";
import { describe, expect, test } from "vitest";
import { ask, json, now } from "./token-scene.ts";

describe("the request", () => {
  async function sent(request: Partial<TokenRequest>): Promise<Request> {
    let seen: Request | undefined;
    await requestToken(
      {
        provider: "Example",
        url: "https://auth.example.com/token",
        parameters: { a: "1 +&", b: undefined },
        ...request,
      },
      {
        fetch: async (input, init) => {
          seen = new Request(input, init);
          return json({ access_token: "t" });
        },
        now: () => now,
        signal: new AbortController().signal,
      },
    );
    return seen!;
  }

  test("is form data by default", async () => {
    const request = await sent({ headers: { "user-agent": "own" } });
    expect(await request.text()).toBe("a=1+%2B%26");
    expect(request.headers.get("content-type")).toBe("application/x-www-form-urlencoded");
    expect([request.headers.get("accept"), request.headers.get("user-agent")]).toEqual(["application/json", "own"]);
    expect([request.method, request.redirect]).toEqual(["POST", "manual"]);
  });

  test("is JSON with the option", async () => {
    expect(await (await sent({ format: "json" })).json()).toEqual({ a: "1 +&" });
  });
});

describe("lifetimes", () => {
  const hour = 3_600_000;
  test.for([
    ["a number", { expires_in: 3600 }, undefined, hour],
    ["a numeric string", { expires_in: "3600" }, undefined, hour],
    ["a fraction", { expires_in: 0.5 }, undefined, 500],
    ["minus one", { expires_in: -1 }, undefined, undefined],
    ["zero", { expires_in: 0 }, undefined, undefined],
    ["no number", { expires_in: "soon" }, undefined, undefined],
    ["null", { expires_in: null }, undefined, undefined],
    ["nothing", {}, undefined, undefined],
    ["the token's own", {}, 1000, 1000],
    ["the shorter of two", { expires_in: 3600 }, 1000, 1000],
    ["one that the token gets wrong", { expires_in: 3600 }, -5, hour],
  ] as const)("%s", async ([, body, own, lifetime]) => {
    const { expiresAt, obtainedAt } = await ask(json({ access_token: "t", ...body }), { tokenLifetimeMs: () => own });
    expect([obtainedAt, expiresAt]).toEqual([now, lifetime === undefined ? undefined : now + lifetime]);
  });
});

describe("responses without tokens", () => {
  const throwing = (): never => {
    throw new TypeError("fetch failed");
  };
  const huge = (): Response => new Response(`{"access_token":"${"x".repeat(2 * 1024 * 1024)}"}`);
  test.for<[string, Response | (() => never), object]>([
    ["HTML with 200", new Response("<html>"), { code: "invalid_token_response", retryable: true }],
    ["an empty body", new Response(""), { code: "invalid_token_response" }],
    ["a huge body", huge(), { code: "invalid_token_response" }],
    ["no access_token", json({ expires_in: 1 }), { code: "invalid_token_response" }],
    ["an access_token that is no text", json({ access_token: 7 }), { code: "invalid_token_response" }],
    ["a list", json([1]), { code: "invalid_token_response" }],
    [
      "an error under 200",
      json({ access_token: "t", error: "invalid_grant" }),
      { code: "reauthorization_required", reason: "refused" },
    ],
    [
      "invalid_grant",
      json({ error: "invalid_grant" }, 400),
      { code: "reauthorization_required", providerCode: "invalid_grant", retryable: false },
    ],
    [
      "invalid_client",
      json({ error: "invalid_client" }, 401),
      { code: "provider_configuration", providerCode: "invalid_client", retryable: false },
    ],
    ["unsupported_grant_type", json({ error: "unsupported_grant_type" }, 400), { code: "provider_configuration" }],
    [
      "Cloudflare's 403",
      new Response("<html>error 1010", { status: 403 }),
      { code: "provider_unavailable", status: 403 },
    ],
    [
      "a 429 that asks to wait",
      json({}, 429, { "retry-after": "30" }),
      { code: "provider_unavailable", retryAfterMs: 30_000 },
    ],
    ["a 503", new Response("", { status: 503 }), { code: "provider_unavailable", status: 503, retryable: true }],
    ["a 500 that blames the client", json({ error: "invalid_client" }, 500), { code: "provider_unavailable" }],
    [
      "a redirect",
      new Response(null, { status: 302, headers: { location: "https://evil.example" } }),
      { code: "provider_unavailable", status: 302 },
    ],
    ["no network", throwing, { code: "provider_unavailable", outcomeUnknown: true }],
  ])("%s", async ([, answer, expected]) => {
    await expect(ask(answer)).rejects.toMatchObject(expected);
  });

  test("a body of exactly 1 MiB is read", async () => {
    const frame = '{"access_token":""}'.length;
    const { accessToken } = await ask(new Response(`{"access_token":"${"x".repeat(1024 * 1024 - frame)}"}`));
    expect(accessToken).toHaveLength(1024 * 1024 - frame);
  });

  test("a provider can add codes for an invalid grant", async () => {
    const answer = { error: "invalid_request", error_description: "Value passed for the token was invalid." };
    await expect(ask(json(answer, 400))).rejects.toMatchObject({ code: "provider_configuration" });
    await expect(ask(json(answer, 400), { refused: ["invalid_request"] })).rejects.toMatchObject({ reason: "refused" });
  });
});

test("Retry-After is seconds or a date", () => {
  expect(retryAfter("2", now)).toBe(2000);
  expect(retryAfter(new Date(now + 5000).toUTCString(), now)).toBe(5000);
  expect(retryAfter(new Date(now - 5000).toUTCString(), now)).toBe(0);
  expect(retryAfter("-5", now)).toBe(0);
  expect(retryAfter("soon", now)).toBeUndefined();
  expect(retryAfter(null, now)).toBeUndefined();
});

test.for(["315360000", "1e400", "Fri, 01 Jan 2055 00:00:00 GMT"])("Retry-After of %s is a day", (header) => {
  expect(retryAfter(header, now)).toBe(86_400_000);
});

describe("members missing in a response", () => {
  interface OwnSession extends Session {
    readonly ref?: string;
  }

  async function refreshed(
    body: object,
    before: Partial<OwnSession> = {},
    provider: Partial<Provider<OwnSession>> = {},
  ): Promise<OwnSession> {
    const clock = testClock(now);
    const tokens = TokenManager.create<OwnSession>(
      {
        name: "example",
        realm: [],
        origins: [],
        refresh: async (_, context) => {
          const { body: __, ...grant } = await requestToken(
            { provider: "Example", url: "https://x.test", parameters: {} },
            context,
          );
          return grant;
        },
        authorize: () => ({}),
        isExpiredToken: () => true,
        ...provider,
      },
      { clock, fetch: async () => json({ access_token: "new", ...body }) },
    );
    await tokens.save(
      newSession<OwnSession>({
        accessToken: "old",
        refreshToken: "r-1",
        obtainedAt: now - 7200_000,
        expiresAt: now - 3600_000,
        scope: "a",
        ref: "kept",
        ...before,
      }),
    );
    return tokens.session();
  }

  test("the refresh token, the scope and the provider's own members are kept", async () => {
    expect(await refreshed({})).toMatchObject({ accessToken: "new", refreshToken: "r-1", scope: "a", ref: "kept" });
    expect(await refreshed({ refresh_token: "", scope: null })).toMatchObject({ refreshToken: "r-1", scope: "a" });
    expect(await refreshed({ refresh_token: "r-2", scope: "b" })).toMatchObject({ refreshToken: "r-2", scope: "b" });
  });

  test("the refresh token's expiry is kept with the refresh token, and replaced with it", async () => {
    expect(await refreshed({}, { refreshTokenExpiresAt: now + 9 })).toMatchObject({ refreshTokenExpiresAt: now + 9 });
    expect(await refreshed({ refresh_token: "r-2" }, { refreshTokenExpiresAt: now + 9 })).not.toHaveProperty(
      "refreshTokenExpiresAt",
    );
  });

  test("the lifetime is the previous one, or the provider's default, or unknown", async () => {
    expect(await refreshed({ expires_in: 60 })).toMatchObject({ expiresAt: now + 60_000 });
    expect(await refreshed({})).toMatchObject({ expiresAt: now + 3_600_000 });
    expect(await refreshed({ expires_in: -1 })).toMatchObject({ expiresAt: now + 3_600_000 });
    expect(await refreshed({}, { obtainedAt: 0 }, { defaultLifetimeMs: 5000 })).toMatchObject({
      expiresAt: now + 5000,
    });
    expect(await refreshed({}, { obtainedAt: 0 })).not.toHaveProperty("expiresAt");
  });
});
