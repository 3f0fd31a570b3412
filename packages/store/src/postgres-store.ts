import type { Session } from "@tokens/core";
import { postgresSessions } from "@tokens/session-sql/postgres";
import type { ServerAddress } from "./address.ts";
import { connectWithTimeout, loadDriver } from "./driver.ts";
import type { OpenStoreOptions } from "./open-store.ts";
import { ensureTable, sqlJournal } from "./sql-journal.ts";
import { sqlRecords } from "./sql-records.ts";
import type { Run } from "./sql-table.ts";
import type { StoreParts } from "./store.ts";

/** Opens PostgreSQL with a pool of `pg`. */
export async function openPostgres<S extends Session>(
  address: ServerAddress,
  { timeoutMs, clock }: Pick<Required<OpenStoreOptions>, "timeoutMs" | "clock">,
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
  const rooms = await connectWithTimeout(
    { name, timeoutMs },
    async () => {
      await ensureTable(sessions, name);
      const run: Run = async (text, values) => (await pool.query<Record<string, unknown>>(text, values)).rows;
      return {
        journal: await sqlJournal("postgres", run, { table, clock }),
        records: await sqlRecords("postgres", run, { table, clock }),
      };
    },
    close,
  );
  return { sessions, ...rooms, close };
}
