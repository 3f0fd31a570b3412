import { createHmac } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createOAuth1, oauth1Header, oauth1Login, signatureBase } from "@tokens/oauth/oauth1";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const consumer = { consumerKey: "dpf43f3p2l4k3l03", consumerSecret: "kd94hf93k423kf44" };

async function signature(...args: Parameters<typeof oauth1Header>): Promise<string> {
  const header = await oauth1Header(...args);
  return decodeURIComponent(/oauth_signature="([^"]+)"/.exec(header)![1]!);
}

describe("RFC 5849", () => {
  test("section 3.4.1.1: the signature base string", () => {
    const url = "http://EXAMPLE.COM:80/request?b5=%3D%253D&a3=a&c%40=&a2=r%20b";
    const base = signatureBase({ method: "post", url, form: "c2&a3=2+q" }, [
      ["oauth_consumer_key", "9djdj82h48djs9d2"],
      ["oauth_token", "kkk9d7dh3k39sjv7"],
      ["oauth_signature_method", "HMAC-SHA1"],
      ["oauth_timestamp", "137131201"],
      ["oauth_nonce", "7d8f3e4a"],
    ]);
    expect(base).toBe(
      "POST&http%3A%2F%2Fexample.com%2Frequest&a2%3Dr%2520b%26a3%3D2%2520q%26a3%3Da%26b5%3D%253D%25253D%26c%2540%3D%26c2%3D%26oauth_consumer_key%3D9djdj82h48djs9d2%26oauth_nonce%3D7d8f3e4a%26oauth_signature_method%3DHMAC-SHA1%26oauth_timestamp%3D137131201%26oauth_token%3Dkkk9d7dh3k39sjv7",
    );
  });

  test("section 1.2: the temporary credentials", async () => {
    const parameters = { oauth_callback: "http://printer.example.com/ready" };
    const options = { timestamp: 137_131_200, nonce: "wIjqoS", parameters };
    const request = { method: "POST", url: "https://photos.example.net/initiate" };
    expect(await signature(request, consumer, options)).toBe("74KNZJeDHnMBp0EMJ9ZHt/XKycU=");
  });

  test("section 1.2: the token", async () => {
    const keys = { ...consumer, token: "hh5s93j4hdidpola", tokenSecret: "hdhd0244k9j7ao03" };
    const parameters = { oauth_verifier: "hfdp7dh39dks9884" };
    const options = { timestamp: 137_131_201, nonce: "walatlh", parameters };
    const request = { method: "POST", url: "https://photos.example.net/token" };
    expect(await signature(request, keys, options)).toBe("gKgrFCywp7rO0OXSjdot/IHF7IU=");
  });

  test("section 1.2: the photo", async () => {
    const keys = { ...consumer, token: "nnch734d00sl2jdk", tokenSecret: "pfkkdhi9sl3r4s00" };
    const options = { timestamp: 137_131_202, nonce: "chapoH", realm: "Photos" };
    const request = { method: "GET", url: "http://photos.example.net/photos?file=vacation.jpg&size=original" };
    expect(await oauth1Header(request, keys, options)).toBe(
      'OAuth realm="Photos", oauth_consumer_key="dpf43f3p2l4k3l03", oauth_token="nnch734d00sl2jdk", oauth_signature_method="HMAC-SHA1", oauth_timestamp="137131202", oauth_nonce="chapoH", oauth_signature="MdpQcU8iPSUjWoN%2FUDMsK2sui9I%3D"',
    );
  });
});

test("HMAC-SHA256 signs the same base string", async () => {
  const options = { method: "HMAC-SHA256", timestamp: 1, nonce: "n" } as const;
  const request = { method: "GET", url: "https://photos.example.net/a" };
  const base = signatureBase(request, [
    ["oauth_consumer_key", consumer.consumerKey],
    ["oauth_signature_method", "HMAC-SHA256"],
    ["oauth_timestamp", "1"],
    ["oauth_nonce", "n"],
  ]);
  const expected = createHmac("sha256", `${consumer.consumerSecret}&`).update(base).digest("base64");
  expect(await signature(request, consumer, options)).toBe(expected);
});

