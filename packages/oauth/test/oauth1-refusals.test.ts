import { createHmac } from "node:crypto";
import { memorySessions } from "@tokens/core";
import {
  createOAuth1,
  oauth1Header,
  oauth1Login,
  type OAuth1LoginOptions,
  type OAuth1Server,
  type OAuth1Session,
  type SignatureMethod,
} from "@tokens/oauth/oauth1";
import OAuth from "oauth-1.0a";
import { setupServer } from "msw/node";
import { describe, expect, onTestFinished, test } from "vitest";
import { createOAuth1Mock, type OAuth1MockState } from "../src/msw/oauth1-mock.ts";
import { trello } from "../src/servers/trello.ts";
import { twitterOauth1 } from "../src/servers/twitter-oauth1.ts";
import { listen, visit } from "./oauth1-http.ts";

const photos: OAuth1Server = {
  name: "photos",
  title: "Photos",
  endpoints: {
    temporary: "https://photos.example.net/initiate",
    authorization: "https://photos.example.net/authorize",
    token: "https://photos.example.net/token",
  },
  apis: ["https://photos.example.net"],
};
const callbackUrl = "http://127.0.0.1/ready";
const refused = { code: "reauthorization_required", reason: "refused" };
const misconfigured = { code: "provider_configuration" };

/** An independent client. */
function otherClient(consumer: { consumerKey: string; consumerSecret: string }, method: SignatureMethod): OAuth {
  const hash = method === "HMAC-SHA256" ? "sha256" : "sha1";
  return new OAuth({
    consumer: { key: consumer.consumerKey, secret: consumer.consumerSecret },
    signature_method: method,
    ...(method !== "PLAINTEXT" && {
      hash_function: (base, key) => createHmac(hash, key).update(base).digest("base64"),
    }),
  });
}

describe.each<SignatureMethod>(["HMAC-SHA1", "HMAC-SHA256", "PLAINTEXT"])("%s", (signatureMethod) => {
  test("is computed as oauth-1.0a computes it", async () => {
    const consumer = { consumerKey: "key&", consumerSecret: "s e/cret" };
    const other = otherClient(consumer, signatureMethod);
    const token = { key: "tök=en", secret: "t%s" };
    const url = "https://photos.example.net/a/b?x=%20y&x=!*'()&z";
    const expected = other.authorize({ method: "POST", url, data: { text: "a+b c&d" } }, token);
    const header = await oauth1Header(
      { method: "POST", url, form: new URLSearchParams({ text: "a+b c&d" }).toString() },
      { ...consumer, token: token.key, tokenSecret: token.secret },
      {
        method: signatureMethod,
        timestamp: expected.oauth_timestamp,
        nonce: expected.oauth_nonce,
        parameters: { oauth_version: "1.0" },
      },
    );
    expect(header).toContain(`oauth_signature="${other.percentEncode(expected.oauth_signature)}"`);
  });

  test("of oauth-1.0a is accepted by the mock, and a wrong one is not", async () => {
    const { mock, server } = await listen({ ...photos, signatureMethod });
    const client = otherClient(mock, signatureMethod);
    const post = async (url: string, data: object, token?: OAuth.Token): Promise<URLSearchParams> => {
      const signed = client.authorize({ method: "POST", url, data }, token);
      const response = await fetch(url, { method: "POST", headers: { ...client.toHeader(signed) } });
      return new URLSearchParams(await response.text());
    };
    const { temporary, authorization, token } = server.endpoints;
    const credentials = await post(temporary, { oauth_callback: "oob" });
    const key = credentials.get("oauth_token")!;
    const secret = credentials.get("oauth_token_secret")!;
    const verifier = await visit(`${authorization}?oauth_token=${key}`);
    expect(Object.fromEntries(await post(token, { oauth_verifier: verifier }, { key, secret: "other" }))).toEqual({
      oauth_problem: "signature_invalid",
    });
    const granted = await post(token, { oauth_verifier: verifier }, { key, secret });
    const user = { key: granted.get("oauth_token")!, secret: granted.get("oauth_token_secret")! };
    const url = `${server.apis[0]}/photos?size=a%20b`;
    const headers = { ...client.toHeader(client.authorize({ method: "GET", url }, user)) };
    expect((await fetch(url, { headers })).status).toBe(200);
  });
});

