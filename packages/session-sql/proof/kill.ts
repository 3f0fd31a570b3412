/**
 * Processes that refresh all the time are killed (SIGKILL) at random moments, 500 times on each store. After each kill the record must
 * be whole, the lease must end in its time, and the session must be the live one, unless the kill fell between the moment at which the
 * provider rotated the refresh token and the commit: then the new pair existed in the dead process alone, and no store can have it.
 *
 * node -C @tokens/source packages/session-sql/proof/kill.ts [kills]
 */
import { fork } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import type { Session } from "@tokens/core";
import type { SqlSessions } from "@tokens/session-sql";
import {
  databaseUrl,
  mariadbDatabase,
  mariadbUrl,
  postgresDatabase,
  sqliteDatabase,
  type TestDatabase,
} from "../test/databases.ts";
import { tokenServer, type TokenServer } from "../test/token-server.ts";
import type { Kind, Order, Worker } from "../test/worker.ts";

const kills = Number(process.argv[2] ?? 500);
const lanes = 3;
const key = "loopback:test:default";
const options = { leaseMs: 1500, deadlineMs: 1300 };
/** What a busy machine may add to the end of a lease. */
const slackMs = 500;
/** A statement that was under way when its process died may still take effect. */
const settlingMs = 50;

interface Tally {
  killed: number;
  withLease: number;
  torn: number;
  stuck: number;
  longestWaitMs: number;
  lostInWindow: number;
  lostOtherwise: number;
  /** Lost, and the next holder was not told that a refresh was cut off. */
  lostUntold: number;
}

/** Starts a process that refreshes all the time, kills it, and says when. */
async function killOne(worker: Worker): Promise<number> {
  const child = fork(new URL("../test/worker.ts", import.meta.url), [JSON.stringify(worker)], {
    execArgv: ["-C", "@tokens/source"],
  });
  const exited = once(child, "exit") as Promise<[code: number | null, signal: string | null]>;
  await Promise.race([once(child, "message"), exited]);
  if (child.connected) child.send({ place: 0, expiries: 1_000_000 } satisfies Order);
  await Promise.race([sleep(10 + Math.random() * 60), exited]);
  child.kill("SIGKILL");
  const [, signal] = await exited;
  if (signal !== "SIGKILL") throw new Error("A process ended by itself.");
  return performance.now();
}

/** The number of the pair; `undefined` when the two tokens are not one pair. */
function serialOf({ accessToken, refreshToken }: Session): number | undefined {
  const serial = Number(accessToken.replace("access-", ""));
  return refreshToken === `refresh-${serial}` ? serial : undefined;
}

async function examine(sessions: SqlSessions, server: TokenServer, killedAt: number, tally: Tally): Promise<void> {
  await sleep(settlingMs);
  let session = await sessions.get(key).catch(() => undefined);
  if (!session) {
    tally.torn += 1;
    return sessions.set(key, server.login());
  }
  const owner = crypto.randomUUID();
  let interrupted = false;
  for (let turn = 0; turn < 1000; turn++) {
    const claim = await sessions.claim(key, { known: session.version, owner, leaseMs: options.leaseMs });
    if (claim.kind === "newer") session = claim.session;
    if (claim.kind === "busy") await sleep(Math.min(claim.retryAfterMs, 20));
    if (claim.kind === "claimed") {
      interrupted = claim.interrupted !== undefined;
      break;
    }
  }
  if (interrupted) tally.withLease += 1;
  const waitedMs = performance.now() - killedAt;
  tally.longestWaitMs = Math.max(tally.longestWaitMs, waitedMs);
  if (waitedMs > options.leaseMs + slackMs) tally.stuck += 1;
  const serial = serialOf(session);
  if (serial === undefined) tally.torn += 1;
  if (serial === server.issued) await sessions.release(key, { owner });
  else {
    // One pair at most is missing: the one that was issued last.
    if (serial === server.issued - 1) tally.lostInWindow += 1;
    else tally.lostOtherwise += 1;
    if (!interrupted) tally.lostUntold += 1;
    await sessions.set(key, server.login());
  }
}

async function lane(kind: Kind, database: TestDatabase & { path?: string }, tally: Tally): Promise<void> {
  const server = await tokenServer({ takesMs: 2 });
  const where = { sqlite: database.path!, postgres: databaseUrl, mariadb: mariadbUrl }[kind];
  const worker: Worker = { places: [{ kind, where, table: database.table, provider: server.url }], options };
  const sessions = database.open();
  await sessions.set(key, server.login());
  while (tally.killed < kills) {
    tally.killed += 1;
    const killedAt = await killOne(worker);
    await examine(sessions, server, killedAt, tally);
  }
  await server.close();
}

async function prove(kind: Kind, create: () => Promise<TestDatabase>): Promise<boolean> {
  const tally: Tally = {
    killed: 0,
    withLease: 0,
    torn: 0,
    stuck: 0,
    longestWaitMs: 0,
    lostInWindow: 0,
    lostOtherwise: 0,
    lostUntold: 0,
  };
  const databases = await Promise.all(Array.from({ length: lanes }, create));
  await Promise.all(databases.map((database) => lane(kind, database, tally)));
  await Promise.all(databases.map((database) => database.remove()));
  const { killed, withLease, torn, stuck, longestWaitMs, lostInWindow, lostOtherwise, lostUntold } = tally;
  console.log(
    `${kind}: ${killed} killed, ${withLease} of them with the lease; ${torn} torn records, ${stuck} leases that outlived ${options.leaseMs} ms (longest wait ${longestWaitMs.toFixed(0)} ms), ${lostInWindow} sessions lost between rotation and commit, ${lostOtherwise} lost otherwise, ${lostUntold} lost without a word to the next holder`,
  );
  return torn + stuck + lostOtherwise + lostUntold === 0;
}

const startedAt = performance.now();
const proven = await Promise.all([
  prove("sqlite", sqliteDatabase),
  prove("postgres", () => postgresDatabase()),
  prove("mariadb", () => mariadbDatabase()),
]);
console.log(`in ${((performance.now() - startedAt) / 1000).toFixed(0)} s`);
if (proven.includes(false)) process.exitCode = 1;
