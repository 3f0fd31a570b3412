import { newSession } from "@tokens/core";
import { createOAuth } from "@tokens/oauth";
import { discoverServer } from "@tokens/oauth/discovery";
import { expect, test, vi } from "vitest";

vi.mock("openid-client", () => {
  throw new Error("openid-client was loaded");
});

const origin = "https://auth.example.com";
const endpoints = { token: `${origin}/token` };

const fetch = async (input: string | URL | Request): Promise<Response> =>
  Response.json(
    new Request(input).url.includes("/.well-known/")
      ? { issuer: origin, token_endpoint: endpoints.token }
      : { access_token: "new", expires_in: 60 },
  );

test.for([
  ["by endpoints", { endpoints }],
  ["by issuer", { issuer: origin }],
] as const)("a refresh %s does not load openid-client", async ([, server]) => {
  const client = { clientId: "id", clientSecret: "a-secret", apis: [origin] };
  const tokens = createOAuth({ name: "example", ...server, ...client, fetch });
  await tokens.save(newSession({ accessToken: "old", refreshToken: "r", obtainedAt: 1, expiresAt: 2 }));
  expect(await tokens.accessToken()).toBe("new");
});

test("what a server offers is found without openid-client", async () => {
  expect(await discoverServer({ issuer: origin, fetch })).toMatchObject({ endpoints });
});

test("a login loads openid-client", async () => {
  await expect(import("@tokens/oauth/login")).rejects.toThrow(/mocking a module/);
});
