/**
 * Sessions in Cloudflare D1, for Workers.
 *
 * @example
 * ```ts
 * import { d1Sessions, type D1 } from "@tokens/session-sql/d1";
 *
 * export default {
 *   async fetch(_request: Request, env: { DB: D1 }): Promise<Response> {
 *     const session = await d1Sessions(env.DB).get("hubstaff:default");
 *     return new Response(session ? "Connected" : "Not connected");
 *   },
 * };
 * ```
 *
 * @module
 */
import type { Session } from "@tokens/core";
import { checkOption, hasMethods } from "@tokens/core/internal";
import type { Execute } from "./execute.ts";
import { openSessions, type SqlSessions } from "./sql-sessions.ts";

/** Options of `d1Sessions`. */
export interface D1SessionsOptions {
  /** @default "tokens_sessions" */
  readonly table?: string;
}

/** The part of a `D1Database` that the store needs. */
export interface D1 {
  prepare(statement: string): D1Statement;
}

/** The part of a `D1PreparedStatement` that the store needs. */
export interface D1Statement {
  bind(...values: unknown[]): D1Statement;
  all(): Promise<{ readonly results: readonly Readonly<Record<string, unknown>>[] }>;
}

/** Sessions in D1. `database` is the binding of a Worker. Throws a `TypeError` for anything else. */
export function d1Sessions<S extends Session = Session>(
  database: D1,
  { table }: D1SessionsOptions = {},
): SqlSessions<S> {
  checkOption("d1Sessions(database): database", database, hasMethods(database, "prepare"), "a D1 binding, e.g. env.DB");
  return openSessions(executeOn(database), { dialect: "sqlite", table });
}

/** Every statement of the store that changes a row returns it. */
function executeOn(database: D1): Execute {
  return async (text, parameters) => {
    try {
      const { results } = await database
        .prepare(text)
        .bind(...parameters)
        .all();
      return { rows: results, changed: results.length > 0 };
    } catch (error) {
      throw sqliteError(error);
    }
  };
}

/** D1 has only messages, such as `D1_ERROR: no such table: tokens_sessions: SQLITE_ERROR`. Without a code, it is an error of the network. */
function sqliteError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const code = /\bSQLITE_[A-Z]+/.exec(error.message)?.[0];
  return Object.assign(new Error(error.message.replace(/^D1_\w+: /, "")), code && { code });
}
