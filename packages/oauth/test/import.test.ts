import { readFileSync } from "node:fs";
import { join } from "node:path";
import { importAccounts, importKinds } from "@tokens/oauth/import";
import { serverNames } from "@tokens/oauth/servers";
import { expect, test } from "vitest";

const at = Date.parse("2026-01-02T03:04:05Z");

function fixture(kind: string): string {
  const suffix = kind === "better-auth" ? "jsonl" : "json";
  return readFileSync(join(import.meta.dirname, `fixtures/import/${kind}.${suffix}`), "utf8");
}

/** What a file holds, with the random versions of sessions left out. */
function read(kind: string, text = fixture(kind)) {
  const { accounts, skipped } = importAccounts(kind, text);
  return {
    accounts: accounts.map((account) => {
      const { version: _, ...session } = account.session;
      return { ...account, session };
    }),
    skipped,
  };
}

function reasons(kind: string, ...rows: readonly unknown[]): readonly string[] {
  return read(kind, JSON.stringify(rows)).skipped.map(({ reason }) => reason);
}

const kinds = [
  "authjs",
  "badgateway",
  "better-auth",
  "gcloud",
  "google-auth-library",
  "league",
  "nango",
  "php-oauth-api",
  "simple-oauth2",
];

test("the kinds are in alphabetical order", () => {
  expect(importKinds.map(({ kind }) => kind)).toEqual(kinds);
});

test.each(kinds)("%s: a file of named accounts that can be refreshed, issued at an unknown time", (kind) => {
  const { accounts } = read(kind);
  expect(accounts.length).toBeGreaterThanOrEqual(3);
  for (const { account, session } of accounts) {
    expect(account).toBeTypeOf("string");
    expect(session.refreshToken).toMatch(/rt-/);
    expect(session.obtainedAt).toBe(0);
  }
});

test("google-auth-library: authorized_user and Credentials of Node.js, and token.json of Python", () => {
  expect(read("google-auth-library")).toEqual({
    accounts: [
      {
        account: "alice",
        server: "google",
        // A refresh token alone: expired, so that the first call refreshes.
        session: { accessToken: "", refreshToken: "1//rt-google-alice", obtainedAt: 0, expiresAt: 1 },
        settings: { clientId: "client-of-node.apps.googleusercontent.com", clientSecret: "secret-of-node" },
      },
      {
        account: "bob",
        server: "google",
        session: {
          accessToken: "ya29.at-google-bob",
          refreshToken: "1//rt-google-bob",
          obtainedAt: 0,
          expiresAt: at,
          scope: "https://www.googleapis.com/auth/drive.readonly openid",
        },
        settings: { scopes: "https://www.googleapis.com/auth/drive.readonly openid" },
      },
      {
        account: "carol",
        server: "google",
        session: {
          accessToken: "ya29.at-google-carol",
          refreshToken: "1//rt-google-carol",
          obtainedAt: 0,
          expiresAt: at + 678,
          scope: "https://www.googleapis.com/auth/drive.readonly https://www.googleapis.com/auth/calendar",
        },
        settings: {
          clientId: "client-of-python.apps.googleusercontent.com",
          clientSecret: "secret-of-python",
          scopes: "https://www.googleapis.com/auth/drive.readonly https://www.googleapis.com/auth/calendar",
        },
      },
    ],
    skipped: [],
  });
});

test("google-auth-library: a token endpoint that is not Google's is kept", () => {
  const token = { token: "at", refresh_token: "rt", token_uri: "https://proxy.example.com/token" };
  expect(read("google-auth-library", JSON.stringify(token)).accounts[0]!.settings).toEqual({
    tokenUrl: "https://proxy.example.com/token",
  });
});