describe("a login", () => {
  async function start(more: Partial<OAuth1LoginOptions> = {}) {
    const { mock, server } = await listen(photos);
    const login = oauth1Login({ ...server, ...mock, callbackUrl, ...more });
    return { mock, server, login };
  }

  test.each([
    [{ consumerSecret: "wr0ng" }, "signature_invalid"],
    [{ consumerKey: "wr0ng" }, "consumer_key_unknown"],
    [{ signatureMethod: "PLAINTEXT" as const }, "signature_method_rejected"],
  ])("with %j is a mistake of the program, with the server's reason", async (more, problem) => {
    const { login } = await start(more);
    const error = await login.authorizationUrl().catch((caught: unknown) => caught);
    expect(error).toMatchObject({ ...misconfigured, providerCode: problem });
    expect((error as Error).message).toMatch(`Photos answered the login with 40`);
    expect((error as Error).message).toMatch(`(${problem}`);
    expect((error as Error).message).not.toMatch("wr0ng");
  });

  test("on a machine whose clock is wrong says so", async () => {
    const { login } = await start({ clock: { now: () => Date.now() - 3_600_000, sleep: async () => undefined } });
    await expect(login.authorizationUrl()).rejects.toMatchObject({
      ...misconfigured,
      providerCode: "timestamp_refused",
      message: expect.stringMatching(/Set the clock of this machine/),
    });
  });

  test.each<[OAuth1MockState["decision"], string]>([
    ["denied", "denied"],
    ["oauth_problem", "permission_denied"],
  ])("that the user refuses (%s) ends, with the reason", async (decision, reason) => {
    const { mock, login } = await start();
    mock.state.decision = decision;
    const { url, checks } = await login.authorizationUrl();
    await expect(login.exchange(await visit(url), checks)).rejects.toMatchObject({
      ...refused,
      providerCode: reason,
      message: `Photos did not grant access (${reason}). Start the login again.`,
    });
    expect(mock.requests("token")).toHaveLength(0);
  });

  test("without a verifier, or with another one, is refused", async () => {
    const { login } = await start();
    const { url, checks } = await login.authorizationUrl();
    const callback = new URL(await visit(url));
    callback.searchParams.set("oauth_verifier", "other");
    await expect(login.exchange(callback, checks)).rejects.toMatchObject({
      ...refused,
      providerCode: "verifier_invalid",
    });
    callback.searchParams.delete("oauth_verifier");
    await expect(login.exchange(callback, checks)).rejects.toMatchObject(refused);
    await expect(login.exchange({ verifier: "" }, checks)).rejects.toMatchObject(misconfigured);
  });

  test("works once", async () => {
    const { login } = await start();
    const { url, checks } = await login.authorizationUrl();
    const callback = await visit(url);
    await login.exchange(callback, checks);
    await expect(login.exchange(callback, checks)).rejects.toMatchObject({ ...refused, providerCode: "token_used" });
  });

  test("without a callback takes no text for a verifier", async () => {
    const { login } = await start({ callbackUrl: "oob" });
    const { url, checks } = await login.authorizationUrl();
    await expect(login.exchange(await visit(url), checks)).rejects.toMatchObject({
      ...misconfigured,
      message: expect.stringMatching(/\{ verifier \}/),
    });
  });

  test("needs no origin in the callback", async () => {
    const { login } = await start();
    const { url, checks } = await login.authorizationUrl();
    const { pathname, search } = new URL(await visit(url));
    expect((await login.exchange(pathname + search, checks)).session.accessToken).toMatch(/^access-/);
  });

  test("never repeats a secret that the server's answer contains", async () => {
    const { mock, login } = await start();
    const { checks } = await login.authorizationUrl();
    mock.failNext({ status: 401, body: { errors: [{ code: 7, message: `bad ${checks.tokenSecret}` }] } });
    await expect(login.exchange({ verifier: "v" }, checks)).rejects.toThrow(/^Photos .* 401 \(7: bad \[redacted\]\)/);
  });
});

