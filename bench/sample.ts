import { newSession, type Provider, type Session } from "@tokens/core";

/** A provider without a server: a refresh returns new tokens at once. */
export const sampleProvider: Provider = {
  name: "bench",
  realm: [],
  origins: [],
  refresh: () => Promise.resolve(sampleSession()),
  authorize: () => ({}),
  isExpiredToken: () => false,
};

/** A session as large as those of most providers, with a day to live. */
export function sampleSession(now = Date.now()): Session {
  return newSession({
    accessToken: "a".repeat(600),
    refreshToken: `r${crypto.randomUUID()}`,
    obtainedAt: now,
    expiresAt: now + 86_400_000,
  });
}
