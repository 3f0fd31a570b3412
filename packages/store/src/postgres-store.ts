import type { Session } from "@tokens/core";
import { postgresSessions } from "@tokens/session-sql/postgres";
import type { ServerAddress } from "./address.ts";
import { begun, driver } from "./driver.ts";
import { makeTable, sqlJournal, type Run } from "./sql-journal.ts";
import type { Opened } from "./store.ts";

/** PostgreSQL, through a pool of `pg`. */
export async function openPostgres<S extends Session>(address: ServerAddress, timeoutMs: number): Promise<Opened<S>> {
  const { url, name, own: table } = address;
  const { Pool } = await driver("pg", () => import("pg"));
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
  const journal = await begun(
    { name, timeoutMs },
    async () => {
      await makeTable(sessions);
      const run: Run = async (text, values) => (await pool.query<Record<string, unknown>>(text, values)).rows;
      return sqlJournal("postgres", run, table);
    },
    close,
  );
  return { sessions, journal, close };
}
