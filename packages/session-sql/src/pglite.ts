/**
 * Sessions in PGlite, PostgreSQL inside the process.
 *
 * @example
 * ```ts
 * import { PGlite } from "@electric-sql/pglite";
 * import { pgliteSessions } from "@tokens/session-sql/pglite";
 *
 * const sessions = pgliteSessions(new PGlite("./data"));
 * await sessions.migrate();
 * ```
 *
 * @module
 */
import { Kysely, PGliteDialect, type PGlite } from "kysely";
import type { Session } from "@tokens/core";
import { onKysely } from "./kysely.ts";
import { openSessions, type SqlSessions } from "./sql-sessions.ts";

/** Options of `pgliteSessions`. */
export interface PgliteSessionsOptions {
  /**
   * `schema.table` is understood.
   *
   * @default tokens_sessions
   */
  readonly table?: string;
}

/** The part of a `PGlite` that the store needs. */
export interface ListeningPglite extends PGlite {
  listen(channel: string, callback: (payload: string) => void): Promise<() => Promise<void>>;
}

/** Sessions in PGlite. `pglite` stays the caller's to close. */
export function pgliteSessions<S extends Session = Session>(
  pglite: ListeningPglite,
  { table }: PgliteSessionsOptions = {},
): SqlSessions<S> {
  const db = new Kysely<unknown>({ dialect: new PGliteDialect({ pglite }) });
  return openSessions(onKysely(db), {
    dialect: "postgres",
    ...(table && { table }),
    async subscribe(channel, onKey) {
      const close = await pglite.listen(`"${channel.replaceAll('"', '""')}"`, onKey);
      return { ended: new Promise(() => {}), close };
    },
  });
}
