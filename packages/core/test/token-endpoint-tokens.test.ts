import { describe, expect, test } from "vitest";
import { ask, failure, json, now } from "./token-scene.ts";

const hour = 3_600_000;
const century = 36_525 * 86_400_000;
const form = (text: string): Response => new Response(text, { headers: { "content-type": "text/plain" } });

describe("location of the tokens", () => {
  const slack = { accessTokenPath: "authed_user" };

  test("Slack: a user's tokens under authed_user, after a refresh at the top", async () => {
    const user = { access_token: "xoxp", refresh_token: "xoxe", expires_in: 43_200, scope: "chat:write" };
    const login = { ok: true, access_token: "xoxb", token_type: "bot", authed_user: { id: "U1", ...user } };
    const expected = {
      accessToken: "xoxp",
      refreshToken: "xoxe",
      scope: "chat:write",
      expiresAt: now + 12 * hour,
      body: login,
    };
    expect(await ask(json(login), slack)).toMatchObject(expected);
    const { body: _, ...same } = expected;
    expect(await ask(json({ ok: true, authed_user: { id: "U1" }, ...user }), slack)).toMatchObject(same);
    expect(await ask(json({ ok: true, authed_user: null, ...user }), slack)).toMatchObject(same);
  });

  test("TikTok, Lark: inside data; HeyGen, Coros: custom names", async () => {
    const inner = { access_token: "a", refresh_token: "r", expires_in: 60 };
    const expected = { accessToken: "a", refreshToken: "r", expiresAt: now + 60_000 };
    expect(await ask(json({ code: 0, data: inner }), { accessTokenPath: "data" })).toMatchObject(expected);
    expect(await ask(json({ data: { token: inner } }), { accessTokenPath: "data.token" })).toMatchObject(expected);
    const named = { accessToken: "a", refreshToken: "r", expireIn: 60, refreshExpireIn: 120, scopes: "s" };
    const names = {
      access_token: "accessToken",
      refresh_token: "refreshToken",
      expires_in: "expireIn",
      refresh_token_expires_in: "refreshExpireIn",
      scope: "scopes",
    };
    expect(await ask(json({ data: named }), { accessTokenPath: "data", names })).toMatchObject({
      ...expected,
      refreshTokenExpiresAt: now + 120_000,
      scope: "s",
    });
    expect(
      await ask(json({ token: "a", endsAt: "2026-01-01T01:00:00Z" }), {
        names: { access_token: "token", expires_at: "endsAt" },
      }),
    ).toMatchObject({ accessToken: "a", expiresAt: now + hour });
  });

  test("GitHub, old Facebook: form data despite accept: application/json", async () => {
    expect(
      await ask(
        form(
          "access_token=gho_1&expires_in=28800&refresh_token=ghr_1&refresh_token_expires_in=15897600&scope=repo%2Cgist&token_type=bearer\n",
        ),
      ),
    ).toMatchObject({
      accessToken: "gho_1",
      refreshToken: "ghr_1",
      scope: "repo,gist",
      expiresAt: now + 8 * hour,
      refreshTokenExpiresAt: now + 4416 * hour,
    });
    expect(await ask(form("access_token=a&expires=5184000"))).toMatchObject({ expiresAt: now + 1440 * hour });
  });

  test("Twitch: scopes as a list", async () => {
    expect(await ask(json({ access_token: "a", scope: ["chat:read", "chat:edit"] }))).toMatchObject({
      scope: "chat:read chat:edit",
    });
    expect(await ask(json({ access_token: "a", scope: [] }))).toMatchObject({ scope: undefined });
  });

  test("Salesforce, Notion, GitHub OAuth apps: neither an expiry nor a refresh token", async () => {
    expect(await ask(json({ access_token: "a", instance_url: "https://x.example" }))).toEqual({
      accessToken: "a",
      refreshToken: undefined,
      scope: undefined,
      obtainedAt: now,
      expiresAt: undefined,
      refreshTokenExpiresAt: undefined,
      body: { access_token: "a", instance_url: "https://x.example" },
    });
  });

  test.for([{ error: null }, { error: "" }, { error: 0 }, { errors: [] }, { error: {} }, { message: "success" }])(
    "no error: %j",
    async (more) => {
      expect(await ask(json({ access_token: "a", ...more }))).toMatchObject({ accessToken: "a" });
    },
  );
});

