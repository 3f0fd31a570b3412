import type { Session } from "@tokens/core";
import { postgresSessions } from "@tokens/session-sql/postgres";
import type { ServerAddress } from "./address.ts";
import { connectWithTimeout, loadDriver } from "./driver.ts";
import { ensureTable, sqlJournal, type Run } from "./sql-journal.ts";
import type { StoreParts } from "./store.ts";

/** Opens PostgreSQL with a pool of `pg`. */
export async function openPostgres<S extends Session>(
  address: ServerAddress,
  timeoutMs: number,
): Promise<StoreParts<S>> {
  const { url, name, namespace: table } = address;
  const { Pool } = await loadDriver("pg", () => import("pg"));
  const pool = new Pool({
    connectionString: url,
    connectionTimeoutMillis: timeoutMs,
    query_timeout: timeoutMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: timeoutMs,
  });
  const sessions = postgresSessions<S>(pool, table ? { table } : {});
  const close = async (): Promise<void> => {
    await sessions.close();
    await pool.end();
  };
  const journal = await connectWithTimeout(
    { name, timeoutMs },
    async () => {
      await ensureTable(sessions);
      const run: Run = async (text, values) => (await pool.query<Record<string, unknown>>(text, values)).rows;
      return sqlJournal("postgres", run, table);
    },
    close,
  );
  return { sessions, journal, close };
}
