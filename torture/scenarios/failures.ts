import { setTimeout as sleep } from "node:timers/promises";
import type { Failure } from "../authority.ts";
import type { Policy } from "../ledger.ts";
import { judge } from "../row.ts";
import { familyRevocation, graceWindow, longestWait, plainRefusal, type Scenario } from "../scenario.ts";
import type { Scene } from "../scene.ts";
import { sharedStores } from "../stores.ts";

interface Trouble {
  readonly name: string;
  readonly failure: Failure | "refused";
  readonly count: number;
  readonly policy: Policy;
  /** Its response is lost, and with it the session. */
  readonly isFatal?: true;
}

const troubles: readonly Trouble[] = [
  { name: "503, twice", failure: "503", count: 2, policy: familyRevocation },
  { name: "HTML 502, twice", failure: "HTML 502", count: 2, policy: familyRevocation },
  { name: "429, Retry-After: 1", failure: "429", count: 1, policy: familyRevocation },
  { name: "200 with error, twice", failure: "200 with error", count: 2, policy: familyRevocation },
  { name: "slow", failure: "slow", count: 1, policy: familyRevocation },
  { name: "connection refused", failure: "refused", count: 1, policy: familyRevocation },
  { name: "reset before it counts", failure: "reset", count: 1, policy: familyRevocation },
  { name: "lost response, grace", failure: "lost", count: 1, policy: graceWindow },
  { name: "lost response, invalid_grant", failure: "lost", count: 1, policy: plainRefusal, isFatal: true },
  { name: "lost response, family ends", failure: "lost", count: 1, policy: familyRevocation, isFatal: true },
];
const herd = { processes: 8, callers: 50 };
const refusedMs = 150;

/** The token endpoint fails at the moment at which everyone needs a token. */
async function run(scene: Scene, { failure, count, policy, isFatal }: Trouble): Promise<void> {
  const { row, authority } = scene;
  const grant = scene.account(policy);
  const callers = await scene.callers(herd.processes, grant);
  await scene.logIn(grant, callers[0]!);
  await scene.expire(grant, callers);
  if (failure === "refused") await authority.call.down();
  else await authority.call.fail(grant.name, failure, count);
  const calls = scene.call(callers, herd.callers);
  if (failure === "refused") {
    await sleep(refusedMs);
    await authority.call.up();
  }
  await calls;
  const outcome = await scene.settle(grant);
  judge(row, {
    ...longestWait(),
    ...(outcome === "alive" && { reuses: 0 }),
    ...(isFatal && { rejected: ["reauthorization_required"] }),
  });
}

export const failureScenarios: readonly Scenario[] = troubles.map((trouble) => ({
  group: "failures",
  name: trouble.name,
  stores: sharedStores,
  quick: ["file"],
  ...(trouble.failure === "lost" && { peers: true }),
  run: (scene) => run(scene, trouble),
}));
