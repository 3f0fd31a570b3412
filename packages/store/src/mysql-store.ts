import type { Socket } from "node:net";
import type { Session } from "@tokens/core";
import { mysqlSessions } from "@tokens/session-sql/mysql";
import type { ServerAddress } from "./address.ts";
import { begun, driver, taken } from "./driver.ts";
import { makeTable, sqlJournal, type Run } from "./sql-journal.ts";
import type { Opened } from "./store.ts";

/** MySQL or MariaDB, through a pool of `mysql2`. */
export async function openMysql<S extends Session>(address: ServerAddress, timeoutMs: number): Promise<Opened<S>> {
  const { url, name, own: table } = address;
  const { createPool } = await driver("mysql2", () => import("mysql2"));
  const pool = taken(name, () => createPool({ uri: url, connectTimeout: timeoutMs }));
  // Kysely sets no limit to a query: a connection on which nothing comes for so long is given up, an idle one too.
  pool.on("connection", (connection) => {
    const { stream } = connection as unknown as { readonly stream: Socket };
    stream.setTimeout(timeoutMs, () => stream.destroy(new Error("the server does not answer")));
  });
  const sessions = mysqlSessions<S>(pool, table ? { table } : {});
  const close = async (): Promise<void> => {
    await sessions.close();
    await pool.promise().end();
  };
  const journal = await begun(
    { name, timeoutMs },
    async () => {
      await makeTable(sessions);
      const run: Run = async (sql, values) => {
        const [answer] = await pool.promise().query(sql, values);
        return Array.isArray(answer) ? (answer as Record<string, unknown>[]) : [{ id: answer.insertId }];
      };
      return sqlJournal("mysql", run, table);
    },
    close,
  );
  return { sessions, journal, close };
}
