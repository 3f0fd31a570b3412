import { generateKeyPairSync } from "node:crypto";
import { authorizationOf, createAccounts } from "@tokens/accounts";
import { memorySessions, newSession, type Session, type TokenManager } from "@tokens/core";
import { createOAuth } from "@tokens/oauth";
import { createOAuth1 } from "@tokens/oauth/oauth1";
import { provider as oauth } from "@tokens/oauth/descriptor";
import { provider as podio } from "@tokens/podio/descriptor";
import { expect, test } from "vitest";

const session = newSession({ accessToken: "secret", obtainedAt: Date.now(), expiresAt: Date.now() + 3_600_000 });

test("the header has the provider's scheme, and the API's address is that of the connection", async () => {
  await using accounts = createAccounts({ providers: [podio, oauth], sessions: memorySessions() });
  const settings = { clientId: "app", clientSecret: "x", apiUrl: "http://127.0.0.1:1/api" };
  const client = await accounts.connect({
    connection: { provider: "podio", authMethod: "login", settings },
    account: "alice",
    session,
  });
  const apiUrl = await accounts.apiUrl(client);
  expect(apiUrl).toBe("http://127.0.0.1:1/api");
  expect(await authorizationOf(client, apiUrl)).toMatchObject({ scheme: "OAuth2", header: "OAuth2 secret" });
});

test("the API's address may be what the server told at the login", async () => {
  await using accounts = createAccounts({ providers: [oauth], sessions: memorySessions() });
  const connection = {
    provider: "oauth",
    authMethod: "login",
    settings: { server: "salesforce", clientId: "app", clientSecret: "x" },
  };
  const parameters = { instance_url: "https://acme.my.salesforce.com" };
  const client = await accounts.connect({
    connection,
    account: "alice",
    session: { ...session, parameters } as Session,
  });
  const apiUrl = await accounts.apiUrl(client);
  expect(apiUrl).toMatch(/^https:\/\/acme\.my\.salesforce\.com/);
  expect(await authorizationOf(client, apiUrl)).toMatchObject({ header: "Bearer secret" });
});

test("requests that are signed one by one have no such header", async () => {
  const apis = ["https://api.example.com"];
  const oauth1 = createOAuth1({ name: "photos", consumerKey: "key", consumerSecret: "x", apis });
  await oauth1.save({ ...session, accessTokenSecret: "y" });
  const endpoints = { token: "https://login.example.com/token" };
  const bound = createOAuth({ name: "bound", clientId: "app", endpoints, apis, dpop: true });
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const dpopKey = { ...privateKey.export({ format: "jwk" }) };
  await bound.save({ ...session, dpopKey });
  for (const tokens of [oauth1, bound] as unknown as TokenManager[])
    await expect(authorizationOf({ tokens }, apis[0]!)).rejects.toThrow("signed one by one");
});
