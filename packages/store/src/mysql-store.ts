import { mysqlSessions } from "@tokens/session-sql/mysql";
import { begun, driver, patienceMs } from "./driver.ts";
import { sqlJournal } from "./sql-journal.ts";
import type { Opened } from "./store.ts";

/** MySQL or MariaDB, through a pool of `mysql2`. */
export async function openMysql(address: {
  readonly url: string;
  readonly name: string;
  readonly own: string | undefined;
}): Promise<Opened> {
  const { url, name, own: table } = address;
  const { createPool } = await driver("mysql2", () => import("mysql2"));
  const pool = createPool({ uri: url, connectTimeout: patienceMs });
  const sessions = mysqlSessions(pool, table ? { table } : {});
  const close = async (): Promise<void> => {
    await sessions.close();
    await pool.promise().end();
  };
  const journal = await begun(
    name,
    async () => {
      await sessions.migrate();
      return sqlJournal("mysql", table, async (sql, values) => {
        const [answer] = await pool.promise().query({ sql, values, timeout: patienceMs });
        return Array.isArray(answer) ? (answer as Record<string, unknown>[]) : [{ id: answer.insertId }];
      });
    },
    close,
  );
  return { sessions, journal, close };
}
