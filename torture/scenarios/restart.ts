import { setTimeout as sleep } from "node:timers/promises";
import type { Policy } from "../ledger.ts";
import { addGot, judge } from "../row.ts";
import { longestWait, type Scenario } from "../scenario.ts";
import type { Scene } from "../scene.ts";
import { startPgBouncer, startReplicated } from "../servers/postgres.ts";
import { serverStores, startStore, urlOf, type RunningStore } from "../stores.ts";

interface FallibleStore extends RunningStore {
  /** Breaks the store, and brings it back. */
  fail(): Promise<void>;
}

/** Real time, so that refreshes go on while the store is away. */
const policy: Policy = { reuse: "revokes the family", graceMs: 0, lifetimeMs: 1000 };
const forMs = 8000;
const awayMs = 1000;

/** The store fails while processes use it. What it had confirmed is there when it returns. */
async function run(scene: Scene<FallibleStore>): Promise<void> {
  const { row, store } = scene;
  const grant = scene.account(policy);
  const callers = await scene.callers(4, grant);
  await scene.logIn(grant, callers[0]!);
  const loops = callers.map(({ call }) => call.loop({ callers: 5, forMs, pauseMs: 100 }));
  await sleep(forMs / 4);
  scene.progress("the store fails");
  await store.fail();
  scene.progress("the store is back");
  for (const got of await Promise.all(loops)) addGot(row, got);
  row.expiries += forMs / policy.lifetimeMs;
  for (const caller of callers)
    if (!(await scene.isServed(caller))) row.wrong.push("a process is not served after the store is back");
  await scene.settle(grant);
  judge(row, { ...longestWait(), reuses: 0, rejected: ["session_store", "session_save"] });
}

export const restartScenarios: readonly Scenario<FallibleStore>[] = [
  {
    group: "restart",
    name: "store restarted",
    stores: serverStores,
    quick: ["redis"],
    async startStore(name, directory) {
      const store = await startStore(name, directory);
      return {
        ...store,
        async fail() {
          // Processes of a killed PostgreSQL would still have its memory when the next one starts.
          await store.daemon!.stop(name === "postgres" ? "SIGQUIT" : "SIGKILL");
          await sleep(awayMs);
          await store.daemon!.start();
        },
      };
    },
    run,
  },
  {
    group: "failover",
    name: "failover behind PgBouncer",
    stores: ["postgres"],
    programs: ["pg_basebackup", "pgbouncer"],
    async startStore(name, directory) {
      const { primary, standby, promote } = await startReplicated(directory);
      const bouncer = await startPgBouncer(`${directory}-bouncer`, primary.port);
      return {
        name,
        url: urlOf("postgres", bouncer.port),
        async fail() {
          await primary.stop("SIGQUIT");
          promote();
          await bouncer.pointTo(standby.port);
        },
        async close() {
          await Promise.all([bouncer, standby, primary].map((daemon) => daemon.stop("SIGQUIT")));
        },
      };
    },
    run,
  },
];
