import { createPodio } from "@tokens/podio";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Sandbox } from "../src/index.ts";
import { start } from "./start.ts";

let sandbox: Sandbox;
let url: string;

beforeAll(async () => {
  sandbox = await start();
  url = sandbox.server("podio").url;
});
beforeEach(() => post("/__reset", {}));
afterAll(() => sandbox.close());

const client = { client_id: "harness-client", client_secret: "harness-secret" };

function post(path: string, form: Record<string, string>): Promise<Response> {
  return fetch(url + path, { method: "POST", body: new URLSearchParams(form) });
}

async function tokens(form: Record<string, string>): Promise<Record<string, string>> {
  const response = await post("/oauth/token", { ...client, ...form });
  expect(response.status).toBe(200);
  return (await response.json()) as Record<string, string>;
}

const get = (path: string, token: string): Promise<Response> =>
  fetch(url + path, { headers: { authorization: `OAuth2 ${token}` } });

describe("for a client that sends forms", () => {
  test("every grant works, and answers with all that Podio answers", async () => {
    const app = await tokens({ grant_type: "app", app_id: "111", app_token: "app-token-111" });
    expect(app).toEqual({
      access_token: expect.any(String),
      token_type: "bearer",
      expires_in: 28_800,
      refresh_token: expect.any(String),
      scope: "global:all",
      ref: { type: "app", id: 111 },
    });
    const user = await tokens({ grant_type: "password", username: "user@example.com", password: "pa ss+w&rd" });
    expect(user["ref"]).toEqual({ type: "user", id: 999_999 });
    const code = { grant_type: "authorization_code", code: "auth-code-1", redirect_uri: "https://example.com/cb?x=1" };
    await tokens(code);
    const again = await post("/oauth/token", { ...client, ...code });
    expect([again.status, await again.json()]).toMatchObject([400, { error: "invalid_grant" }]);
    const other = await tokens({ grant_type: "refresh_token", refresh_token: app["refresh_token"]! });
    expect(other["access_token"]).not.toBe(app["access_token"]);
    const spent = await post("/oauth/token", {
      ...client,
      grant_type: "refresh_token",
      refresh_token: app["refresh_token"]!,
    });
    expect(spent.status).toBe(400);
  });

  test("item 555 is in both apps, answers tell the rate limit, errors have six members", async () => {
    for (const id of [111, 222]) {
      const { access_token: token } = await tokens({
        grant_type: "app",
        app_id: `${id}`,
        app_token: `app-token-${id}`,
      });
      const answer = await get("/item/555", token!);
      expect(await answer.json()).toMatchObject({ item_id: 555, app: { app_id: id } });
      expect([answer.headers.get("x-rate-limit-limit"), answer.headers.get("x-rate-limit-remaining")]).toEqual([
        "1000",
        "999",
      ]);
      const missing = await get("/item/1", token!);
      expect([missing.status, Object.keys((await missing.json()) as object).length]).toEqual([404, 6]);
    }
  });

  test("one access token can be ended", async () => {
    const one = await tokens({ grant_type: "app", app_id: "111", app_token: "app-token-111" });
    const two = await tokens({ grant_type: "app", app_id: "222", app_token: "app-token-222" });
    await post("/__expire", { access_token: one["access_token"]! });
    const refused = await get("/item/555", one["access_token"]!);
    expect([refused.status, await refused.json()]).toMatchObject([
      401,
      { error: "unauthorized", error_description: "expired_token" },
    ]);
    expect((await get("/item/555", two["access_token"]!)).status).toBe(200);
    await post("/__expire", {});
    expect((await get("/item/555", two["access_token"]!)).status).toBe(401);
  });
});

test("the library works with it, and the control address counts", async () => {
  const credentials = (await (await fetch(`${sandbox.urls.control}/podio/credentials`)).json()) as Record<
    string,
    string
  >;
  const { clientId, clientSecret, apiUrl, appToken222 } = credentials;
  const podio = createPodio({ clientId, clientSecret, apiUrl: apiUrl! }).app(222, appToken222);
  expect((await podio.request("GET /item/{item_id}", { item_id: 555 })).app!.app_id).toBe(222);
  await fetch(`${sandbox.urls.control}/podio/expire`, { method: "POST" });
  const [{ link } = { link: "" }] = await podio.request("GET /file/");
  expect(await (await podio.fetch(link)).text()).toBe("hello");
  expect(await (await fetch(`${sandbox.urls.control}/podio/stats`)).json()).toEqual({
    tokenRequests: { app: 1, refresh_token: 1 },
    reuses: 0,
    apiCalls: 4,
  });
});
