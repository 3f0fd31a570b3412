import { newSession, TokenManager, type GrantContext } from "@tokens/core";
import { testClock } from "@tokens/core/testing";
import {
  bearer,
  clientSecretBasic,
  clientSecretPost,
  oauthProvider,
  publicClient,
  type OAuthProviderOptions,
} from "@tokens/provider-kit";
import { expect, test } from "vitest";

const tokenUrl = "https://auth.example.com/token";
const revocationUrl = "https://auth.example.com/revoke";

const example: OAuthProviderOptions = {
  name: "example",
  provider: "Example",
  realm: ["auth.example.com", "id"],
  origins: ["https://api.example.com"],
  endpoints: { tokenUrl, revocationUrl },
  client: clientSecretBasic("id", "secret"),
};

/** An expired account at a server that gives these answers in turn, and the requests it was sent. */
async function accountAt(answers: readonly Response[], options: Partial<OAuthProviderOptions> = {}) {
  const clock = testClock();
  const sent: { url: string; headers: Headers; body: Record<string, string> }[] = [];
  const provider = oauthProvider({ ...example, ...options });
  const tokens = TokenManager.create(provider, {
    clock,
    fetch: async (input, init) => {
      const { url, headers } = new Request(input, init);
      const body = Object.fromEntries(new URLSearchParams(await new Request(input, init).text()));
      sent.push({ url, headers, body });
      return answers[sent.length - 1]!;
    },
  });
  await tokens.save(expired);
  return { tokens, sent, clock };
}

const expired = newSession({ accessToken: "old", refreshToken: "r", obtainedAt: 1, expiresAt: 2 });

/** A provider whose server gives this answer, and what its functions are called with. */
function direct(answer: Response, options: Partial<OAuthProviderOptions> = {}) {
  const inits: RequestInit[] = [];
  const context: GrantContext = {
    account: "default",
    now: () => 1_000_000,
    signal: new AbortController().signal,
    fetch: async (_, init = {}) => {
      inits.push(init);
      return answer;
    },
  };
  return { provider: oauthProvider({ ...example, ...options }), context, inits };
}

test("sends the token that a session has now, also when its manager changes the object in place", () => {
  const stored = { ...expired, accessToken: "first" };
  expect(bearer(stored)).toEqual({ authorization: "Bearer first" });
  stored.accessToken = "second";
  expect(bearer(stored)).toEqual({ authorization: "Bearer second" });
});

test("an expired session is refreshed by its client, who names itself", async () => {
  const { tokens, sent, clock } = await accountAt([Response.json({ access_token: "a", refresh_token: "r-2" })], {
    defaultLifetimeMs: 60_000,
    refreshTokenLifetimeMs: 90_000,
    refreshParameters: { audience: "api" },
  });
  expect(await tokens.session()).toMatchObject({
    accessToken: "a",
    refreshToken: "r-2",
    refreshTokenExpiresAt: clock.now() + 90_000,
  });
  const [{ url, headers, body }] = sent as [(typeof sent)[0]];
  expect([url, body]).toEqual([tokenUrl, { grant_type: "refresh_token", refresh_token: "r", audience: "api" }]);
  expect(headers.get("authorization")).toBe(`Basic ${btoa("id:secret")}`);
  expect(headers.get("user-agent")).toMatch(/^tokens-example\//);
});

test.for([
  [clientSecretPost("id", "secret"), { client_id: "id", client_secret: "secret" }],
  [publicClient("id"), { client_id: "id" }],
] as const)("a client authenticates in the body: %#", async ([client, parameters]) => {
  const { tokens, sent } = await accountAt([Response.json({ access_token: "a" }), new Response()], { client });
  await tokens.refresh();
  await tokens.logout();
  expect(sent.map(({ body }) => body)).toEqual([
    { grant_type: "refresh_token", refresh_token: "r", ...parameters },
    { token: "r", token_type_hint: "refresh_token", ...parameters },
  ]);
  expect(sent.map(({ headers }) => headers.get("authorization"))).toEqual([null, null]);
});

test.for([
  [undefined, "interrupted"],
  [true, "interrupted"],
  [false, "refused"],
] as const)("after an interrupted refresh, rotation %s: %s", async ([rotation, reason]) => {
  const { provider, context } = direct(Response.json({ error: "invalid_grant" }, { status: 400 }), { rotation });
  const interrupted = { ...context, interrupted: { since: 1 } };
  await expect(provider.refresh(expired, interrupted)).rejects.toMatchObject({ reason });
});

test("a refresh token that stays keeps its end", async () => {
  const answer = Response.json({ access_token: "a", refresh_token: "r" });
  const { provider, context } = direct(answer, { refreshTokenLifetimeMs: 90_000 });
  expect((await provider.refresh(expired, context)).refreshTokenExpiresAt).toBeUndefined();
});

test("a revocation follows no redirect, and its failure is reported", async () => {
  const redirect = new Response(null, { status: 307, headers: { location: "https://elsewhere.example" } });
  const { provider, context, inits } = direct(redirect);
  await expect(provider.revoke(expired, context)).rejects.toMatchObject({ code: "provider_unavailable", status: 307 });
  expect(inits.map(({ redirect: mode }) => mode)).toEqual(["manual"]);
});

test("endpoints may be found later; without one for revocation, a logout sends nothing", async () => {
  const refreshUrl = "https://auth.example.com/refresh";
  const { tokens, sent } = await accountAt([Response.json({ access_token: "a" })], {
    endpoints: async () => ({ tokenUrl, refreshUrl }),
  });
  await tokens.refresh();
  await tokens.logout();
  expect(sent.map(({ url }) => url)).toEqual([refreshUrl]);
});

test.for([
  ['Bearer error="invalid_token"', true],
  ["Bearer", true],
  ['Bearer error="insufficient_scope"', false],
] as const)("a 401 with %s: refresh %s", async ([challenge, isExpired]) => {
  const { isExpiredToken } = oauthProvider(example);
  const response = new Response(null, { status: 401, headers: { "www-authenticate": challenge } });
  expect(await isExpiredToken(response)).toBe(isExpired);
});
