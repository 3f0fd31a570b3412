import { memorySessions } from "@tokens/core";
import { testClock } from "@tokens/core/testing";
import { createSample, type Sample, type SampleOptions } from "@tokens/sample";
import { importSession } from "@tokens/sample/import";
import { sampleLogin } from "@tokens/sample/login";
import { createSampleMock } from "@tokens/sample/msw";
import { setupServer } from "msw/node";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";

const clock = testClock();
const mock = createSampleMock({ clock });
const server = setupServer(...mock.handlers);
const app = { clientId: mock.clientId, clientSecret: mock.clientSecret, clock };
const hour = 3_600_000;

beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
beforeEach(() => mock.reset());
afterAll(() => server.close());

async function loggedIn(options: Partial<SampleOptions> = {}): Promise<Sample> {
  const client = createSample({ ...app, ...options });
  await client.tokens.save(mock.session());
  return client;
}

const tokenRequests = (): number => mock.requests("POST /oauth/token").length;

test("a login yields a session that calls the API", async () => {
  const login = sampleLogin({ ...app, redirectUri: "https://app.example.com/callback" });
  const { url, checks } = await login.authorizationUrl();
  const page = await fetch(url, { redirect: "manual" });
  const { session } = await login.exchange(page.headers.get("location")!, checks);
  const client = createSample(app).for("alice");
  await client.tokens.save(session);
  await expect(client.request("GET /user")).resolves.toMatchObject({ name: "Alice" });
});

describe("tokens", () => {
  test("are refreshed once for two programs that share a store", async () => {
    const sessions = memorySessions({ clock });
    const one = await loggedIn({ sessions });
    const two = createSample({ ...app, sessions });
    await clock.advance(hour);
    await Promise.all([one.request("GET /user"), two.request("GET /user")]);
    expect([tokenRequests(), mock.reuses()]).toEqual([1, 0]);
  });

  test("are refreshed when the API rejects them as expired", async () => {
    const client = await loggedIn();
    mock.expireAccessTokens();
    await client.request("GET /user");
    expect([tokenRequests(), mock.requests("GET /user").length]).toEqual([1, 2]);
  });

  test("that were revoked require a new login", async () => {
    const client = await loggedIn();
    mock.revoke();
    await expect(client.request("GET /user")).rejects.toMatchObject({ code: "reauthorization_required" });
  });

  test("are revoked by a logout", async () => {
    const client = await loggedIn();
    await client.tokens.logout();
    expect(mock.requests("POST /oauth/revoke")).toHaveLength(1);
  });

  test("of another program are imported", () => {
    expect(importSession('{"access_token":"a","refresh_token":"r"}')).toMatchObject({
      accessToken: "a",
      refreshToken: "r",
    });
    expect(() => importSession("{}")).toThrow(/not a token response of Sample/);
  });
});

test("items() reads every page", async () => {
  const client = await loggedIn();
  const names: string[] = [];
  for await (const { name } of client.items("GET /projects", { query: { limit: 2 } })) names.push(name);
  expect(names).toEqual(["Docs", "App", "Site"]);
  expect(mock.requests("GET /projects")).toHaveLength(2);
});

test("an error has the provider's code and message", async () => {
  const client = await loggedIn();
  await expect(client.request("GET /projects/{project_id}", { project_id: 9 })).rejects.toMatchObject({
    status: 404,
    providerCode: "not_found",
    detail: "There is no such project",
  });
});

test("a missing option is an error at once", () => {
  expect(() => createSample({ clientId: "id", clientSecret: undefined })).toThrow(/clientSecret/);
});
