import { createHubstaff, ProviderConfigurationError } from "@tokens/hubstaff";
import { importSession } from "@tokens/hubstaff/import";
import { hubstaffLogin } from "@tokens/hubstaff/login";
import { createHubstaffMock } from "@tokens/hubstaff/msw";
import { memorySessions } from "@tokens/core";
import { testClock } from "@tokens/core/testing";
import { setupServer } from "msw/node";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const clock = testClock();
const mock = createHubstaffMock({ clock });
const server = setupServer(...mock.handlers);
const day = 86_400_000;

beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
afterAll(() => server.close());

function jwt(payload: object): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");
  return `${part({ alg: "RS256", typ: "JWT" })}.${part(payload)}.c2lnbmF0dXJl`;
}

/** What the vendor's Node sample stores. */
function sample(token: object): string {
  const issuer = {
    issuer: "https://account.hubstaff.com",
    token_endpoint: "https://account.hubstaff.com/access_tokens",
  };
  return JSON.stringify({
    api_base_url: "https://api.hubstaff.com/",
    issuer,
    issuer_expires_at: 1_767_830_400.5,
    token,
  });
}

test("a session that the vendor's sample started continues here", async () => {
  const other = createHubstaff({ personalAccessToken: mock.personalAccessToken, clock });
  const { accessToken, refreshToken } = await other.tokens.session();
  const json = sample({ access_token: accessToken, refresh_token: refreshToken, expires_at: 1, token_type: "bearer" });
  const session = importSession(json);
  expect(session).toMatchObject({ accessToken, refreshToken });
  expect(session.expiresAt! - session.obtainedAt).toBe(day);
  expect(session.refreshTokenExpiresAt! - session.obtainedAt).toBe(90 * day);
  const hubstaff = createHubstaff({ personalAccessToken: session.refreshToken, clock });
  await hubstaff.tokens.save(session);
  await hubstaff.request("GET /v2/users/me");
  expect(mock.requests("POST /access_tokens")).toHaveLength(1);
  await clock.advance(day);
  await hubstaff.request("GET /v2/users/me");
  expect(mock.requests("POST /access_tokens")).toHaveLength(2);
  expect(mock.reuses()).toBe(0);
});

describe("the expiry of the access token", () => {
  const iat = 1_800_000_000;
  test.for<[string, object, number | undefined, number]>([
    ["its own exp", { access_token: jwt({ iat, exp: iat + 60 }), expires_at: 9 }, (iat + 60) * 1000, iat * 1000],
    ["expires_at", { access_token: "opaque", expires_at: iat + 5 }, (iat + 5) * 1000, 0],
    ["expires_at as text", { access_token: "opaque", expires_at: String(iat) }, iat * 1000, 0],
    ["expires_in from its iat", { access_token: jwt({ iat }), expires_in: 30 }, (iat + 30) * 1000, iat * 1000],
    ["unknown by expires_in alone", { access_token: "opaque", expires_in: 30 }, undefined, 0],
    [
      "expires_at where its own is no date",
      { access_token: jwt({ iat, exp: 1e308 }), expires_at: iat },
      iat * 1000,
      iat * 1000,
    ],
    ["unknown", { access_token: "opaque", expires_at: "soon", refresh_token: " " }, undefined, 0],
  ])("is %s", ([, token, expiresAt, obtainedAt]) => {
    for (const json of [sample(token), JSON.stringify(token)]) {
      const session = importSession(json);
      expect([session.expiresAt, session.obtainedAt]).toEqual([expiresAt, obtainedAt]);
      expect(session.refreshToken).toBeUndefined();
    }
  });
});

