import { createMock, oauthServer, type OAuthGrant } from "@tokens/provider-kit/msw";
import { base64url } from "@tokens/provider-kit";
import { setupServer } from "msw/node";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const authUrl = "https://auth.example.com";
const redirectUri = "https://app.example.com/callback";
const verifier = "v".repeat(43);
const parts = createMock<object, OAuthGrant>({
  options: { seed: 1 },
  accessTtlMs: 3_600_000,
  refreshTtlMs: 86_400_000,
  onReuse: "revoke-family",
  mint: ({ kind, serial }) => `${kind}-${serial}`,
  initialState: () => ({}),
});
const server = setupServer(
  ...oauthServer(parts, {
    authUrl,
    clientId: "id",
    clientSecret: "s:cret",
    paths: { authorization: "/authorize", token: "/token", revocation: "/revoke" },
  }),
);
beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
afterAll(() => server.close());

const client = { client_id: "id", client_secret: "s:cret" };

async function post(
  path: string,
  form: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: Record<string, unknown> }> {
  const response = await fetch(authUrl + path, { method: "POST", body: new URLSearchParams(form), headers });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

/** A code of the authorization page, which approves at once. */
async function newCode(): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier));
  const query = new URLSearchParams({
    response_type: "code",
    client_id: "id",
    redirect_uri: redirectUri,
    scope: "read",
    state: "s",
    code_challenge: base64url(new Uint8Array(digest)),
  });
  const page = await fetch(`${authUrl}/authorize?${query.toString()}`, { redirect: "manual" });
  const callback = new URL(page.headers.get("location")!);
  expect(callback.searchParams.get("state")).toBe("s");
  return callback.searchParams.get("code")!;
}

const exchange = (code: string): Record<string, string> => ({
  grant_type: "authorization_code",
  code,
  redirect_uri: redirectUri,
  code_verifier: verifier,
});

describe("a code", () => {
  test("is exchanged once", async () => {
    const code = await newCode();
    expect(await post("/token", { ...exchange(code), ...client })).toMatchObject({
      status: 200,
      body: { token_type: "Bearer", expires_in: 3600, scope: "read", access_token: expect.any(String) },
    });
    expect(await post("/token", { ...exchange(code), ...client })).toMatchObject({
      status: 400,
      body: { error: "invalid_grant" },
    });
  });

  test.for([{ code_verifier: "another" }, { redirect_uri: "https://evil.example.com" }, { code: "unknown" }])(
    "is refused with %o",
    async (wrong) => {
      const form = { ...exchange(await newCode()), ...client, ...wrong };
      expect(await post("/token", form)).toMatchObject({ status: 400, body: { error: "invalid_grant" } });
    },
  );
});

describe("a client", () => {
  test("authenticates in the header too", async () => {
    const authorization = `Basic ${btoa("id:s%3Acret")}`;
    expect(await post("/token", exchange(await newCode()), { authorization })).toMatchObject({ status: 200 });
  });

  test.for(["/token", "/revoke"])("with a wrong secret is refused by %s", async (path) => {
    const form = { grant_type: "refresh_token", token: "x", ...client, client_secret: "wrong" };
    expect(await post(path, form)).toMatchObject({ status: 401, body: { error: "invalid_client" } });
  });

  test("is told of a grant type that there is not", async () => {
    expect(await post("/token", { grant_type: "password", ...client })).toMatchObject({
      status: 400,
      body: { error: "unsupported_grant_type" },
    });
  });
});

test("a revoked refresh token ends its family", async () => {
  const { body } = await post("/token", { ...exchange(await newCode()), ...client });
  const refresh = { grant_type: "refresh_token", ...client };
  const { body: next } = await post("/token", { ...refresh, refresh_token: body["refresh_token"] as string });
  const token = next["refresh_token"] as string;
  expect(await post("/revoke", { token, ...client })).toEqual({ status: 200, body: {} });
  expect(await post("/token", { ...refresh, refresh_token: token })).toMatchObject({
    body: { error: "invalid_grant" },
  });
  expect(parts.grants.look(next["access_token"] as string).status).toBe("revoked");
});
