import type { Policy } from "../ledger.ts";
import { addGot, judge } from "../row.ts";
import { longestWait, type Scenario } from "../scenario.ts";
import type { Scene } from "../scene.ts";
import { sharedStores } from "../stores.ts";

const dayMs = 86_400_000;
/** Real time: whether a token is accepted is up to the server's clock. */
const policy: Policy = { reuse: "revokes the family", graceMs: 0, lifetimeMs: 1000 };

/** The clocks of some processes are a day ahead or behind, and one of them jumps while it runs. */
async function run(scene: Scene): Promise<void> {
  const { row, quick, authority } = scene;
  const grant = scene.account(policy);
  const right = await scene.callers(3, grant);
  const ahead = await scene.callers(1, grant, { clockAheadMs: dayMs });
  const behind = await scene.callers(1, grant, { clockAheadMs: -dayMs });
  await scene.logIn(grant, right[0]!);
  const forMs = quick ? 2000 : 6000;
  const loops = [...right, ...ahead, ...behind].map(({ call }) =>
    call.loop({ callers: 5, forMs, pauseMs: 100, api: true }),
  );
  const [jumping] = right;
  for (const jump of [dayMs, -2 * dayMs, dayMs]) {
    await new Promise((resolve) => setTimeout(resolve, forMs / 4));
    await jumping!.call.pass(jump);
    scene.progress(`a clock has jumped by ${Math.round(jump / 3_600_000)} h`);
  }
  for (const got of await Promise.all(loops)) addGot(row, got);
  row.expiries += forMs / policy.lifetimeMs;
  const { log } = await authority.call.account(grant.name);
  if (log.some(({ kind }) => kind === "reused")) row.wrong.push("a spent refresh token was used");
  await scene.settle(grant);
  // The replay of a rejected request may meet a token that only a wrong clock calls valid, and a jump ends what waits for a time.
  judge(row, { ...longestWait(), rejected: ["401", "lock_timeout", "provider_unavailable"] });
}

export const clockScenarios: readonly Scenario[] = [
  { group: "clock", name: "clocks 24 h off", stores: sharedStores, quick: ["redis"], run },
];
