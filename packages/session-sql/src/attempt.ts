/**
 * Runs statements on tables of your own as the store runs its own.
 *
 * @example
 * ```ts
 * import { attempt } from "@tokens/session-sql/attempt";
 *
 * const table = { table: "notes", tableSql: "create table notes (text text)" };
 * await attempt(() => pool.query("select text from notes"), { what: "the notes could not be read", ...table });
 * ```
 *
 * @module
 */
import { storeError, type Circumstance } from "./errors.ts";
import { failureOf } from "./failure.ts";
import { pause } from "./pause.ts";

export type { Circumstance } from "./errors.ts";

const mostAttempts = 50;

/**
 * Does `work`, one statement, again for as long as it loses a race that changed nothing. Rejects with `SessionStoreError`, of which
 * neither message nor cause holds a parameter, a statement or a password.
 */
export async function attempt<T>(work: () => Promise<T>, circumstance: Circumstance): Promise<T> {
  for (let number = 1; ; number++) {
    try {
      return await work();
    } catch (error) {
      if (number === mostAttempts || failureOf(error).kind !== "conflict") throw storeError(error, circumstance);
      await pause(Math.random() * Math.min(2 ** number, 50));
    }
  }
}
