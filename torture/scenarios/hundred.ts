import type { Policy } from "../ledger.ts";
import { addGot, judge } from "../row.ts";
import { longestWait, type Scenario } from "../scenario.ts";
import type { Scene } from "../scene.ts";
import { sharedStores } from "../stores.ts";

const policy: Policy = { reuse: "revokes the family", graceMs: 0, lifetimeMs: 2000 };
const processes = 100;
const forMs = 8000;

/** Many processes, each of which asks when it likes. */
async function run(scene: Scene): Promise<void> {
  const { row } = scene;
  scene.progress(`starting ${processes} processes`);
  await scene.prepare(processes);
  const grant = scene.account(policy);
  const callers = await scene.callers(processes, grant);
  await scene.logIn(grant, callers[0]!);
  scene.progress(`${processes} processes for ${forMs / 1000} s`);
  const loops = callers.map(({ call }) => call.loop({ callers: 1, forMs, pauseMs: 400 }));
  for (const got of await Promise.all(loops)) addGot(row, got);
  const { log } = await scene.authority.call.account(grant.name);
  // As often as there was a new access token.
  row.expiries += log.filter(({ kind }) => kind === "granted").length;
  await scene.settle(grant);
  judge(row, { ...longestWait(), reuses: 0 });
}

export const hundredScenarios: readonly Scenario[] = [
  { group: "hundred", name: `${processes} processes`, stores: sharedStores, run },
];
