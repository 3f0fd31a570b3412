import { chownSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { createConnection } from "mysql2/promise";
import { freePort, programPath, runAs, startDaemon, userIds, type Daemon } from "./daemon.ts";

const user = "mysql";

export async function startMariadb(directory: string): Promise<Daemon> {
  mkdirSync(directory, { recursive: true });
  const ids = userIds(user);
  if (ids) chownSync(directory, ids.uid, ids.gid);
  const data = join(directory, "data");
  runAs(user, programPath("mariadb-install-db")!, [
    "--no-defaults",
    `--datadir=${data}`,
    "--auth-root-authentication-method=normal",
    "--skip-test-db",
  ]);
  const port = await freePort();
  const ask = async (statement: string, database?: string): Promise<void> => {
    const connection = await createConnection({ host: "127.0.0.1", port, user: "root", ...(database && { database }) });
    try {
      await connection.query(statement);
    } finally {
      await connection.end();
    }
  };
  const daemon = await startDaemon({
    command: programPath("mariadbd")!,
    args: [
      "--no-defaults",
      `--datadir=${data}`,
      `--port=${port}`,
      `--socket=${join(directory, "socket")}`,
      "--bind-address=127.0.0.1",
      "--max-connections=600",
      "--skip-name-resolve",
    ],
    port,
    user,
    ping: () => ask("select 1"),
  });
  await ask("create database if not exists torture");
  return daemon;
}
