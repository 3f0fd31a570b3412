import { readdir, readFile } from "node:fs/promises";
import { createOAuth1, oauth1Login, type OAuth1Server } from "@tokens/oauth/oauth1";
import { fileSessions } from "@tokens/session-file";
import { describe, expect, test } from "vitest";
import { discogs } from "../src/servers/discogs.ts";
import { etsyOauth1 } from "../src/servers/etsy-oauth1.ts";
import { fatsecret } from "../src/servers/fatsecret.ts";
import { flickr } from "../src/servers/flickr.ts";
import { hatena } from "../src/servers/hatena.ts";
import { netsuiteOauth1 } from "../src/servers/netsuite-oauth1.ts";
import { plurk } from "../src/servers/plurk.ts";
import { smugmug } from "../src/servers/smugmug.ts";
import { trello } from "../src/servers/trello.ts";
import { tumblrOauth1 } from "../src/servers/tumblr-oauth1.ts";
import { twitterOauth1 } from "../src/servers/twitter-oauth1.ts";
import { wordpressOauth1 } from "../src/servers/wordpress-oauth1.ts";
import { listen, visit } from "./oauth1-http.ts";

const callbackUrl = "http://127.0.0.1/ready";
const variables = { accountId: "1234567-sb1", hostname: "blog.example.com" };

const servers: readonly OAuth1Server[] = [
  discogs,
  etsyOauth1,
  fatsecret,
  flickr,
  hatena,
  netsuiteOauth1,
  plurk,
  smugmug,
  trello,
  tumblrOauth1,
  twitterOauth1,
  wordpressOauth1,
];
const rows = servers.map((row) => [row.name, row] as const);

test("every server of OAuth 1.0a is tested here", async () => {
  const folder = new URL("../src/servers/", import.meta.url);
  const files = await Promise.all(
    (await readdir(folder)).map(async (file) => [file, await readFile(new URL(file, folder), "utf8")] as const),
  );
  const found = files.filter(([, text]) => text.includes('protocol: "oauth1",')).map(([file]) => file);
  expect(rows.map(([name]) => `${name}.ts`)).toEqual(found.toSorted());
});

describe.each(rows)("%s", (name, row) => {
  test("logs in and calls its API over HTTP", async () => {
    const { mock, server, origin } = await listen({ ...row, variables });
    const app = { ...server, ...mock };
    const login = oauth1Login({ ...app, callbackUrl });
    const { url, checks } = await login.authorizationUrl();
    expect(url).toMatch(`${origin}/${name}/`);
    const { session } = await login.exchange(await visit(url), checks);
    expect(Object.keys(session.parameters ?? {})).toEqual(row.tokenResponseParameters ?? []);

    const tokens = createOAuth1(app);
    await tokens.save(session);
    const api = server.apis[0]!.replaceAll("{accountId}", variables.accountId).replace(
      "{hostname}",
      variables.hostname,
    );
    const response = await tokens.fetch(`${api}/things?of=me`, {
      method: "POST",
      body: new URLSearchParams({ a: "b c" }),
    });
    expect(await response.json()).toEqual({
      method: "POST",
      url: `${api}/things?of=me`,
      user: session.parameters ?? {},
    });
    expect(mock.requests().map(({ route }) => route)).toEqual(["temporary", "authorization", "token", "api"]);
  });

  test("logs in with a verifier that the user copies", async () => {
    const { mock, server } = await listen({ ...row, variables });
    const login = oauth1Login({ ...server, ...mock, callbackUrl: "oob" });
    const { url, checks } = await login.authorizationUrl();
    const { session } = await login.exchange({ verifier: await visit(url) }, checks);
    expect(session.accessTokenSecret).not.toBe("");
  });

  test("has https addresses", () => {
    const { temporary, authorization, token } = row.endpoints;
    for (const address of [temporary, authorization, token, ...row.apis])
      expect(address).toMatch(/^https:\/\/[\w.{}-]+/);
  });
});

