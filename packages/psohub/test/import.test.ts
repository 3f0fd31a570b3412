import { ProviderConfigurationError } from "@tokens/core";
import { createPsohub } from "@tokens/psohub";
import { importSession } from "@tokens/psohub/import";
import { createPsohubMock } from "@tokens/psohub/msw";
import { setupServer } from "msw/node";
import { afterAll, beforeAll, expect, test } from "vitest";

const mock = createPsohubMock();
const server = setupServer(...mock.handlers);
beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
afterAll(() => server.close());

const redirect_uri = "https://app.example.com/callback";
const stored = { access_token: "old", refresh_token: "rt", redirect_uri };

test("a token response with its redirect URI is refreshed on first use", async () => {
  const { clientId, clientSecret } = mock;
  const host = "https://www.psohubapp.com";
  const query = new URLSearchParams({ clientid: clientId, redirecturl: redirect_uri, scope: "projects" });
  const page = await fetch(`${host}/link/apiauthorization?${query.toString()}`, { redirect: "manual" });
  const code = new URL(page.headers.get("location")!).searchParams.get("code")!;
  const body = new URLSearchParams({
    grant_type: "authorization_code",
    client_id: clientId,
    client_secret: clientSecret,
    redirect_uri,
    code,
    authorization_code: code,
  });
  const tokens = (await (await fetch(`${host}/oauth/token`, { method: "POST", body })).json()) as typeof stored;
  const session = importSession(JSON.stringify({ ...tokens, redirect_uri }));
  expect(session).toMatchObject({ refreshToken: tokens.refresh_token, redirectUri: redirect_uri });
  const alice = createPsohub({ clientId, clientSecret }).for("alice");
  await alice.tokens.save(session);
  await alice.request("GET /companies", { query: { limit: 1 } });
  expect((await alice.tokens.session()).accessToken).not.toBe(tokens.access_token);
});

test.each([
  ["{", /is not JSON/],
  ["null", /holds no access_token/],
  [JSON.stringify({ ...stored, refresh_token: "" }), /holds no refresh_token/],
  [JSON.stringify({ ...stored, redirect_uri: undefined }), /holds no redirect_uri/],
  ['{"access_token":"s3cr', /is not JSON/],
])("nothing to import in %s", (text, message) => {
  expect(() => importSession(text)).toThrow(ProviderConfigurationError);
  expect(() => importSession(text)).toThrow(message);
  expect(() => importSession(text)).not.toThrow(/s3cr/);
});
