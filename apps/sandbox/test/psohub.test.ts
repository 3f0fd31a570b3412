import { createPsohub } from "@tokens/psohub";
import { psohubLogin } from "@tokens/psohub/login";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Sandbox } from "../src/index.ts";
import { start } from "./start.ts";

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await start();
});
afterAll(() => sandbox.close());

async function control<T>(method: string, action: string): Promise<T> {
  return (await fetch(`${sandbox.urls.control}/psohub/${action}`, { method })).json() as Promise<T>;
}

test("PSOhub over HTTP: a login, a 64-bit id, one refresh after an expiry", async () => {
  const app = await control<{ apiUrl: string; clientId: string; clientSecret: string }>("GET", "credentials");
  const login = psohubLogin({ ...app, redirectUri: "http://127.0.0.1/callback" });
  const { url, checks } = await login.authorizationUrl();
  const callback = (await fetch(url, { redirect: "manual" })).headers.get("location")!;
  const psohub = createPsohub(app);
  await psohub.tokens.save((await login.exchange(callback, checks)).session);
  await control("POST", "expire");
  const [project] = await psohub.request("GET /projects");
  expect(project!.ProjectID).toBe("13229323915872053");
  expect(await control("GET", "stats")).toEqual({
    tokenRequests: { authorization_code: 1, refresh_token: 1 },
    reuses: 0,
    apiCalls: 2,
  });
});
