import { inspect } from "node:util";
import { isTokensError, memorySessions, newSession } from "@tokens/core";
import { testClock, type TestClock } from "@tokens/core/testing";
import { isApiError } from "@tokens/provider-kit";
import type { AccountClient, Settings } from "@tokens/provider-kit/descriptor";
import { loadProviders } from "@tokens/providers";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

const { providers } = await loadProviders();

/** An auth method of each provider, and what it needs. */
const connections: Readonly<Record<string, readonly [authMethod: string, settings: Settings]>> = {
  ergani: ["password", { username: "u", password: "canary-password", userType: "01", environment: "test" }],
  gitlab: ["login", { clientId: "c", clientSecret: "canary-secret" }],
  hubstaff: ["login", { clientId: "c", clientSecret: "canary-secret" }],
  oauth: ["login", { server: "github", clientId: "c", clientSecret: "canary-secret" }],
  podio: ["user", { clientId: "c", clientSecret: "canary-secret", username: "u", password: "canary-password" }],
  psohub: ["login", { clientId: "c", clientSecret: "canary-secret" }],
};

const jwt = fc
  .tuple(fc.jsonValue(), fc.record({ iat: fc.jsonValue(), exp: fc.jsonValue() }), fc.string())
  .map((parts) => parts.map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join("."));
const token = fc.oneof(jwt, fc.string({ unit: "binary" }), fc.constantFrom("a", "a.b.c", "..", "a\r\nb", "ä", "a\0"));
const names = [
  ..."access_token accessToken accessTokenExpired refresh_token refreshToken refreshTokenExpired expires_in".split(" "),
  ..."error error_description error_code error_detail errors code message details title type status".split(" "),
  ..."error_propagate error_parameters request token_endpoint issuer ref scope __proto__ toString".split(" "),
];
/** Values that break code which takes a member for granted, or turns one into text. */
const awkward = fc.constantFrom<unknown>(null, [null], [[]], [{}], { toString: 1, valueOf: 1 }, [{ toString: 1 }]);
const value = fc.oneof(token, awkward, fc.jsonValue({ maxDepth: 3 }), fc.constantFrom("invalid_grant", 1e308, -1));
const tokens = fc.constantFrom({}, { access_token: "a", accessToken: "a" });
const members = fc
  .tuple(tokens, fc.dictionary(fc.constantFrom(...names), value))
  .map(([some, others]): object => ({ ...some, ...others }));
const good = fc.constant(JSON.stringify({ access_token: "a", accessToken: "a" }));
const text = fc.oneof(
  { arbitrary: good, weight: 4 },
  members.map((body) => JSON.stringify(body)),
  fc.array(members, { maxLength: 2 }).map((body) => JSON.stringify(body)),
  fc.tuple(members, fc.nat(100)).map(([body, end]) => JSON.stringify(body).slice(0, end)),
  fc.nat(3000).map((depth) => `${'{"error":['.repeat(depth)}1${"]}".repeat(depth)}`),
  fc.string({ unit: "binary" }),
  fc.string().map((inner) => `<html><title>${inner}`),
  fc.constantFrom("", "null", "[]", "0", '"a"', "9".repeat(400)),
);
const answer = fc.record({
  text,
  status: fc.constantFrom(200, 200, 200, 201, 302, 400, 401, 403, 404, 409, 420, 422, 429, 500, 503),
  headers: fc.dictionary(
    fc.constantFrom("content-type", "retry-after", "www-authenticate", "location", "date", "x-ratelimit-reset", "link"),
    fc.oneof(
      fc.stringMatching(/^[ -~]*$/),
      fc.constantFrom("text/html", "application/json", 'Bearer error="invalid_token"', "1e400", "9".repeat(400), "-1"),
    ),
  ),
});

interface Scene {
  readonly client: AccountClient;
  readonly clock: TestClock;
}

const secrets = /canary-(password|secret|access|refresh)/;

/** An account whose provider gives one answer to everything. */
async function accountOf(name: string, { text: body, ...init }: { text: string }, expiresIn: number): Promise<Scene> {
  const [authMethod, settings] = connections[name]!;
  const connection = { provider: name, authMethod, settings };
  const provider = providers.find((one) => one.name === name)!;
  const described = (await provider.servers?.describe(settings)) ?? provider;
  const clock = testClock();
  const client = await described.open(connection, "u", {
    clock,
    sessions: memorySessions(),
    deadlineMs: 100,
    fetch: async () => new Response(body, init),
  });
  await client.tokens.save(
    newSession({
      accessToken: "canary-access",
      refreshToken: "canary-refresh",
      obtainedAt: clock.now() - 1,
      expiresAt: clock.now() + expiresIn,
    }),
  );
  return { client, clock };
}

/** The value, or the error where it is one that callers know. */
async function settled(work: Promise<unknown>): Promise<unknown> {
  try {
    return await work;
  } catch (error) {
    if (!isTokensError(error)) throw error;
    expect(inspect(error, { depth: 20 })).not.toMatch(secrets);
    return error;
  }
}

// Each case opens an account, and waits for timers.
const fewer = { numRuns: Math.ceil(fc.readConfigureGlobal().numRuns! / 40) };

test("every provider is here", () => {
  expect(providers.map(({ name }) => name).toSorted()).toEqual(Object.keys(connections));
});

describe.for(Object.keys(connections))("%s", (name) => {
  test("refreshes to a token that can be sent and stored, or fails with an error that callers know", async () => {
    const seen = { token: 0, error: 0 };
    await fc.assert(
      fc.asyncProperty(answer, async (one) => {
        const { client, clock } = await accountOf(name, one, -1);
        const result = await settled(clock.runUntil(client.tokens.refresh().then(() => client.tokens.accessToken())));
        seen[typeof result === "string" ? "token" : "error"] += 1;
        if (typeof result !== "string") return;
        expect(new Headers({ authorization: `Bearer ${result}` }).get("authorization")).toBe(`Bearer ${result}`);
        const session = await client.tokens.session();
        expect(JSON.parse(JSON.stringify(session))).toEqual(session);
        await client.tokens.close();
      }),
      fewer,
    );
    expect(Math.min(seen.token, seen.error)).toBeGreaterThan(0);
  });

  test("answers a call with a value or an API error, whatever the API says", async () => {
    const provider = providers.find((one) => one.name === name)!;
    const described = (await provider.servers?.describe(connections[name]![1])) ?? provider;
    // A POST is never repeated, which would take real time.
    const route = (await described.routes()).find((one) => one.route.startsWith("POST /"))?.route ?? "POST /user";
    const parameters = Object.fromEntries(Array.from(route.matchAll(/\{([^}]+)\}/g), ([, one]) => [one!, "1"]));
    const seen = { value: 0, error: 0 };
    await fc.assert(
      fc.asyncProperty(answer, async (one) => {
        const { client, clock } = await accountOf(name, one, 3_600_000);
        const result = await settled(clock.runUntil(client.request(route, { ...parameters, body: {} })));
        seen[isApiError(result) ? "error" : "value"] += 1;
        if (isApiError(result)) expect(result.detail === undefined || typeof result.detail === "string").toBe(true);
        await client.tokens.close();
      }),
      fewer,
    );
    expect(seen.error).toBeGreaterThan(0);
  });
});
