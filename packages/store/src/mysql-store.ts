import type { Socket } from "node:net";
import type { Session } from "@tokens/core";
import { mysqlSessions } from "@tokens/session-sql/mysql";
import type { ServerAddress } from "./address.ts";
import { connectWithTimeout, loadDriver, createClientFor } from "./driver.ts";
import type { OpenStoreOptions } from "./open-store.ts";
import { ensureTable, sqlJournal } from "./sql-journal.ts";
import { sqlRecords } from "./sql-records.ts";
import type { Run } from "./sql-table.ts";
import type { StoreParts } from "./store.ts";

/** Opens MySQL or MariaDB with a pool of `mysql2`. */
export async function openMysql<S extends Session>(
  address: ServerAddress,
  { timeoutMs, clock }: Pick<Required<OpenStoreOptions>, "timeoutMs" | "clock">,
): Promise<StoreParts<S>> {
  const { url, name, namespace: table } = address;
  const { createPool } = await loadDriver("mysql2", () => import("mysql2"));
  const pool = createClientFor(name, () => createPool({ uri: url, connectTimeout: timeoutMs }));
  // mysql2 has no query timeout, so connections without data for this long are closed, also idle ones.
  pool.on("connection", (connection) => {
    const { stream } = connection as unknown as { readonly stream: Socket };
    stream.setTimeout(timeoutMs, () => stream.destroy(new Error("the server does not respond")));
  });
  const sessions = mysqlSessions<S>(pool, table ? { table } : {});
  const close = async (): Promise<void> => {
    await sessions.close();
    await pool.promise().end();
  };
  const rooms = await connectWithTimeout(
    { name, timeoutMs },
    async () => {
      await ensureTable(sessions, name);
      const run: Run = async (sql, values) => {
        const [answer] = await pool.promise().query(sql, values);
        return Array.isArray(answer)
          ? (answer as Record<string, unknown>[])
          : [{ id: answer.insertId, changed: answer.affectedRows }];
      };
      return {
        journal: await sqlJournal("mysql", run, { table, clock }),
        records: await sqlRecords("mysql", run, { table, clock }),
      };
    },
    close,
  );
  return { sessions, ...rooms, close };
}
