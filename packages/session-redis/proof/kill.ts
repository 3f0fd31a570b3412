/**
 * Six processes let one session in Redis expire as fast as they can, and 500 times a random one is killed with SIGKILL.
 * Expected: no torn record; no lease that keeps others out for longer than it lasts; and a session is lost only when the process
 * that had spent the refresh token was killed before it could commit what the provider answered.
 *
 * node -C @tokens/source packages/session-redis/proof/kill.ts [kills]
 */
import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { redisSessions } from "@tokens/session-redis";
import { connect } from "../test/support/clients.ts";
import { url } from "../test/support/lane.ts";
import { caretaker, randomPrefix } from "../test/support/store.ts";
import { startTokenServer } from "./token-server.ts";
import type { Said, Setting } from "./worker.ts";

const [kills = 500] = process.argv.slice(2).map(Number);
const [leaseMs, deadlineMs] = [800, 500];
/** What a busy machine may add to a lease: a timer that fires late, a claim and a request that wait for their turn. */
const slackMs = 500;
const key = "loopback:proof:default";
const prefix = randomPrefix();
const admin = await connect(url);
const provider = await startTokenServer(8);
const sessions = redisSessions(admin, { prefix });
const workers = new Map<string, ChildProcess>();
const killed = new Set<string>();
const count = { torn: 0, stuck: 0, lost: 0, unexplained: 0, interrupted: 0, longestMs: 0 };
const startedAt = performance.now();
const starting: Promise<void>[] = [];
let started = 0;

async function start(): Promise<void> {
  const name = `${(started += 1)}`;
  const library = started % 2 === 0 ? "node-redis" : "ioredis";
  const setting: Setting = {
    redis: url,
    library,
    prefix,
    provider: provider.url,
    name,
    leaseMs,
    deadlineMs,
    busy: true,
  };
  const worker = fork(new URL("worker.ts", import.meta.url), [JSON.stringify(setting)], {
    execArgv: ["-C", "@tokens/source"],
  });
  const ready = once(worker, "message");
  worker.on("message", (said: Said) => (count.interrupted += "interrupted" in said ? 1 : 0));
  await ready;
  workers.set(name, worker);
}

/** Counts the sessions that were lost since the last look, and logs in again. */
async function judgeLosses(): Promise<void> {
  if (provider.reuses.length === count.lost) return;
  for (const { by, spentBy } of provider.reuses.slice(count.lost)) {
    count.lost += 1;
    if (killed.has(spentBy)) continue;
    count.unexplained += 1;
    console.error(`Process ${by} used a refresh token that process ${spentBy}, which lives, had spent.`);
  }
  await sessions.set(key, provider.login());
}

async function inspect(): Promise<void> {
  try {
    const session = await sessions.get(key);
    if (!session || !provider.isPair(session)) count.torn += 1;
  } catch (error) {
    count.torn += 1;
    console.error(error);
  }
}

/** Waits for the first request that another process makes after `since`. */
async function progress(since: number): Promise<void> {
  while (provider.lastRequestAt <= since) {
    if (performance.now() - since > leaseMs + slackMs) {
      count.stuck += 1;
      return;
    }
    await judgeLosses();
    await sleep(2);
  }
  count.longestMs = Math.max(count.longestMs, provider.lastRequestAt - since);
}

try {
  await sessions.set(key, provider.login());
  await Promise.all(Array.from({ length: 6 }, start));
  for (let kill = 1; kill <= kills; kill++) {
    await sleep(Math.random() * 40);
    await judgeLosses();
    const names = [...workers.keys()];
    const name = names[Math.floor(Math.random() * names.length)]!;
    const worker = workers.get(name)!;
    killed.add(name);
    workers.delete(name);
    const exited = once(worker, "exit");
    worker.kill("SIGKILL");
    await exited;
    const since = performance.now();
    starting.push(start());
    await inspect();
    await progress(since);
    while (workers.size < 4) await Promise.race(starting.splice(0, 1));
    if (kill % 100 === 0) console.log(`${kill} kills, ${provider.requests} token requests`);
  }
  await Promise.all(starting);
  await judgeLosses();
} finally {
  for (const worker of workers.values()) worker.kill("SIGKILL");
  await caretaker([admin], prefix).clear();
  admin.destroy();
  await provider.close();
}

const { torn, stuck, lost, unexplained, interrupted, longestMs } = count;
console.log(`${kills} kills in ${((performance.now() - startedAt) / 1000).toFixed(0)} s, ${provider.requests} token requests
torn records ${torn}
leases that outlived themselves ${stuck} (the longest stop was ${longestMs.toFixed(0)} ms, the lease is ${leaseMs} ms)
sessions lost ${lost}, all but ${unexplained} of them by a process killed between the provider's answer and the commit
claims that were told of an interrupted refresh ${interrupted}`);
if (torn + stuck + unexplained > 0) process.exitCode = 1;
