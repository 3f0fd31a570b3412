import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { sessionKey } from "@tokens/core";
import { accountServer, type AccountServer } from "./account-server.ts";
import { databaseUrl, postgresDatabase, type TestDatabase } from "./databases.ts";
import type { Swept, Sweeper } from "./sweeper.ts";

/** Processes that sweep one table of PostgreSQL. */
export interface Sweepers extends AsyncDisposable {
  readonly server: AccountServer;
  readonly database: TestDatabase;
  /** Logs new accounts in, whose tokens have ended or end within five minutes. */
  login(accounts: number): Promise<void>;
  /** Lets all processes sweep at once. */
  sweep(): Promise<readonly Swept[]>;
  /** How many sessions end within ten minutes. */
  due(): Promise<number>;
}

async function start(sweeper: Sweeper): Promise<ChildProcess> {
  const child = fork(new URL("sweeper.ts", import.meta.url), [JSON.stringify(sweeper)], {
    execArgv: ["-C", "@tokens/source"],
  });
  await once(child, "message");
  return child;
}

async function order(child: ChildProcess): Promise<Swept> {
  const answer = once(child, "message") as Promise<[Swept]>;
  const ended = once(child, "exit").then(() => {
    throw new Error("A process that sweeps has ended.");
  });
  child.send("sweep");
  const [swept] = await Promise.race([answer, ended]);
  ended.catch(() => undefined);
  return swept;
}

export async function startSweepers(processes: number): Promise<Sweepers> {
  const [server, database] = await Promise.all([accountServer(), postgresDatabase()]);
  const sweeper: Sweeper = { where: databaseUrl, table: database.table, provider: server.url };
  const children = await Promise.all(Array.from({ length: processes }, () => start(sweeper)));
  const sessions = database.open();
  let accounts = 0;
  return {
    server,
    database,
    async login(count) {
      const now = Date.now();
      const names = Array.from({ length: count }, () => `account-${accounts++}`);
      while (names.length > 0) {
        await Promise.all(
          names.splice(0, 100).map((account, n) => {
            const expiresAt = now + (n % 2 === 0 ? -86_400_000 : 300_000) + n;
            return sessions.set(sessionKey("loopback", "test", account), server.login(account, expiresAt));
          }),
        );
      }
    },
    sweep: () => Promise.all(children.map(order)),
    due: async () => (await Array.fromAsync(sessions.expiring({ before: Date.now() + 600_000, limit: 1e6 }))).length,
    async [Symbol.asyncDispose]() {
      for (const child of children) child.kill("SIGKILL");
      await database.remove();
      await server.close();
    },
  };
}
