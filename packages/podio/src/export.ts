import type { SessionManager } from "@tokens/core";
import { readRef, type AuthType, type PodioSession } from "./grants.ts";
import { parseStored, storedSession } from "./import.ts";

/** podio-php's session array, as its `PodioBrowserSession` stores it. */
export interface PhpSession {
  readonly access_token: string;
  readonly refresh_token: string | null;
  /** Seconds from when the token was issued. podio-php never reads it. */
  readonly expires_in: number;
  readonly ref: { readonly type: string; readonly id: number } | null;
  readonly scope: string | null;
}

/** podio-php's Redis hash: all strings, empty for missing values. */
export type PhpRedisHash = Readonly<
  Record<"access_token" | "refresh_token" | "expires_in" | "ref_type" | "ref_id" | "scope", string>
>;

/** Podio's default, for an imported session of unknown lifetime. */
const defaultLifetimeSeconds = 8 * 60 * 60;

/**
 * Writes a session as podio-php stores it, for a program that shares its accounts with one in PHP: the array of a browser session, or
 * the Redis hash. Every member is always present, so that writing them replaces all older ones. `importSession()` reads both back.
 */
export function exportSession(session: PodioSession, layout: "redis"): PhpRedisHash;
export function exportSession(session: PodioSession, layout?: "session"): PhpSession;
export function exportSession(session: PodioSession, layout = "session"): PhpSession | PhpRedisHash {
  const { accessToken: access_token, refreshToken: refresh_token, ref, scope, obtainedAt, expiresAt } = session;
  const isKnown = obtainedAt > 0 && expiresAt !== undefined;
  const expires_in = isKnown ? Math.round((expiresAt - obtainedAt) / 1000) : defaultLifetimeSeconds;
  if (layout === "session")
    return {
      access_token,
      refresh_token: refresh_token ?? null,
      expires_in,
      ref: readRef(ref) ?? null,
      scope: scope ?? null,
    };
  return {
    access_token,
    refresh_token: refresh_token ?? "",
    expires_in: String(expires_in),
    ref_type: ref?.type ?? "",
    ref_id: ref ? String(ref.id) : "",
    scope: scope ?? "",
  };
}

/** Where podio-php stores one account's session. */
export interface PhpStore {
  /** The array, the hash, or either as JSON text. A missing record, or one without an access token, means no session. */
  get(key: string): Promise<unknown>;
  /** Removes the record when `session` is undefined. */
  set(key: string, session: PodioSession | undefined): Promise<unknown>;
  /** How the account logged in, which podio-php does not store. */
  readonly authType?: AuthType;
}

/**
 * A session manager over the store of a podio-php program that runs beside this one: each adopts what the other refreshed.
 * podio-php takes no lease, and writes back at its end what it read at its start; a session that was replaced here is therefore not
 * adopted again. Exclusion is in-process: two processes may still refresh at once.
 */
export function phpSessions({ get, set, authType }: PhpStore): SessionManager<PodioSession> {
  const seen = new Map<string, { readonly session: PodioSession; readonly replaced: readonly string[] }>();
  const remember = (key: string, session: PodioSession): void => {
    const { session: before, replaced = [] } = seen.get(key) ?? {};
    const isNew = before && before.accessToken !== session.accessToken;
    seen.set(key, { session, replaced: isNew ? [...replaced, before.accessToken].slice(-mostReplaced) : replaced });
  };
  return {
    async get(key) {
      const stored = parseStored(await get(key));
      // podio-php stores a blank token when it logs out, and Redis returns an empty hash for a missing one.
      if (!stored?.["access_token"]) return undefined;
      const session = storedSession(stored, authType);
      const known = seen.get(key);
      const isKnown = known?.session.accessToken === session.accessToken;
      if (known && (isKnown || known.replaced.includes(session.accessToken))) return known.session;
      remember(key, session);
      return session;
    },
    async set(key, session) {
      await set(key, session);
      if (session) remember(key, session);
      else seen.delete(key);
    },
  };
}

const mostReplaced = 10;