describe("against a server that checks every signature", () => {
  /** Secrets by token; the server knows the consumer's. */
  const secrets: Record<string, string> = { temporary: "t-secret", access: "a-secret" };
  let server: Server;
  let origin: string;

  beforeAll(async () => {
    const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
      let body = "";
      for await (const chunk of request) body += String(chunk);
      const isForm = request.headers["content-type"]?.startsWith("application/x-www-form-urlencoded");
      const header = request.headers.authorization ?? "";
      const given = [...header.matchAll(/(\w+)="([^"]*)"/g)].map(([, n, v]) => [n!, decodeURIComponent(v!)] as const);
      const { oauth_signature: signed, ...rest } = Object.fromEntries(given);
      const url = `${origin}${request.url}`;
      const base = signatureBase(
        { method: request.method!, url, form: isForm ? body : undefined },
        Object.entries(rest),
      );
      const secret = secrets[rest["oauth_token"] ?? ""] ?? "";
      const expected = createHmac("sha1", `${consumer.consumerSecret}&${secret}`).update(base).digest("base64");
      if (signed !== expected) response.writeHead(401).end("bad signature");
      else if (request.url === "/initiate")
        response.end("oauth_token=temporary&oauth_token_secret=t-secret&oauth_callback_confirmed=true");
      else if (request.url === "/token" && rest["oauth_verifier"] === "v")
        response.end("oauth_token=access&oauth_token_secret=a-secret");
      else if (request.url === "/token") response.writeHead(401).end("bad verifier");
      else response.end("a photo");
    };
    server = createServer((request, response) => void answer(request, response));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => void server.close());

  const login = (options: { consumerSecret?: string } = {}): ReturnType<typeof oauth1Login> =>
    oauth1Login({
      name: "photos",
      ...consumer,
      ...options,
      endpoints: { temporary: `${origin}/initiate`, authorization: `${origin}/authorize`, token: `${origin}/token` },
      callbackUrl: "http://127.0.0.1/ready",
    });

  test("three legs, then signed calls with a query and with a form", async () => {
    const { url, checks } = await login().authorizationUrl();
    expect(url).toBe(`${origin}/authorize?oauth_token=temporary`);
    const { session } = await login().exchange("http://127.0.0.1/ready?oauth_token=temporary&oauth_verifier=v", checks);
    expect(session).toMatchObject({ accessToken: "access", accessTokenSecret: "a-secret" });
    const tokens = createOAuth1({ name: "photos", ...consumer, apis: [origin] });
    await tokens.save(session);
    expect((await tokens.fetch(`${origin}/photos?a=b%20c&a=!*'()&ü=1`)).status).toBe(200);
    const form = new URLSearchParams({ status: "hello + world & more" });
    expect((await tokens.fetch(`${origin}/photos`, { method: "POST", body: form })).status).toBe(200);
    expect((await tokens.fetch(`${origin}/photos`, { method: "POST", body: '{"not":"signed"}' })).status).toBe(200);
  });

  test("a callback of another login, one without a verifier, and a wrong verifier are refused", async () => {
    const { checks } = await login().authorizationUrl();
    const at = (query: string): Promise<unknown> => login().exchange(`http://127.0.0.1/ready?${query}`, checks);
    for (const query of [
      "oauth_token=other&oauth_verifier=v",
      "oauth_token=temporary",
      "oauth_token=temporary&oauth_verifier=w",
    ])
      await expect(at(query)).rejects.toMatchObject({ code: "reauthorization_required", reason: "refused" });
  });

  test("a wrong consumer secret is a mistake of the program", async () => {
    await expect(login({ consumerSecret: "wrong" }).authorizationUrl()).rejects.toMatchObject({
      code: "provider_configuration",
    });
  });
});
