import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { generateKeyPairSync, randomUUID } from "node:crypto";
import { testClock } from "@tokens/core/testing";
import { createOAuth, type OAuthOptions } from "@tokens/oauth";
import { provider } from "@tokens/oauth/descriptor";
import { box } from "@tokens/oauth/servers/box";
import { salesforce } from "@tokens/oauth/servers/salesforce";
import { googleServiceAccount } from "@tokens/oauth/service-account";
import { jwtVerify } from "jose";
import { Provider } from "oidc-provider";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { secret } from "./authority.ts";

const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const pem = privateKey.export({ type: "pkcs8", format: "pem" }) as string;
const jwtBearer = "urn:ietf:params:oauth:grant-type:jwt-bearer";
const tokenExchange = "urn:ietf:params:oauth:grant-type:token-exchange";

/** Token requests that the server granted. */
const granted: Record<string, unknown>[] = [];
let issuer: string;
let close: () => void;

beforeAll(async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const oidc = new Provider(issuer, {
    clients: [
      {
        client_id: "robot",
        client_secret: secret,
        redirect_uris: [],
        response_types: [],
        grant_types: ["client_credentials", jwtBearer, tokenExchange],
      },
    ],
    ttl: { ClientCredentials: 600 },
    features: {
      clientCredentials: { enabled: true },
      introspection: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => "",
        getResourceServerInfo: (_context, resource) => ({ scope: "api", audience: resource, accessTokenTTL: 600 }),
      },
    },
    scopes: ["api"],
  });
  /** A token of the client, for what `check` finds in the request. */
  const grantType = (name: string, parameters: string[], check: (given: Record<string, string>) => Promise<object>) =>
    oidc.registerGrantType(
      name,
      async (context) => {
        const given = context.oidc.params as Record<string, string>;
        try {
          granted.push({ ...given, ...(await check(given)) });
        } catch {
          context.status = 400;
          context.body = { error: "invalid_grant" };
          return;
        }
        context.body = {
          access_token: randomUUID(),
          token_type: "Bearer",
          expires_in: 600,
          instance_url: "https://acme.example",
        };
      },
      parameters,
    );
  grantType(jwtBearer, ["assertion", "scope"], async ({ assertion }) => {
    const { payload, protectedHeader } = await jwtVerify(assertion!, publicKey, {
      audience: [`${issuer}/token`, "sales"],
      // The clock of a test runs ahead.
      clockTolerance: 900,
    });
    return { claims: payload, header: protectedHeader };
  });
  grantType(
    tokenExchange,
    ["subject_token", "subject_token_type", "actor_token", "actor_token_type", "audience", "scope"],
    async (given) => {
      if (!given["subject_token"]?.startsWith("live")) throw new Error("unknown token");
      return {};
    },
  );
  const respond = oidc.callback();
  server.on("request", (request, response) => void respond(request, response));
  close = () => void server.close();
});
afterAll(() => close());

const robot = (more: Partial<OAuthOptions>): OAuthOptions => ({
  name: "loopback",
  endpoints: { token: `${issuer}/token` },
  clientId: "robot",
  clientSecret: secret,
  apis: [issuer],
  ...more,
});

describe("an assertion (RFC 7523)", () => {
  test("is signed for each token, and a new token comes when it expires", async () => {
    const clock = testClock(Date.now());
    const grant = { privateKey: pem, keyId: "key-1", subject: "ada", scopes: ["api"], claims: { team: 7 } };
    const tokens = createOAuth(robot({ jwtBearer: grant, clock }));
    const first = await tokens.accessToken();
    await clock.advance(600_000);
    expect(await tokens.accessToken()).not.toBe(first);
    const [one, other] = granted.slice(-2) as { claims: Record<string, unknown>; header: object; scope: string }[];
    expect(one).toMatchObject({
      claims: { iss: "robot", sub: "ada", aud: `${issuer}/token`, team: 7 },
      header: { alg: "RS256", kid: "key-1" },
      scope: "api",
    });
    expect(one!.claims["jti"]).not.toBe(other!.claims["jti"]);
  });

  test("of another key is refused, which a person has to fix", async () => {
    const other = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
    const wrong = other.export({ type: "pkcs8", format: "pem" }) as string;
    const tokens = createOAuth(robot({ jwtBearer: { privateKey: wrong } }));
    await expect(tokens.accessToken()).rejects.toMatchObject({ code: "reauthorization_required" });
  });

  test("needs a key that it can sign with, and no error shows it", async () => {
    const tokens = createOAuth(robot({ jwtBearer: { privateKey: "-----BEGIN RSA PRIVATE KEY-----secret" } }));
    const error: unknown = await tokens.accessToken().catch((reason: unknown) => reason);
    expect(String(error)).toMatch(/privateKey is not a private key in PEM/);
    expect(String(error)).not.toContain("secret");
  });

  test("tells where the API is at Salesforce, and acts for an enterprise at Box", async () => {
    const grant = { privateKey: pem, subject: "ada@acme.example", audience: "sales" };
    const sales = createOAuth({
      ...salesforce,
      ...robot({ jwtBearer: grant }),
      apis: salesforce.apis,
      name: "salesforce",
    });
    expect(await sales.session()).toMatchObject({ parameters: { instance_url: "https://acme.example" } });
    const claims = { box_sub_type: "enterprise" };
    const boxed = createOAuth({
      ...box,
      ...robot({ jwtBearer: { privateKey: pem, subject: "42", claims } }),
      name: "box",
      clientAuthentication: "basic",
    });
    await boxed.accessToken();
    expect(granted.at(-1)).toMatchObject({ claims: { sub: "42", box_sub_type: "enterprise" } });
  });
});

