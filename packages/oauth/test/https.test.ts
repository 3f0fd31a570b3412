import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { promisify } from "node:util";
import { createOAuth } from "@tokens/oauth";
import { oauthLogin } from "@tokens/oauth/login";
import { afterAll, beforeAll, expect, test } from "vitest";
import { approve, redirectUri, secret, startAuthority, type Authority } from "./authority.ts";

const trusted = getCACertificates("default");
let authority: Authority;

beforeAll(async () => {
  const directory = await mkdtemp(join(tmpdir(), "tokens-oauth-"));
  const [keyFile, certFile] = [join(directory, "key.pem"), join(directory, "cert.pem")];
  await promisify(execFile)("openssl", [
    ..."req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 1 -subj /CN=loopback".split(" "),
    "-addext",
    "subjectAltName=IP:127.0.0.1",
    "-keyout",
    keyFile,
    "-out",
    certFile,
  ]);
  const [key, cert] = await Promise.all([readFile(keyFile, "utf8"), readFile(certFile, "utf8")]);
  await rm(directory, { recursive: true });
  setDefaultCACertificates([...trusted, cert]);
  authority = await startAuthority({ tls: { key, cert } });
});
afterAll(async () => {
  setDefaultCACertificates(trusted);
  await authority.close();
});

test("over HTTPS: a login, a refresh, a revocation", async () => {
  const client = { name: "loopback", issuer: authority.issuer, clientId: "basic", clientSecret: secret };
  expect(authority.issuer).toMatch(/^https:/);
  const login = oauthLogin({ ...client, redirectUri, scopes: ["openid", "offline_access"] });
  const { url, checks } = await login.authorizationUrl();
  const { session, claims } = await login.exchange(await approve(url), checks);
  expect(claims).toMatchObject({ sub: "ada" });
  const tokens = createOAuth({ ...client, apis: [authority.issuer] });
  await tokens.save({ ...session, expiresAt: session.obtainedAt });
  expect(await tokens.accessToken()).not.toBe(session.accessToken);
  await tokens.logout();
  expect(await tokens.isAuthenticated()).toBe(false);
  expect(authority.reuses()).toBe(0);
});
