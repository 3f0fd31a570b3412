import { setTimeout as sleep } from "node:timers/promises";
import type { Policy } from "../ledger.ts";
import { addGot, judge } from "../row.ts";
import { longestWait, type Scenario } from "../scenario.ts";
import type { Scene } from "../scene.ts";

const policy: Policy = { reuse: "revokes the family", graceMs: 0, lifetimeMs: 1000 };

/** The provider refuses connections for a long time, then returns. */
async function run(scene: Scene): Promise<void> {
  const { row, quick, authority } = scene;
  const grant = scene.account(policy);
  const callers = await scene.callers(4, grant);
  await scene.logIn(grant, callers[0]!);
  const downMs = quick ? 3000 : 60_000;
  const loops = callers.map(({ call }) => call.loop({ callers: 5, forMs: downMs + 2000, pauseMs: 1000 }));
  await sleep(1000);
  await authority.call.down();
  for (let second = 0; second < downMs / 1000; second++) {
    scene.progress(`the provider has been down for ${second} s`);
    await sleep(1000);
  }
  await authority.call.up();
  for (const got of await Promise.all(loops)) addGot(row, got);
  row.expiries += (downMs + 2000) / policy.lifetimeMs;
  for (const caller of callers)
    if (!(await scene.isServed(caller))) row.wrong.push("a process is not served after the provider is back");
  await scene.settle(grant);
  // Processes wait for the lease in turn.
  judge(row, { ...longestWait(), reuses: 0, rejected: ["provider_unavailable", "lock_timeout"] });
}

export const downScenarios: readonly Scenario[] = [
  { group: "down", name: "provider down", stores: ["file", "redis"], quick: ["file"], run },
];
