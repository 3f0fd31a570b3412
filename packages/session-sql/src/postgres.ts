/**
 * Sessions in PostgreSQL through a pool of `pg`.
 *
 * @example
 * ```ts
 * import { postgresSessions } from "@tokens/session-sql/postgres";
 * import { Pool } from "pg";
 *
 * const pool = new Pool({ connectionString: process.env.DATABASE_URL });
 * const sessions = postgresSessions(pool);
 * await sessions.migrate();
 * ```
 *
 * @module
 */
import { setTimeout as sleep } from "node:timers/promises";
import { Kysely, PostgresDialect, type PostgresPool } from "kysely";
import type { Session } from "@tokens/core";
import { checkOption, hasMethods } from "@tokens/core/internal";
import type { Subscribe } from "./listener.ts";
import { executeWith } from "./kysely.ts";
import { withPreparedStatements } from "./prepared.ts";
import { openSessions, type SqlSessions } from "./sql-sessions.ts";

/** Options of `postgresSessions`. */
export interface PostgresSessionsOptions {
  /**
   * Name of the table, also `schema.table`.
   *
   * @default "tokens_sessions"
   */
  readonly table?: string;
  /**
   * Where to listen for commits of other processes while this one waits: `true` for the pool's database, a connection string when the
   * pool uses a transaction pooler, `false` to poll instead.
   *
   * @default true
   */
  readonly listen?: boolean | string;
}

interface Emitter {
  on(event: string, listener: (message: { payload?: string }) => void): this;
  off(event: string, listener: () => void): this;
}

/** The part of a `pg` client that listening needs. */
interface ListeningClient extends Emitter {
  connect(): Promise<unknown>;
  query(statement: string): Promise<unknown>;
  end(): Promise<void>;
}

type ClientConstructor = new (options: object) => ListeningClient;

/** Sessions in PostgreSQL. `pool` is a `Pool` of `pg`; the caller closes it. Throws a `TypeError` for anything else. */
export function postgresSessions<S extends Session = Session>(
  pool: PostgresPool,
  { table, listen = true }: PostgresSessionsOptions = {},
): SqlSessions<S> {
  checkOption(
    "postgresSessions(pool): pool",
    pool,
    hasMethods(pool, "connect", "on", "off"),
    "a Pool of pg, e.g. new Pool({ connectionString })",
  );
  const db = new Kysely<unknown>({
    dialect: new PostgresDialect({ pool: withPreparedStatements(withErrorListeners(pool)) }),
  });
  const Client = pool.Client as ClientConstructor | undefined;
  const subscribe = listen && Client ? subscribeWith(() => new Client(clientOptions(pool, listen))) : undefined;
  return openSessions(executeWith(db), { dialect: "postgres", ...(table && { table }), subscribe });
}

const ignore = (): void => {};

/**
 * An 'error' event without a listener crashes the process. The pool emits it when an idle connection breaks, and a connection when it
 * breaks in use. The statement fails anyway, and the pool opens another connection.
 */
function withErrorListeners(pool: PostgresPool): PostgresPool {
  const once = (emitter: object): unknown => (emitter as Emitter).off("error", ignore).on("error", ignore);
  once(pool);
  return {
    options: pool.options,
    ...(pool.Client && { Client: pool.Client }),
    end: () => pool.end(),
    async connect() {
      const client = await pool.connect();
      once(client);
      return client;
    },
  };
}

function clientOptions({ options }: PostgresPool, listen: true | string): object {
  const { password, connectionTimeoutMillis }: { password?: unknown; connectionTimeoutMillis?: number } = options;
  const where = listen === true ? { ...options, password } : { connectionString: listen };
  return { ...where, keepAlive: true, connectionTimeoutMillis: connectionTimeoutMillis || 10_000 };
}

/** Uses a dedicated connection: a pool of one would have none left for statements. */
function subscribeWith(newClient: () => ListeningClient): Subscribe {
  return async (channel, onKey) => {
    const client = newClient();
    const ended = new Promise<void>((resolve) => {
      client.on("error", () => resolve());
      client.on("end", () => resolve());
    });
    client.on("notification", ({ payload = "" }) => onKey(payload));
    // An unreachable server never acknowledges the end.
    const close = (): Promise<unknown> => Promise.race([client.end(), sleep(1000, undefined, { ref: false })]);
    try {
      await client.connect();
      await client.query(`listen "${channel.replaceAll('"', '""')}"`);
    } catch (error) {
      await close();
      throw error;
    }
    return { ended, close };
  };
}