test("Google's files without tokens say what to do instead", () => {
  const key = { type: "service_account", private_key: "canary" };
  for (const kind of ["google-auth-library", "gcloud"]) {
    expect(
      reasons(kind, key, { type: "external_account" }, { installed: { redirect_uris: [], client_secret: "canary" } }),
    ).toEqual([
      expect.stringMatching(/key of a service account.*log in as a service account with it/),
      expect.stringMatching(/workload identity federation.*exchange/),
      expect.stringMatching(/client's file.*import token\.json/),
    ]);
  }
  expect(reasons("gcloud", { access_token: "at" })).toEqual([expect.stringContaining("authorized_user")]);
});

test("simple-oauth2: expires_at as ISO 8601, as String(date), or absent; expires_in counts from an unknown time", () => {
  const { accounts } = read("simple-oauth2");
  expect(accounts.map(({ session }) => session.expiresAt)).toEqual([at, at, undefined]);
  expect(accounts[0]).toMatchObject({
    server: undefined,
    session: { scope: "read write", parameters: { instance_url: "https://alice.my.example.com" } },
    settings: { scopes: "read write" },
  });
});

test("badgateway: a token beside the name of its user", () => {
  const { accounts } = read("badgateway");
  expect(accounts.map(({ account, session }) => [account, session.expiresAt, session.scope])).toEqual([
    ["alice", at, "read write"],
    ["bob", undefined, undefined],
    ["carol", at, undefined],
  ]);
  expect(accounts[2]!.session).toHaveProperty("parameters", { instance_url: "https://carol.my.example.com" });
});

test("Auth.js: rows in the spelling of several adapters, and names of its providers", () => {
  const { accounts, skipped } = read("authjs");
  expect(
    accounts.map(({ account, server, session }) => [account, server, session.accessToken, session.expiresAt]),
  ).toEqual([
    ["alice", "google", "at-authjs-alice", at],
    ["bob", "google", "at-authjs-bob", at],
    ["7", "google", "at-authjs-carol", at],
    ["alice", "microsoft", "at-authjs-ms", at],
  ]);
  expect(skipped).toEqual([{ row: 5, reason: "It is a login of type credentials, which has no tokens." }]);
  expect(reasons("authjs", { provider: "twitter", oauth_token: "ot", oauth_token_secret: "os" })).toEqual([
    expect.stringContaining("OAuth 1.0a"),
  ]);
});

test("Better Auth: JSON Lines with camelCase, snake_case and mongoexport, and scopes separated by commas", () => {
  const { accounts, skipped } = read("better-auth");
  expect(accounts.map(({ account, session }) => [account, session.expiresAt, session.refreshTokenExpiresAt])).toEqual([
    ["alice", at, undefined],
    ["bob", at, Date.parse("2096-01-02T03:04:05Z")],
    ["6561f0a1c2d3e4f5a6b7c8da", at, undefined],
  ]);
  expect(accounts[0]!.session.scope).toBe("openid https://www.googleapis.com/auth/drive");
  expect(skipped).toEqual([{ row: 4, reason: "It is a password login, which has no tokens." }]);
});

test("Nango: connections with credentials; the configuration names variables of the server", () => {
  const { accounts, skipped } = read("nango");
  expect(accounts.map(({ account, server }) => [account, server])).toEqual([
    ["alice", "google"],
    ["bob", "google"],
    ["carol", "google"],
  ]);
  expect(accounts[1]).toMatchObject({
    session: {
      expiresAt: at,
      scope: "openid email",
      parameters: { subdomain: "acme", instance_url: "https://acme.my.example.com" },
    },
    settings: { subdomain: "acme", clientId: "client-of-bob", scopes: "openid email" },
  });
  expect(skipped).toEqual([
    { row: 4, reason: expect.stringContaining("OAuth 1.0a") },
    { row: 5, reason: expect.stringContaining("GET /connections/{connectionId}?refresh_token=true") },
  ]);
  const credentials = { type: "OAUTH2", access_token: "at", expires_at: "2026-01-02T03:04:05Z" };
  expect(
    reasons("nango", { connection_id: "a", credentials }, { connection_id: "b", credentials: { type: "API_KEY" } }),
  ).toEqual([
    expect.stringMatching(/no refresh token.*refresh_token=true/),
    "It is a connection of type API_KEY, and only OAUTH2 is imported: connect it again.",
  ]);
  const config = { server: "evil", tokenUrl: "https://evil.example.com", region: "eu" };
  const own = { connection_id: "a", connection_config: config, credentials: { type: "OAUTH2", access_token: "at" } };
  expect(read("nango", JSON.stringify(own)).accounts[0]!.settings).toEqual({ region: "eu" });
  const forever = read(
    "nango",
    JSON.stringify({ connection_id: "a", credentials: { type: "OAUTH2", access_token: "at" } }),
  );
  expect(forever.accounts).toHaveLength(1);
});

test("league/oauth2-client: the owner of the token names an account that nothing else does", () => {
  const { accounts } = read("league");
  expect(accounts.map(({ account, session }) => [account, session.expiresAt])).toEqual([
    ["alice", at],
    ["1001", at],
    ["carol", undefined],
  ]);
  expect(accounts[2]!.session).toHaveProperty("parameters", { instance_url: "https://carol.my.example.com" });
});

test("PHP OAuth API: an export of phpMyAdmin; the session cookie never names an account", () => {
  const { accounts, skipped } = read("php-oauth-api");
  expect(accounts.map(({ account, server, session }) => [account, server, session.expiresAt])).toEqual([
    ["alice", "google", at],
    ["2", "google", at],
    ["carol", "google", undefined],
  ]);
  expect(accounts[2]!.session).toMatchObject({
    scope: "openid email",
    parameters: { instance_url: "https://carol.my.example.com" },
  });
  expect(JSON.stringify(accounts)).not.toContain("cookie-of-");
  expect(skipped.map(({ row }) => row)).toEqual([1, 2, 6, 7]);
});

test("what a token response tells beside the standard is kept by dotted paths, without tokens", () => {
  const raw = {
    access_token: "at",
    id_token: "canary",
    ok: true,
    bot_user_id: "U1",
    team: { id: "T1", name: "Acme" },
    authed_user: { id: "U2", access_token: "canary", expires_in: 3600 },
    athlete: { id: 7 },
  };
  const connection = { connection_id: "a", credentials: { type: "OAUTH2", access_token: "at", raw } };
  expect(read("nango", JSON.stringify(connection)).accounts[0]!.session).toHaveProperty("parameters", {
    bot_user_id: "U1",
    "team.id": "T1",
    "team.name": "Acme",
    "authed_user.id": "U2",
    "athlete.id": "7",
  });
});

test.each([
  ["azure-ad", "microsoft"],
  ["microsoft-entra-id", "microsoft"],
  ["Google", "google"],
  ["google-mail", "google"],
  ["atlassian", "jira"],
  ["battle.net", "battlenet"],
  ["github-app-oauth", "github"],
  ["LinkedIn2", "linkedin"],
  ["twitter", "x"],
  ["intuit", "quickbooks"],
  ["zoho_crm", "zoho"],
  ["box", "box"],
])("the provider %s is the server %s", (provider, server) => {
  const row = { provider, access_token: "at" };
  expect(read("authjs", JSON.stringify(row)).accounts[0]!.server).toBe(server);
  expect(serverNames).toContain(server);
});

test("one object, an array and JSON Lines with a broken line", () => {
  const token = { access_token: "at", refresh_token: "rt" };
  expect(read("league", JSON.stringify(token)).accounts).toMatchObject([{ account: undefined }]);
  expect(read("league", JSON.stringify([token, token])).accounts).toHaveLength(2);
  expect(read("league", `\uFEFF${JSON.stringify(token)}\n\n{"access_token":"cut\n`)).toMatchObject({
    accounts: [{}],
    skipped: [{ row: 2, reason: "It is not a JSON object." }],
  });
});

test("text without rows is refused, without a word of it", () => {
  for (const text of ["", "canary", '{"access_token":"canary', "[]", "7"])
    expect(() => importAccounts("league", text)).toThrowError(/^(?!.*canary)The file (is neither JSON|holds no rows)/);
  expect(() => importAccounts("nowhere", "{}")).toThrowError(
    /no import format "nowhere"\. Available: authjs, badgateway/,
  );
});

test("a value that can be no token is a reason, without the value", () => {
  expect(
    reasons("league", { access_token: "canary\nline" }, { refresh_token: "canary\u0000" }, { access_token: " " }),
  ).toEqual([
    expect.stringMatching(/^(?!.*canary)Its access token contains a line break/),
    expect.stringMatching(/^(?!.*canary)Its refresh token contains/),
    "It holds neither an access token nor a refresh token.",
  ]);
});

test.each([
  [1_767_323_045, at],
  ["1767323045", at],
  [1_767_323_045_000, at],
  ["2026-01-02 03:04:05", at],
  ["2026-01-02T03:04:05", at],
  ["2026-01-02T05:04:05+02:00", at],
  ["2026-01-02 03:04:05+00", at],
  [0, undefined],
  [3600, undefined],
  ["0000-00-00 00:00:00", undefined],
  ["soon", undefined],
  [1e300, undefined],
  [null, undefined],
])("a time written %j is %j", (expires, expected) => {
  const text = JSON.stringify({ access_token: "at", expires });
  expect(read("league", text).accounts[0]!.session.expiresAt).toBe(expected);
});