/** What the vendor's programs store before they request their first access token. */
describe("a refresh token alone", () => {
  test.for<[string, (token: string) => string]>([
    [
      "in the form that the samples' README shows",
      (refresh_token) => JSON.stringify({ token: { refresh_token } }, null, 4),
    ],
    ["after the Node sample has started", (refresh_token) => sample({ refresh_token })],
    [
      "after the PHP sample has started",
      (refresh_token) =>
        JSON.stringify({
          token: { refresh_token },
          issuer_url: "https://account.hubstaff.com",
          api_base_url: "https://api.hubstaff.com/",
        }),
    ],
    [
      "with empty members",
      (refresh_token) => sample({ access_token: null, refresh_token, expires_at: null, scope: "" }),
    ],
    ["at the top", (refresh_token) => JSON.stringify({ refresh_token })],
    [
      "in hubstaff-cli's config.toml",
      (refresh_token) => `format = "json"\n\n[auth]\nrefresh_token = "${refresh_token}"\n`,
    ],
  ])("%s: an expired session, refreshed on first use", async ([, write]) => {
    mock.reset();
    const personalAccessToken = mock.createPersonalAccessToken();
    const session = importSession(write(personalAccessToken));
    expect(session).toMatchObject({ accessToken: "", refreshToken: personalAccessToken, obtainedAt: 0 });
    expect(session.expiresAt).toBeGreaterThan(0);
    expect(session.expiresAt).toBeLessThan(clock.now());
    expect(session.refreshTokenExpiresAt! - clock.now()).toBeLessThanOrEqual(90 * day);

    const sessions = memorySessions();
    const hubstaff = createHubstaff({ personalAccessToken: session.refreshToken, sessions, clock });
    await hubstaff.tokens.save(session);
    expect((await hubstaff.request("GET /v2/users/me")).user.id).toBe(11);
    // Another process finds what the first has stored.
    const other = createHubstaff({ personalAccessToken: session.refreshToken, sessions, clock });
    await other.request("GET /v2/users/me");
    expect(mock.requests("POST /access_tokens")).toHaveLength(1);
    expect(mock.requests("GET /v2/users/me").every(({ headers }) => headers.get("authorization")!.length > 20)).toBe(
      true,
    );
  });

  test("of an app is refreshed with the app's credentials", async () => {
    mock.reset();
    const login = hubstaffLogin({ ...mock, redirectUri: "https://app.example.com/", scopes: ["hubstaff:read"], clock });
    const { url, checks } = await login.authorizationUrl();
    const callback = (await fetch(url, { redirect: "manual" })).headers.get("location")!;
    const { refreshToken } = (await login.exchange(callback, checks)).session;
    const { clientId, clientSecret } = mock;
    const hubstaff = createHubstaff({ clientId, clientSecret, clock });
    await hubstaff.tokens.save(importSession(JSON.stringify({ token: { refresh_token: refreshToken } })));
    expect((await hubstaff.request("GET /v2/users/me")).user.id).toBe(11);
  });
});

test("the config.toml of hubstaff-cli", () => {
  const [access, refresh] = [jwt({ iat: 1_800_000_000, exp: 1_800_086_400 }), jwt({ exp: 1_807_776_000 })];
  for (const [quote, end] of [
    ['"', "\n"],
    ["'", "\r\n"],
  ]) {
    const lines = [
      'api_url = "https://api.hubstaff.com/v2"',
      "organization = 42",
      "",
      "[auth]",
      `access_token = ${quote}${access}${quote}`,
      `refresh_token = ${quote}${refresh}${quote}`,
      "expires_at = 1800086400",
      "",
    ];
    expect(importSession(lines.join(end))).toMatchObject({
      accessToken: access,
      refreshToken: refresh,
      expiresAt: 1_800_086_400_000,
      refreshTokenExpiresAt: 1_807_776_000_000,
    });
  }
  const opaque = '[auth]\naccess_token = "opaque"\nexpires_at = 1800086400\n';
  expect(importSession(opaque)).toMatchObject({ accessToken: "opaque", expiresAt: 1_800_086_400_000 });
});

test.for<[string, RegExp]>([
  ['{"token":{}}', /holds no tokens/],
  ['{"token":[]}', /holds no tokens/],
  ['{"token":{"refresh_token":" "}}', /holds no tokens/],
  ["{}", /holds no tokens/],
  ["[]", /holds no tokens/],
  ["null", /holds no tokens/],
  ['{"token":{"access_token":7}}', /holds no tokens/],
  ['{"token":{"access_token":"s3cr', /not JSON/],
  ['api_url = "https://api.hubstaff.com/v2"\nformat = "json"\n', /nor a config\.toml/],
  ['[auth]\naccess_token = "s3cr', /may have been cut short/],
  ["", /not JSON/],
])("nothing to import in %s", ([json, message]) => {
  expect(() => importSession(json)).toThrow(ProviderConfigurationError);
  expect(() => importSession(json)).toThrow(message);
  expect(() => importSession(json)).not.toThrow(/s3cr/);
});