describe("the mocked API", () => {
  test("refuses an unsigned request, a replayed one, and one whose address was changed", async () => {
    const { mock, server } = await listen(photos);
    const api = `${server.apis[0]}/photos`;
    const problemOf = async (url: string, headers: Record<string, string> = {}): Promise<string | null> =>
      new URLSearchParams(await (await fetch(url, { headers })).text()).get("oauth_problem");
    expect(await problemOf(api)).toBe("parameter_absent");

    const tokens = createOAuth1({ ...server, ...mock });
    await tokens.save(mock.session());
    expect((await tokens.fetch(api)).status).toBe(200);
    const authorization = mock.requests("api").at(-1)!.headers.get("authorization")!;
    expect(await problemOf(api, { authorization })).toBe("nonce_used");
    expect(await problemOf(`${api}?all`, { authorization })).toBe("signature_invalid");
  });
});

test("the mock's handlers serve MSW at the real addresses", async () => {
  const mock = createOAuth1Mock({ server: trello, seed: 1 });
  const msw = setupServer(...mock.handlers);
  msw.listen();
  onTestFinished(() => msw.close());
  const login = oauth1Login({ ...trello, ...mock, callbackUrl });
  const { url, checks } = await login.authorizationUrl();
  const { session } = await login.exchange(await visit(url), checks);
  const tokens = createOAuth1({ ...trello, ...mock });
  await tokens.save(session);
  expect((await tokens.fetch("https://api.trello.com/1/members/me")).status).toBe(200);
  mock.reset();
  await expect(tokens.fetch("https://api.trello.com/1/members/me")).rejects.toMatchObject({
    code: "reauthorization_required",
  });
});

describe("a token that the user revoked", () => {
  test("requires a new login", async () => {
    const { mock, server } = await listen(photos);
    const tokens = createOAuth1({ ...server, ...mock });
    await tokens.save(mock.session());
    mock.revoke();
    await expect(tokens.fetch(`${server.apis[0]}/photos`)).rejects.toMatchObject({ code: "reauthorization_required" });
    await tokens.save(mock.session());
    expect((await tokens.fetch(`${server.apis[0]}/photos`)).status).toBe(200);
  });

  test("is replaced by the one of a login in another process", async () => {
    const { mock, server } = await listen(photos);
    const sessions = memorySessions<OAuth1Session>();
    const [worker, web] = [
      createOAuth1({ ...server, ...mock, sessions }),
      createOAuth1({ ...server, ...mock, sessions }),
    ];
    await worker.save(mock.session());
    mock.revoke();
    await web.save(mock.session());
    expect((await worker.fetch(`${server.apis[0]}/photos`)).status).toBe(200);
  });

  test.each<[string, OAuth1Server, Response]>([
    [
      "Twitter",
      twitterOauth1,
      Response.json({ errors: [{ code: 89, message: "Invalid or expired token." }] }, { status: 401 }),
    ],
    ["Trello", trello, new Response("invalid token\n", { status: 401 })],
    [
      "NetSuite",
      photos,
      Response.json(
        { code: 401, title: "Unauthorized" },
        { status: 401, headers: { "www-authenticate": 'OAuth realm="1", error="token_rejected"' } },
      ),
    ],
  ])("is recognized as %s words it", async (_, server, answer) => {
    const tokens = createOAuth1({ ...server, consumerKey: "key", consumerSecret: "secret", fetch: async () => answer });
    const { mock } = await listen(photos);
    await tokens.save(mock.session());
    await expect(tokens.fetch(server.apis[0]!)).rejects.toMatchObject({ code: "reauthorization_required" });
  });

  test.each([
    Response.json({ errors: [{ code: 32, message: "Could not authenticate you." }] }, { status: 401 }),
    new Response("oauth_problem=timestamp_refused", { status: 401 }),
    new Response("<p>oauth_problem=token_revoked", { status: 401 }),
    new Response("null", { status: 401 }),
  ])("is not assumed for another 401, which the caller gets", async (answer) => {
    const text = await answer.clone().text();
    const tokens = createOAuth1({ ...twitterOauth1, consumerKey: "k", consumerSecret: "s", fetch: async () => answer });
    const { mock } = await listen(twitterOauth1);
    await tokens.save(mock.session());
    expect(await (await tokens.fetch("https://api.twitter.com/2/users/me")).text()).toBe(text);
  });
});
