import {
  isTokensError,
  SessionStoreError,
  type Session,
  type SessionManager,
  type SharedSessionManager,
} from "@tokens/core";
import type { Records } from "./record.ts";

/** What encryption adds to a manager. */
export interface Rewrap {
  /**
   * Encrypts the sessions under `keys` with the first encryption key, where they are not already; resolves with how many it
   * encrypted. Nothing but the ciphertext changes: it is a commit of the same version upon itself, by an owner without a lease, so a
   * refresh in progress keeps its lease and its own commit is accepted as before. A session that is refreshed or forgotten
   * meanwhile is left to that. With a two-method manager this holds within the process only.
   *
   * Every session that resolved is known to open with the first key alone. One that cannot be read does not stop the others: it
   * rejects with `SessionStoreError` at the end, which names it. A store that fails stops at once.
   */
  rewrap(keys: Iterable<string> | AsyncIterable<string>): Promise<number>;
}

const mostTurns = 5;
const mostNamed = 10;

/** `stored` holds the records of `sessions`. */
export function rewrapping<S extends Session>(
  stored: SessionManager<S>,
  records: Records<S>,
  sessions: SharedSessionManager<S>,
): Rewrap["rewrap"] {
  async function rewrapOne(key: string): Promise<boolean> {
    for (let turn = 1; turn <= mostTurns; turn++) {
      const record = await stored.get(key);
      if (!record) return false;
      const { session, current } = await records.open(key, record);
      if (current) return false;
      const claim = { owner: crypto.randomUUID(), parent: session.version };
      if ((await sessions.commit(key, session, claim)) === "committed") return true;
    }
    throw new SessionStoreError(
      `The session ${key} changed ${mostTurns} times while it was to be re-encrypted, each time with another key: give all processes the same first key, then try again.`,
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
    const more = refused.length > mostNamed ? ` And ${refused.length - mostNamed} more.` : "";
    throw new SessionStoreError(
      `${rewrapped} sessions were re-encrypted, ${refused.length} could not be. ${refused.slice(0, mostNamed).join(" ")}${more}`,
      { retryable: false },
    );
  };
}
