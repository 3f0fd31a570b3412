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
import { Kysely, PostgresDialect, type PostgresPool } from "kysely";
import type { Session } from "@tokens/core";
import type { Subscribe } from "./listener.ts";
import { pause } from "./pause.ts";
import { onKysely } from "./kysely.ts";
import { preparing } from "./prepared.ts";
import { openSessions, type SqlSessions } from "./sql-sessions.ts";

/** Options of `postgresSessions`. */
export interface PostgresSessionsOptions {
  /**
   * `schema.table` is understood.
   *
   * @default tokens_sessions
   */
  readonly table?: string;
  /**
   * Where to listen for the commits of other processes while one waits: `true`, the database of the pool; a connection string, when the
   * pool goes through a transaction pooler; `false`, nowhere: waiters poll.
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

/** Sessions in PostgreSQL. `pool` is a `Pool` of `pg`, and stays the caller's to close. */
export function postgresSessions<S extends Session = Session>(
  pool: PostgresPool,
  { table, listen = true }: PostgresSessionsOptions = {},
): SqlSessions<S> {
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: preparing(withoutCrashes(pool)) }) });
  const Client = pool.Client as ClientConstructor | undefined;
  const subscribe = listen && Client ? subscribeBy(() => new Client(clientOptions(pool, listen))) : undefined;
  return openSessions(onKysely(db), { dialect: "postgres", ...(table && { table }), subscribe });
}

const ignore = (): void => {};

/**
 * An 'error' event that nobody listens to ends the process: the pool sends it when an idle connection breaks, and a connection when it
 * breaks in use. The statement that needs a connection fails by itself, and the pool opens another.
 */
function withoutCrashes(pool: PostgresPool): PostgresPool {
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

/** The connection is one of its own: one of the pool would be missing there, and a pool of one would be empty. */
function subscribeBy(newClient: () => ListeningClient): Subscribe {
  return async (channel, onKey) => {
    const client = newClient();
    const ended = new Promise<void>((resolve) => {
      client.on("error", () => resolve());
      client.on("end", () => resolve());
    });
    client.on("notification", ({ payload = "" }) => onKey(payload));
    // The server may be out of reach, and then never acknowledges the end.
    const close = (): Promise<unknown> => Promise.race([client.end(), pause(1000, { ref: false })]);
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