describe("a Google service account", () => {
  const key = (): object => ({
    type: "service_account",
    client_email: "robot@project.iam.gserviceaccount.com",
    private_key: pem,
    private_key_id: "k1",
    token_uri: `${issuer}/token`,
  });

  test("asks with nothing but its assertion, for itself or a user", async () => {
    const requests: URLSearchParams[] = [];
    const fetch = async (input: Request | string | URL, init?: RequestInit): Promise<Response> => {
      requests.push(new URLSearchParams(await new Request(input, init).text()));
      return Response.json({ access_token: "a", expires_in: 3600 });
    };
    const scopes = ["https://www.googleapis.com/auth/drive"];
    const tokens = createOAuth({
      ...googleServiceAccount(JSON.stringify(key()), { scopes, subject: "ada@example.com" }),
      fetch,
    });
    await tokens.accessToken();
    expect([...requests[0]!.keys()].toSorted()).toEqual(["assertion", "grant_type"]);
    const { payload } = await jwtVerify(requests[0]!.get("assertion")!, publicKey);
    expect(payload).toMatchObject({
      iss: "robot@project.iam.gserviceaccount.com",
      sub: "ada@example.com",
      aud: `${issuer}/token`,
      scope: scopes[0],
    });
    const own = createOAuth(googleServiceAccount(key(), { scopes }));
    expect(own.key).not.toBe(tokens.key);
  });

  test("connects in tools with the text of its key", async () => {
    const settings = {
      server: "google",
      serviceAccount: JSON.stringify(key()),
      scopes: "api",
      tokenUrl: `${issuer}/none`,
    };
    const connection = { provider: "oauth", authMethod: "service-account", settings };
    const client = await provider.open(connection, "robot", {
      fetch: () => Promise.resolve(Response.json({ access_token: "a", expires_in: 3600 })),
    });
    expect(await client.tokens.accessToken()).toBe("a");
  });

  test.for([["not JSON"], [{ type: "authorized_user" }], [undefined]])("is not %j", ([given]) => {
    expect(() => googleServiceAccount(given as string, { scopes: [] })).toThrow(/not the key of a service account/);
  });
});

describe("a token exchange (RFC 8693)", () => {
  test("sends a fresh token of the account each time", async () => {
    const asked: string[] = [];
    const grant = {
      subjectToken: (account: string) => {
        asked.push(account);
        return Promise.resolve(`live-${account}-${asked.length}`);
      },
      actorToken: () => "live-actor",
      audience: "billing",
      scopes: ["api"],
    };
    const tokens = createOAuth(robot({ tokenExchange: grant })).for("ada");
    await tokens.accessToken();
    await tokens.refresh();
    expect(asked).toEqual(["ada", "ada"]);
    const accessTokenType = "urn:ietf:params:oauth:token-type:access_token";
    expect(granted.at(-1)).toMatchObject({
      subject_token: "live-ada-2",
      subject_token_type: accessTokenType,
      actor_token: "live-actor",
      actor_token_type: accessTokenType,
      audience: "billing",
    });
  });

  test("of a dead token is refused", async () => {
    const tokens = createOAuth(robot({ tokenExchange: { subjectToken: () => "dead" } }));
    await expect(tokens.accessToken()).rejects.toMatchObject({ code: "reauthorization_required" });
  });
});

test("a resource (RFC 8707) is sent with client credentials, also several", async () => {
  const bodies: string[] = [];
  const resource = ["https://api.example.com/a", "https://api.example.com/b"];
  const send = async (input: Request | string | URL, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    bodies.push(await request.clone().text());
    return fetch(request);
  };
  const one = createOAuth(robot({ clientCredentials: { scopes: ["api"] }, resource: resource[0]!, fetch: send }));
  await expect(one.accessToken()).resolves.toEqual(expect.any(String));
  const several = createOAuth(robot({ clientCredentials: { scopes: ["api"] }, resource, fetch: send }));
  await several.accessToken().catch(() => undefined);
  expect(bodies.map((body) => new URLSearchParams(body).getAll("resource"))).toEqual([[resource[0]], resource]);
});

test("one grant excludes the others", () => {
  const grants = { clientCredentials: {}, jwtBearer: { privateKey: pem } };
  expect(() => createOAuth(robot(grants))).toThrow(/not clientCredentials and jwtBearer/);
  expect(() => createOAuth(robot({ tokenExchange: { subjectToken: "a" } as never }))).toThrow(/must be a function/);
  expect(() => createOAuth(robot({ jwtBearer: {} as never }))).toThrow(/jwtBearer\.privateKey must be/);
});
