import { createHubstaff, importConfigState, ProviderConfigurationError } from "@tokens/hubstaff";
import { createHubstaffMock } from "@tokens/hubstaff/msw";
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

/** What the vendor's sample for Node keeps. */
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

test("a chain that the vendor's sample began goes on here", async () => {
  const other = createHubstaff({ personalAccessToken: mock.personalAccessToken, clock });
  const { accessToken, refreshToken } = await other.tokens.session();
  const json = sample({ access_token: accessToken, refresh_token: refreshToken, expires_at: 1, token_type: "bearer" });
  const session = importConfigState(json);
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
  expect(mock.reuses).toBe(0);
});

describe("the end of the access token", () => {
  const iat = 1_800_000_000;
  test.for<[string, object, number | undefined, number]>([
    ["its own exp", { access_token: jwt({ iat, exp: iat + 60 }), expires_at: 9 }, (iat + 60) * 1000, iat * 1000],
    ["expires_at", { access_token: "opaque", expires_at: iat + 5 }, (iat + 5) * 1000, 0],
    ["expires_at as text", { access_token: "opaque", expires_at: String(iat) }, iat * 1000, 0],
    ["expires_in from its iat", { access_token: jwt({ iat }), expires_in: 30 }, (iat + 30) * 1000, iat * 1000],
    ["unknown by expires_in alone", { access_token: "opaque", expires_in: 30 }, undefined, 0],
    ["unknown", { access_token: "opaque", expires_at: "soon", refresh_token: " " }, undefined, 0],
  ])("is %s", ([, token, expiresAt, obtainedAt]) => {
    for (const json of [sample(token), JSON.stringify(token)]) {
      const session = importConfigState(json);
      expect([session.expiresAt, session.obtainedAt]).toEqual([expiresAt, obtainedAt]);
      expect(session.refreshToken).toBeUndefined();
    }
  });
});

test.for<[string, RegExp]>([
  ['{"token":{"refresh_token":"s3cret"}}', /as personalAccessToken instead/],
  ['{"token":{}}', /holds no tokens/],
  ["{}", /holds no tokens/],
  ["[]", /holds no tokens/],
  ["null", /holds no tokens/],
  ['{"token":{"access_token":7}}', /holds no tokens/],
  ['{"token":{"access_token":"s3cr', /not JSON/],
])("nothing to import in %s", ([json, message]) => {
  expect(() => importConfigState(json)).toThrow(ProviderConfigurationError);
  expect(() => importConfigState(json)).toThrow(message);
  expect(() => importConfigState(json)).not.toThrow(/s3cr/);
});
