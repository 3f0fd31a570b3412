import { chmodSync, chownSync, mkdirSync } from "node:fs";
import { appendFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Client } from "pg";
import { freePort, programPath, runAs, startDaemon, userIds, type Daemon } from "./daemon.ts";

const user = "postgres";

export async function startPostgres(directory: string): Promise<Daemon> {
  ownDirectory(directory);
  const data = join(directory, "data");
  runAs(user, programPath("initdb")!, ["-D", data, "-U", user, "-A", "trust", "-E", "UTF8", "--no-sync"]);
  return startCluster(data);
}

/** A primary whose commits wait for a standby, and the standby. */
export async function startReplicated(
  directory: string,
): Promise<{ primary: Daemon; standby: Daemon; promote(): void }> {
  const primary = await startPostgres(directory);
  const data = join(directory, "standby");
  runAs(user, programPath("pg_basebackup")!, [
    ...`-h 127.0.0.1 -p ${primary.port} -U ${user} -R -X stream -c fast -D`.split(" "),
    data,
  ]);
  const standby = await startCluster(data);
  await query(primary.port, "alter system set synchronous_standby_names = '*'");
  await query(primary.port, "select pg_reload_conf()");
  return { primary, standby, promote: () => runAs(user, programPath("pg_ctl")!, ["promote", "-D", data, "-w"]) };
}

async function startCluster(data: string): Promise<Daemon> {
  const port = await freePort();
  await appendFile(
    join(data, "postgresql.conf"),
    `\nport = ${port}\nlisten_addresses = '127.0.0.1'\nunix_socket_directories = ''\nmax_connections = 300\n`,
  );
  return startDaemon({
    command: programPath("postgres")!,
    args: ["-D", data],
    port,
    user,
    ping: () => query(port, "select 1"),
  });
}

/** PgBouncer in transaction mode. */
export async function startPgBouncer(
  directory: string,
  databasePort: number,
): Promise<Daemon & { pointTo(port: number): Promise<void> }> {
  ownDirectory(directory);
  const port = await freePort();
  const file = join(directory, "pgbouncer.ini");
  const configure = (to: number): Promise<void> =>
    writeFile(
      file,
      `[databases]
postgres = host=127.0.0.1 port=${to} dbname=postgres user=${user}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = any
pool_mode = transaction
max_client_conn = 500
default_pool_size = 20
server_login_retry = 1
ignore_startup_parameters = extra_float_digits
admin_users = ${user}
`,
    );
  await configure(databasePort);
  const daemon = await startDaemon({
    command: programPath("pgbouncer")!,
    args: [file],
    port,
    user,
    ping: () => query(port, "select 1"),
  });
  return {
    ...daemon,
    async pointTo(to) {
      await configure(to);
      await query(port, "RELOAD", "pgbouncer");
    },
  };
}

async function query(port: number, statement: string, database = "postgres"): Promise<void> {
  const client = new Client({ host: "127.0.0.1", port, user, database, connectionTimeoutMillis: 2000 });
  client.on("error", () => undefined);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function ownDirectory(directory: string): void {
  mkdirSync(directory, { recursive: true });
  const ids = userIds(user);
  if (ids) chownSync(directory, ids.uid, ids.gid);
  chmodSync(directory, 0o700);
}
