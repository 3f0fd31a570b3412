/**
 * Sessions in PGlite, an in-process PostgreSQL.
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
import { checkOption, hasMethods } from "@tokens/core/internal";
import { executeWith } from "./kysely.ts";
import { openSessions, type SqlSessions } from "./sql-sessions.ts";

/** Options of `pgliteSessions`. */
export interface PgliteSessionsOptions {
  /**
   * Name of the table, also `schema.table`.
   *
   * @default "tokens_sessions"
   */
  readonly table?: string;
}

/** The part of a `PGlite` that the store needs. */
export interface ListeningPglite extends PGlite {
  listen(channel: string, callback: (payload: string) => void): Promise<() => Promise<void>>;
}

/** Sessions in PGlite. The caller closes `pglite`. Throws a `TypeError` for anything else. */
export function pgliteSessions<S extends Session = Session>(
  pglite: ListeningPglite,
  { table }: PgliteSessionsOptions = {},
): SqlSessions<S> {
  checkOption(
    "pgliteSessions(pglite): pglite",
    pglite,
    hasMethods(pglite, "query", "listen"),
    'a PGlite, e.g. new PGlite("./data")',
  );
  const db = new Kysely<unknown>({ dialect: new PGliteDialect({ pglite }) });
  return openSessions(executeWith(db), {
    dialect: "postgres",
    ...(table && { table }),
    async subscribe(channel, onKey) {
      const close = await pglite.listen(`"${channel.replaceAll('"', '""')}"`, onKey);
      return { ended: new Promise(() => {}), close };
    },
  });
}
