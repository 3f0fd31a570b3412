import { createOAuth } from "@tokens/oauth";
import { oauthLogin } from "@tokens/oauth/login";
import { createOAuth1, oauth1Login } from "@tokens/oauth/oauth1";
import { expect, test } from "vitest";

const server = { name: "example", endpoints: { token: "https://auth.example.com/token" }, clientId: "id" };
const consumer = { name: "photos", consumerKey: "key", consumerSecret: "s3cr3t" };
const apis = ["https://api.example.com"];

/** Calls as plain JavaScript may make them, without types. */
const calls = { createOAuth, oauthLogin, createOAuth1, oauth1Login } as unknown as Record<
  string,
  (options?: unknown) => unknown
>;

test.for<[name: string, options: unknown, message: RegExp]>([
  ["createOAuth", undefined, /^createOAuth\(\) takes an object of options, not undefined/],
  ["createOAuth", "s3cr3t", /takes an object of options, not a string/],
  ["createOAuth", { ...server, name: undefined }, /^name must be a non-empty string, not undefined/],
  ["createOAuth", { ...server, endpoints: {} }, /^endpoints\.token must be a non-empty string, not undefined/],
  ["createOAuth", { ...server, endpoints: undefined }, /example needs an issuer or endpoints: pass one of them/],
  ["createOAuth", server, /^apis must be an array of strings, not undefined\. .*\["https:\/\/api\.example\.com"\]/],
  ["createOAuth", { ...server, apis: apis[0] }, /^apis must be an array of strings, not a string/],
  ["createOAuth", { ...server, apis: ["api.example.com"] }, /^apis is not a URL/],
  ["createOAuth", { ...server, apis, clientSecret: 7 }, /^clientSecret must be a string, not a number/],
  [
    "createOAuth",
    { ...server, apis, clientAuthentication: "client_secret_basic" },
    /use "basic", "post", "none", "tls" or/,
  ],
  ["oauthLogin", undefined, /^oauthLogin\(\) takes an object of options, not undefined/],
  ["oauthLogin", server, /^scopes must be an array of strings, not undefined/],
  ["oauthLogin", { ...server, scopes: "openid email" }, /^scopes must be an array of strings, not a string/],
  ["oauthLogin", { ...server, scopes: [], redirectUri: 7 }, /^redirectUri must be a string, not a number/],
  ["createOAuth1", undefined, /^createOAuth1\(\) takes an object of options, not undefined/],
  ["createOAuth1", consumer, /^apis must be an array of strings, not undefined/],
  ["createOAuth1", { ...consumer, apis: [] }, /^apis is empty/],
  [
    "createOAuth1",
    { ...consumer, apis, consumerKey: "" },
    /^consumerKey must be a non-empty string, not an empty string/,
  ],
  ["oauth1Login", null, /^oauth1Login\(\) takes an object of options, not null/],
  ["oauth1Login", { ...consumer, callbackUrl: "oob" }, /^endpoints\.temporary must be a non-empty string/],
  ["oauth1Login", consumer, /^callbackUrl must be a non-empty string, not undefined/],
])("%s(%j) is refused, with what is right", ([name, options, message]) => {
  const refusal = { code: "provider_configuration", message: expect.stringMatching(message) };
  expect(() => calls[name]!(options)).toThrow(expect.objectContaining(refusal));
  expect(() => calls[name]!(options)).not.toThrow(/s3cr3t/);
});

test("a login without redirectUri has the device flow only", async () => {
  const login = oauthLogin({ ...server, scopes: [] });
  const refusal = { code: "provider_configuration", message: expect.stringMatching(/^redirectUri is missing/) };
  await expect(login.authorizationUrl()).rejects.toMatchObject(refusal);
  await expect(login.exchange("https://app.example.com/?code=c", { state: "s" })).rejects.toMatchObject(refusal);
});
