/**
 * 16 processes share one session in Redis, half of them over node-redis and half over ioredis, and in each of 1,000 rounds the
 * access token expires for all of them at once. The token server rotates the refresh token and revokes the family when a spent
 * one comes back: one token request may reach it in a round, and none with a spent token.
 *
 * node -C @tokens/source packages/session-redis/proof/processes.ts [rounds] [processes]
 */
import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { redisSessions } from "@tokens/session-redis";
import { connect } from "../test/support/clients.ts";
import { url } from "../test/support/lane.ts";
import { caretaker, randomPrefix } from "../test/support/store.ts";
import { startTokenServer } from "./token-server.ts";
import type { Said, Setting } from "./worker.ts";

const [rounds = 1000, processes = 16] = process.argv.slice(2).map(Number);
const key = "loopback:proof:default";
const prefix = randomPrefix();
const admin = await connect(url);
const provider = await startTokenServer(4);
const sessions = redisSessions(admin, { prefix });
const children: ChildProcess[] = [];
const wrong: string[] = [];
const startedAt = performance.now();

async function start(name: number): Promise<void> {
  const setting: Setting = {
    redis: url,
    library: name % 2 === 0 ? "node-redis" : "ioredis",
    prefix,
    provider: provider.url,
    name: `${name}`,
    leaseMs: 15_000,
    deadlineMs: 10_000,
    busy: false,
  };
  const child = fork(new URL("worker.ts", import.meta.url), [JSON.stringify(setting)], {
    execArgv: ["-C", "@tokens/source"],
  });
  children.push(child);
  await once(child, "message");
}

async function expire(child: ChildProcess): Promise<Said> {
  const said = once(child, "message") as Promise<[Said]>;
  child.send("expire");
  return (await said)[0];
}

try {
  await sessions.set(key, provider.login());
  await Promise.all(Array.from({ length: processes }, (_, name) => start(name)));
  for (let round = 1; round <= rounds; round++) {
    const said = await Promise.all(children.map(expire));
    const versions = new Set(said.map((one) => JSON.stringify(one)));
    if (versions.size !== 1) wrong.push(`round ${round} ended with ${versions.size} versions`);
    if (provider.requests !== round) wrong.push(`after round ${round} there were ${provider.requests} token requests`);
  }
} finally {
  for (const child of children) child.kill("SIGKILL");
  await caretaker([admin], prefix).clear();
  admin.destroy();
  await provider.close();
}

const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
console.log(
  `${processes} processes, ${rounds} expiries each: ${provider.requests} token requests, ${provider.reuses.length} with a spent refresh token, in ${seconds} s`,
);
if (provider.requests !== rounds || provider.reuses.length > 0 || wrong.length > 0) {
  console.error(`Expected ${rounds} and 0.\n${wrong.slice(0, 10).join("\n")}`);
  process.exitCode = 1;
}
