import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { promisify } from "node:util";
import { createOAuth } from "@tokens/oauth";
import { oauthLogin } from "@tokens/oauth/login";
import { Agent } from "undici";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { approve, redirectUri, startAuthority, type Authority } from "./authority.ts";

interface Pair {
  readonly key: string;
  readonly cert: string;
}

async function certificate(name: string): Promise<Pair> {
  const directory = await mkdtemp(join(tmpdir(), "tokens-oauth-"));
  const [keyFile, certFile] = [join(directory, "key.pem"), join(directory, "cert.pem")];
  await promisify(execFile)("openssl", [
    ..."req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 1".split(" "),
    ..."-addext subjectAltName=IP:127.0.0.1 -subj".split(" "),
    `/CN=${name}`,
    "-keyout",
    keyFile,
    "-out",
    certFile,
  ]);
  const [key, cert] = await Promise.all([readFile(keyFile, "utf8"), readFile(certFile, "utf8")]);
  await rm(directory, { recursive: true });
  return { key, cert };
}

const trusted = getCACertificates("default");
let authority: Authority;
let dispatcher: Agent;
let stranger: Agent;
let requests: { readonly url: string; readonly body: string }[] = [];

beforeAll(async () => {
  const [server, client, other] = await Promise.all(["loopback", "client", "other"].map(certificate));
  setDefaultCACertificates([...trusted, server!.cert]);
  authority = await startAuthority({ tls: server!, mutualTls: { ...server, ca: [client!.cert, other!.cert] } });
  dispatcher = new Agent({ connect: { ...client, ca: server!.cert } });
  stranger = new Agent({ connect: { ...other, ca: server!.cert } });
});
afterEach(() => {
  requests = [];
});
afterAll(async () => {
  setDefaultCACertificates(trusted);
  await Promise.all([dispatcher.close(), stranger.close()]);
  await authority.close();
});

/** `fetch` with the certificate of the client. */
const withCertificate: typeof fetch = (input, init) => {
  if (!(input instanceof Request))
    requests.push({ url: new Request(input).url, body: typeof init?.body === "string" ? init.body : "" });
  return fetch(input, { ...init, dispatcher } as object);
};

const options = () =>
  ({ name: "loopback", issuer: authority.issuer, clientId: "tls", clientAuthentication: "tls" }) as const;

async function loggedIn(send: typeof fetch) {
  const login = oauthLogin({ ...options(), redirectUri, scopes: ["openid", "offline_access"], fetch: send });
  const { url, checks } = await login.authorizationUrl();
  return login.exchange(await approve(url), checks);
}

test("a client with a certificate logs in, refreshes, calls the API and logs out", async () => {
  const { session, claims } = await loggedIn(withCertificate);
  expect(claims).toMatchObject({ sub: "ada" });
  const apis = [authority.securedOrigin];
  const tokens = createOAuth({ ...options(), apis, fetch: withCertificate });
  await tokens.save({ ...session, expiresAt: session.obtainedAt });
  const { accessToken } = await tokens.session();
  expect(accessToken).not.toBe(session.accessToken);
  expect((await tokens.fetch(`${authority.securedOrigin}/me`)).status).toBe(200);
  await tokens.logout();
  expect((await withCertificate(`${authority.securedOrigin}/me`, bearer(accessToken))).status).toBe(401);
});

const bearer = (token: string): RequestInit => ({ headers: { authorization: `Bearer ${token}` } });

test("only the client's id is sent, to the endpoints for mutual TLS", async () => {
  const { session } = await loggedIn(withCertificate);
  const tokens = createOAuth({ ...options(), apis: [authority.issuer], fetch: withCertificate });
  await tokens.save({ ...session, expiresAt: session.obtainedAt });
  await tokens.accessToken();
  await tokens.logout();
  const sent = requests.filter(({ body }) => body.includes("client_id"));
  expect(sent.map(({ url }) => url)).toEqual([
    `${authority.securedOrigin}/token`,
    `${authority.securedOrigin}/token`,
    `${authority.securedOrigin}/token/revocation`,
  ]);
  for (const { body } of sent) {
    expect(body).toContain("client_id=tls");
    expect(body).not.toMatch(/client_secret|client_assertion/);
  }
});

test("another's certificate is a mistake of the program, and without one the server does not talk", async () => {
  const other: typeof fetch = (input, init) => fetch(input, { ...init, dispatcher: stranger } as object);
  await expect(loggedIn(other)).rejects.toMatchObject({
    code: "provider_configuration",
    providerCode: "invalid_client",
  });
  await expect(loggedIn(fetch)).rejects.toMatchObject({ code: "provider_unavailable" });
});

test("a stolen token is worthless without the certificate", async () => {
  const { session } = await loggedIn(withCertificate);
  expect((await fetch(`${authority.issuer}/me`, bearer(session.accessToken))).status).toBe(401);
});