test("the parameters of a row are typed in the session", async () => {
  const { mock, server } = await listen(twitterOauth1);
  const login = oauth1Login({ ...server, ...mock, callbackUrl });
  const { url, checks } = await login.authorizationUrl();
  const { session } = await login.exchange(await visit(url), checks);
  const id: string | undefined = session.parameters?.user_id;
  expect(id).toBe("mock user_id");
  // @ts-expect-error Twitter tells no such parameter.
  expect(session.parameters?.fullname).toBeUndefined();
});

test("a row is enough for the options of both functions", () => {
  const consumer = { consumerKey: "key", consumerSecret: "secret" };
  expect(() => oauth1Login({ ...flickr, ...consumer, callbackUrl })).not.toThrow();
  const tokens = createOAuth1({ ...flickr, ...consumer, sessions: fileSessions() });
  expect(tokens.key).toBe("flickr:api.flickr.com:key:default");
});

test("Trello's page gets the scope, the name of the app and an expiration", async () => {
  const { mock, server } = await listen(trello);
  const authorizationParameters = { ...trello.authorizationParameters, name: "Boards" };
  const login = oauth1Login({ ...server, ...mock, callbackUrl, authorizationParameters });
  const { searchParams } = new URL((await login.authorizationUrl()).url);
  expect(Object.fromEntries(searchParams)).toMatchObject({ scope: "read,write", expiration: "never", name: "Boards" });
});

test("Hatena's scope is in the signed form of the first request", async () => {
  const { mock, server } = await listen(hatena);
  await oauth1Login({ ...server, ...mock, callbackUrl }).authorizationUrl();
  expect(mock.requests("temporary")[0]).toMatchObject({ body: "scope=read_public" });
});

describe("the page that Etsy names", () => {
  const consumer = { consumerKey: "key", consumerSecret: "secret", callbackUrl };
  const pageAfter = async (loginUrl: string): Promise<string> => {
    const answer = new URLSearchParams({ oauth_token: "t", oauth_token_secret: "s", login_url: loginUrl });
    const login = oauth1Login({ ...etsyOauth1, ...consumer, fetch: async () => new Response(answer) });
    return (await login.authorizationUrl()).url;
  };

  test("is the one to visit", async () => {
    expect(await pageAfter("https://www.etsy.com/oauth/signin?service=v2_prod")).toBe(
      "https://www.etsy.com/oauth/signin?service=v2_prod&oauth_token=t",
    );
  });

  test.each(["https://etsy.example.com/oauth/signin", "", "signin"])("is not, when it is %j", async (loginUrl) => {
    expect(await pageAfter(loginUrl)).toBe("https://www.etsy.com/oauth/signin?oauth_token=t");
  });
});

describe("NetSuite", () => {
  const consumer = { consumerKey: "key", consumerSecret: "secret" };

  test("gets the account id as a realm, and HMAC-SHA256", async () => {
    const { mock, server } = await listen({ ...netsuiteOauth1, variables });
    await oauth1Login({ ...server, ...mock, callbackUrl }).authorizationUrl();
    const { url, headers } = mock.requests("temporary")[0]!;
    expect(url).toContain("/netsuite-oauth1/1234567-sb1.restlets.api.netsuite.com/rest/requesttoken");
    expect(headers.get("authorization")).toMatch(/^OAuth realm="1234567_SB1", .*oauth_signature_method="HMAC-SHA256"/);
  });

  test("keeps accounts apart", () => {
    const key = (accountId: string): string =>
      createOAuth1({ ...netsuiteOauth1, ...consumer, variables: { accountId } }).key;
    expect(key("1")).not.toBe(key("2"));
  });

  test.each([
    [undefined, /^NetSuite needs accountId, .*: pass variables: \{ accountId: "…" \}/],
    [{ accountId: "evil.example/" }, /^The variable accountId of NetSuite is not part of an address/],
  ])("refuses the variables %j", (given, message) => {
    const options = { ...netsuiteOauth1, ...consumer, callbackUrl, ...(given && { variables: given }) };
    const refusal = { code: "provider_configuration", message: expect.stringMatching(message) };
    expect(() => createOAuth1(options)).toThrow(expect.objectContaining(refusal));
    expect(() => oauth1Login(options)).toThrow(expect.objectContaining(refusal));
  });
});
