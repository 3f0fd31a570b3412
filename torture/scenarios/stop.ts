import type { Policy } from "../ledger.ts";
import { judge } from "../row.ts";
import { familyRevocation, graceWindow, longestWait, plainRefusal, shortLease, type Scenario } from "../scenario.ts";
import type { Caller, Scene } from "../scene.ts";
import { nextStep } from "../steps.ts";
import { sharedStores } from "../stores.ts";

/** The owner of the lease is stopped before it reads the response, and continues after another process has taken over. */
async function run(scene: Scene, policy: Policy): Promise<void> {
  const { row, authority } = scene;
  const grant = scene.account(policy);
  const [owner, other] = (await scene.callers(2, grant, shortLease)) as [Caller, Caller];
  await scene.logIn(grant, owner);
  await scene.call([other], 1);
  await scene.expire(grant, [owner, other]);

  await authority.call.hold(grant.name);
  const held = nextStep(authority, "held", { account: grant.name });
  const first = scene.call([owner], 1);
  await held;
  owner.stop();
  await authority.call.release(grant.name);
  scene.progress("the owner of the lease is stopped");
  await scene.call([other], 5);
  owner.continue();
  await first;
  // Nobody may be left without a token that somebody has.
  const survives = policy.reuse === "is refused" || policy.graceMs > 0;
  if (survives) {
    if (!(await scene.isServed(other))) row.wrong.push("the other process is not served after the owner continued");
  }
  const outcome = await scene.settle(grant);
  if (survives && outcome === "lost") row.wrong.push("the session is lost");
  // The owner's deadline passes while it is stopped.
  const rejected = ["provider_unavailable", ...(policy.graceMs > 0 ? [] : ["reauthorization_required"])];
  judge(row, { ...longestWait(shortLease), rejected, overlapping: 1 });
}

const policies: readonly (Pick<Scenario, "name" | "quick"> & { readonly policy: Policy })[] = [
  { name: "SIGSTOP past the lease, grace", policy: graceWindow, quick: ["file"] },
  { name: "SIGSTOP past the lease, invalid_grant", policy: plainRefusal },
  { name: "SIGSTOP past the lease, family ends", policy: familyRevocation, quick: ["postgres"] },
];

export const stopScenarios: readonly Scenario[] = policies.map(({ policy, ...rest }) => ({
  ...rest,
  group: "stop",
  stores: sharedStores,
  run: (scene) => run(scene, policy),
}));