describe("expiry of an access token", () => {
  test.for<[string, object, number | undefined]>([
    ["Unix seconds", { expires_at: now / 1000 + 3600 }, hour],
    ["Unix seconds as text", { expires_at: String(now / 1000 + 3600) }, hour],
    ["Unix milliseconds", { expires_at: now + hour }, hour],
    ["an ISO date", { expires_at: "2026-01-01T01:00:00Z" }, hour],
    ["an ISO date with an offset", { expires_at: "2026-01-01T03:00:00.000+02:00" }, hour],
    ["an ISO date without a zone", { expires_at: "2026-01-01T01:00:00" }, hour],
    ["a date as of a database", { expires_at: "2026-01-01 01:00:00" }, hour],
    ["an HTTP date", { expires_at: "Thu, 01 Jan 2026 01:00:00 GMT" }, hour],
    ["expires, a lifetime", { expires: 3600 }, hour],
    ["expires, a lifetime as text", { expires: "3600" }, hour],
    ["expires, a moment", { expires: now / 1000 + 3600 }, hour],
    ["both: the lifetime, which no clock can spoil", { expires_in: 60, expires_at: now + hour }, 60_000],
    ["both, the lifetime unusable", { expires_in: null, expires_at: now + hour }, hour],
    ["the past", { expires_at: 1_600_000_000 }, undefined],
    ["zero", { expires_at: 0 }, undefined],
    ["never", { expires_at: "never" }, undefined],
    ["null", { expires_at: null }, undefined],
    ["an object", { expires_at: { seconds: 1 }, expires_in: [3600] }, undefined],
    ["a hundred years", { expires_in: century / 1000 }, century],
    ["more than a hundred years", { expires_in: century / 1000 + 1 }, undefined],
    ["10^15 seconds", { expires_in: 1e15 }, undefined],
    ["1e308 seconds", { expires_in: 1e308 }, undefined],
    ["Infinity", { expires_in: "Infinity" }, undefined],
    ["a negative one", { expires_in: -3600 }, undefined],
    ["the year 9999", { expires_at: "9999-12-31T23:59:59Z" }, undefined],
    ["the end of Unix milliseconds", { expires_at: Number.MAX_SAFE_INTEGER }, undefined],
  ])("%s", async ([, body, lifetime]) => {
    const { expiresAt } = await ask(json({ access_token: "a", ...body }));
    expect(expiresAt).toBe(lifetime && now + lifetime);
  });

  test("the lifetime in a token counts only if it is plausible", async () => {
    expect(await ask(json({ access_token: "a" }), { tokenLifetimeMs: () => Infinity })).toMatchObject({
      expiresAt: undefined,
    });
    expect(await ask(json({ access_token: "a" }), { tokenLifetimeMs: () => NaN })).toMatchObject({
      expiresAt: undefined,
    });
    expect(
      await ask(json({ access_token: "a", expires_at: now + hour }), { tokenLifetimeMs: () => 1000 }),
    ).toMatchObject({ expiresAt: now + 1000 });
  });
});

describe("expiry of a refresh token", () => {
  test.for<[string, object, number | undefined]>([
    ["Keycloak", { refresh_expires_in: 1800 }, 1_800_000],
    ["Keycloak, offline: never", { refresh_expires_in: 0 }, undefined],
    ["GitHub, LinkedIn", { refresh_token_expires_in: 15_897_600 }, 4416 * hour],
    ["Intuit", { x_refresh_token_expires_in: 8_726_400 }, 2424 * hour],
    ["a text", { refresh_token_expires_in: "1800" }, 1_800_000],
    ["far too long", { refresh_token_expires_in: 1e308 }, undefined],
    ["nothing", {}, undefined],
  ])("%s", async ([, body, lifetime]) => {
    const { refreshTokenExpiresAt } = await ask(json({ access_token: "a", refresh_token: "r", ...body }));
    expect(refreshTokenExpiresAt).toBe(lifetime && now + lifetime);
  });
});

describe("a token that is invalid in a header", () => {
  test.for(["a\nb", "a\r\nset-cookie: x", "a\u0000", "a\tb", "a\u007Fb", "t\u00F6ken", "tok\u2026en"])(
    "%j is refused",
    async (token) => {
      for (const body of [{ access_token: token }, { access_token: "a", refresh_token: token }]) {
        const error = await failure(json(body));
        expect(error).toMatchObject({ code: "invalid_token_response" });
        expect(error.message).toMatch(/its (access|refresh)_token contains a line break, a control character/);
        expect(error.message).not.toContain(token);
      }
    },
  );

  test("trims white space, and rejects a token of white space only", async () => {
    expect(await ask(json({ access_token: "a b\n", refresh_token: " r\r\n" }))).toMatchObject({
      accessToken: "a b",
      refreshToken: "r",
    });
    expect(await ask(json({ access_token: "a", refresh_token: " \n" }))).toMatchObject({ refreshToken: undefined });
    expect(await failure(json({ access_token: " \n" }))).toMatchObject({ code: "invalid_token_response" });
  });
});
