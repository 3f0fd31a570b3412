import { setTimeout as sleep } from "node:timers/promises";
import type { Policy } from "../ledger.ts";
import { judge, total } from "../row.ts";
import { familyRevocation, graceWindow, longestWait, shortLease, type Scenario } from "../scenario.ts";
import type { Caller, Scene } from "../scene.ts";
import { nextStep } from "../steps.ts";
import { sharedStores } from "../stores.ts";

interface Kills {
  readonly policy: Policy;
  readonly times: number;
  readonly quickTimes: number;
}

/** Accounts at once: most of the time is waiting for a lease. */
const lanes = 12;
const killsPerLane = 4;
const peerTimes = 50;

/** Each kill is at a random instant after one of these. */
const moments = ["called", "asked", "answered"] as const;
const withinMs = { called: 30, asked: 12, answered: 4 };

/** Processes are killed while they refresh; another one has to be served after each of them. */
async function run(scene: Scene, { policy, times, quickTimes }: Kills): Promise<void> {
  const { row, quick } = scene;
  const kills = row.client === "tokens" ? (quick ? quickTimes : times) : peerTimes;
  let left = kills;
  await Promise.all(
    Array.from({ length: Math.min(lanes, Math.ceil(kills / killsPerLane)) }, () =>
      lane(scene, policy, () => {
        if (left === 0) return false;
        left -= 1;
        scene.progress(`${row.kills} of ${kills} killed`);
        return true;
      }),
    ),
  );
  const isLost = total(row.unavoidable) > 0;
  if (policy.graceMs > 0 && isLost) row.wrong.push(`${total(row.unavoidable)} sessions lost within the grace window`);
  judge(row, { ...longestWait(shortLease), ...(isLost && { rejected: ["reauthorization_required"] }) });
}

async function lane(scene: Scene, policy: Policy, isNext: () => boolean): Promise<void> {
  const { row, authority } = scene;
  let grant = scene.account(policy);
  const start = async (): Promise<Caller> => (await scene.callers(1, grant, shortLease))[0]!;
  let [witness, spare] = [await start(), await start()];
  await scene.logIn(grant, witness);
  while (isNext()) {
    const victim = spare;
    const next = start();
    await scene.expire(grant, [victim, witness]);
    const moment = moments[Math.floor(scene.random() * moments.length)]!;
    const afterMs = scene.random() * withinMs[moment];
    const calls = [scene.call([victim], 1)];
    if (moment === "called") calls.push(scene.call([witness], 1));
    else {
      await Promise.race([nextStep(authority, moment, { account: grant.name, caller: victim.name }), ...calls]);
      calls.push(scene.call([witness], 1));
    }
    await sleep(afterMs);
    await victim.kill();
    row.kills += 1;
    const got = (await Promise.all(calls)).flat();
    spare = await next;
    if (got.some(({ rejected }) => total(rejected) > 0)) {
      const outcome = await scene.settle(grant);
      if (outcome === "alive") row.wrong.push("a caller was rejected although the session is alive");
      grant = scene.account(policy);
      [witness, spare] = [await start(), await start()];
      await scene.logIn(grant, witness);
    }
  }
  await scene.settle(grant);
}

const kinds: readonly (Kills & Pick<Scenario, "name" | "stores" | "quick" | "authority" | "peers">)[] = [
  {
    name: "kill -9",
    policy: familyRevocation,
    times: 500,
    quickTimes: 12,
    stores: sharedStores,
    quick: ["file", "redis"],
    peers: true,
  },
  {
    name: "kill -9, grace",
    policy: graceWindow,
    times: 100,
    quickTimes: 8,
    stores: sharedStores,
    quick: ["file"],
  },
  {
    name: "kill -9, oidc-provider",
    policy: familyRevocation,
    times: 50,
    quickTimes: 0,
    stores: ["file", "redis"],
    authority: "oidc-provider",
  },
];

export const killScenarios: readonly Scenario[] = kinds.map(({ policy, times, quickTimes, ...rest }) => ({
  ...rest,
  group: "kill",
  run: (scene) => run(scene, { policy, times, quickTimes }),
}));
