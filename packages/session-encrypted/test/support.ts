import { newSession, type Session, type SessionManager } from "@tokens/core";
import { generateEncryptionKey } from "@tokens/session-encrypted";

/** A two-method manager and what is in it. */
export function mapSessions<S extends Session = Session>(): SessionManager<S> & { readonly rows: Map<string, S> } {
  const rows = new Map<string, S>();
  return {
    rows,
    get: async (key) => rows.get(key),
    set: async (key, session) => void (session ? rows.set(key, session) : rows.delete(key)),
  };
}

/** Keys with readable ids. */
export function keysNamed(...ids: readonly string[]): { readonly id: string; readonly key: string }[] {
  return ids.map((id) => ({ ...generateEncryptionKey(), id }));
}

/** A session of which every secret says "canary". */
export function canarySession(name: string = "one"): Session {
  return newSession({
    accessToken: `canary-access-${name}`,
    refreshToken: `canary-refresh-${name}`,
    obtainedAt: 1_767_225_600_000,
    expiresAt: 1_767_229_200_000,
    refreshTokenExpiresAt: 1_769_817_600_000,
    scope: "canary:read",
    ref: { type: "canary", id: 222 },
  } as Omit<Session, "version">);
}

/** All that the text says: itself, and what its base64url parts decode to. */
export function everythingIn(value: unknown): string {
  const text = JSON.stringify(value);
  const parts = text.split(/[^\w-]+/).map((part) => Buffer.from(part, "base64url").toString("latin1"));
  return [text, ...parts].join("\n");
}
