/**
 * 16 processes share one session in PostgreSQL, and in each of 1,000 rounds the access token expires for all of them at once.
 * The token server rotates the refresh token and revokes the family when a spent one comes back: exactly one token request may
 * reach it in a round, and none with a spent token.
 *
 * node -C @tokens/source packages/session-sql/proof/processes.ts [rounds] [processes]
 */
import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { databaseUrl, postgresDatabase } from "../test/databases.ts";
import { tokenServer } from "../test/token-server.ts";
import type { Done, Order, Worker } from "../test/worker.ts";

const [rounds = 1000, processes = 16] = process.argv.slice(2).map(Number);
const key = "loopback:test:default";
const server = await tokenServer({ takesMs: 5 });
const database = await postgresDatabase();
const children: ChildProcess[] = [];
const wrong: string[] = [];
const startedAt = performance.now();

async function start(worker: Worker): Promise<void> {
  const child = fork(new URL("../test/worker.ts", import.meta.url), [JSON.stringify(worker)], {
    execArgv: ["-C", "@tokens/source"],
  });
  children.push(child);
  await once(child, "message");
}

async function expire(child: ChildProcess): Promise<string> {
  const answer = once(child, "message") as Promise<[Done]>;
  child.send({ place: 0, expiries: 1 } satisfies Order);
  const [{ version }] = await answer;
  return version;
}

try {
  await database.open().set(key, server.login());
  const worker: Worker = {
    places: [{ kind: "postgres", where: databaseUrl, table: database.table, provider: server.url }],
    options: {},
  };
  await Promise.all(Array.from({ length: processes }, () => start(worker)));
  for (let round = 1; round <= rounds; round++) {
    const versions = new Set(await Promise.all(children.map(expire)));
    if (versions.size !== 1) wrong.push(`round ${round} ended with ${versions.size} versions`);
    if (server.requests !== round) wrong.push(`after round ${round} there were ${server.requests} token requests`);
  }
  if (!server.isLive(await database.open().get(key))) wrong.push("the stored session is not the live one");
} finally {
  for (const child of children) child.kill("SIGKILL");
  await database.remove();
  await server.close();
}

const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
const { requests, reuses, mostAtOnce } = server;
console.log(
  `${processes} processes, ${rounds} expiries each: ${requests} token requests (at most ${mostAtOnce} at once), ${reuses} with a spent refresh token, in ${seconds} s`,
);
if (requests !== rounds || reuses !== 0 || wrong.length > 0) {
  console.error(`Expected ${rounds} and 0.\n${wrong.slice(0, 10).join("\n")}`);
  process.exitCode = 1;
}
