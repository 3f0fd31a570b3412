import { bareTokenSessions } from "@tokens/provider-kit";
import { TokenManager, type Provider } from "@tokens/core";
import { expect, test } from "vitest";

const provider: Provider = {
  name: "example",
  realm: ["api.example.com", "bare"],
  origins: ["https://api.example.com"],
  authorize: () => ({}),
  isExpiredToken: () => false,
};

test("bare tokens are the session of one account", async () => {
  const sessions = bareTokenSessions(provider, "alice", { accessToken: "a", refreshToken: "r" });
  const tokens = TokenManager.create(provider, { sessions, account: "alice" });
  await expect(tokens.session()).resolves.toMatchObject({ accessToken: "a", refreshToken: "r", obtainedAt: 0 });
  await expect(tokens.for("bob").session()).rejects.toMatchObject({ reason: "no_session" });
});

test("a bare access token has no refresh token", async () => {
  const sessions = bareTokenSessions(provider, "alice", { accessToken: "a" });
  const session = await TokenManager.create(provider, { sessions, account: "alice" }).session();
  expect(session).not.toHaveProperty("refreshToken");
});
