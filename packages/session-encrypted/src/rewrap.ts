import {
  isTokensError,
  SessionStoreError,
  type Session,
  type SessionManager,
  type SharedSessionManager,
} from "@tokens/core";
import type { Records } from "./record.ts";

/** Re-encrypts records after a key rotation. */
export interface Rewrap {
  /**
   * Re-encrypts the sessions with these keys with the first encryption key, unless they already are. Resolves with the number of
   * re-encrypted sessions. Only the ciphertext changes: it commits the same version again, as an owner without a lease, so a concurrent
   * refresh keeps its lease and can commit. A session that is refreshed or deleted meanwhile is skipped. With a two-method manager, this
   * holds within one process only.
   *
   * Once it resolves, the first encryption key opens every session. Unreadable sessions do not stop the others: it rejects at the end
   * with a `SessionStoreError` that names them. A failure of the store stops it at once.
   */
  rewrap(keys: Iterable<string> | AsyncIterable<string>): Promise<number>;
}

const maxAttempts = 5;
const maxNamed = 10;

/** `stored` contains the encrypted records of `sessions`. */
export function createRewrap<S extends Session>(
  stored: SessionManager<S>,
  records: Records<S>,
  sessions: SharedSessionManager<S>,
): Rewrap["rewrap"] {
  async function rewrapOne(key: string): Promise<boolean> {
    for (let attempt = 1; attempt <= maxAttempts; attempt++) {
      const record = await stored.get(key);
      if (!record) return false;
      const { session, current } = await records.open(key, record);
      if (current) return false;
      const claim = { owner: crypto.randomUUID(), parent: session.version };
      if ((await sessions.commit(key, session, claim)) === "committed") return true;
    }
    throw new SessionStoreError(
      `The session ${key} changed ${maxAttempts} times during re-encryption, each time with another key: configure all processes with the same first key, then try again.`,
    );
  }

  return async (keys) => {
    let rewrapped = 0;
    const refused: string[] = [];
    for await (const key of keys) {
      try {
        if (await rewrapOne(key)) rewrapped += 1;
      } catch (error) {
        if (!isTokensError(error) || error.retryable) throw error;
        refused.push(error.message);
      }
    }
    if (refused.length === 0) return rewrapped;
    const more = refused.length > maxNamed ? ` And ${refused.length - maxNamed} more.` : "";
    throw new SessionStoreError(
      `${rewrapped} sessions were re-encrypted, ${refused.length} could not be. ${refused.slice(0, maxNamed).join(" ")}${more}`,
      { retryable: false },
    );
  };
}
