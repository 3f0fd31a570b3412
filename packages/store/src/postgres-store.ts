import { postgresSessions } from "@tokens/session-sql/postgres";
import { begun, driver, patienceMs } from "./driver.ts";
import { sqlJournal } from "./sql-journal.ts";
import type { Opened } from "./store.ts";

/** PostgreSQL, through a pool of `pg`. */
export async function openPostgres(address: {
  readonly url: string;
  readonly name: string;
  readonly own: string | undefined;
}): Promise<Opened> {
  const { url, name, own: table } = address;
  const { Pool } = await driver("pg", () => import("pg"));
  const pool = new Pool({
    connectionString: url,
    connectionTimeoutMillis: patienceMs,
    query_timeout: patienceMs,
    keepAlive: true,
  });
  const sessions = postgresSessions(pool, table ? { table } : {});
  const close = async (): Promise<void> => {
    await sessions.close();
    await pool.end();
  };
  const journal = await begun(
    name,
    async () => {
      await sessions.migrate();
      return sqlJournal("postgres", table, async (text, values) => (await pool.query(text, values)).rows);
    },
    close,
  );
  return { sessions, journal, close };
}
