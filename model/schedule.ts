import { judge, type Verdict } from "./invariants.ts";
import { createProcess, sessionFrom, type Core } from "./process.ts";
import { createAuthority } from "./provider.ts";
import { accounts, workloads, type Faults, type Scenario, type Workload } from "./scenario.ts";
import type { Fault } from "./faults.ts";
import { createSimulation } from "./scheduler.ts";
import type { Decide, Step } from "./step.ts";
import { createStore } from "./store.ts";

const allFaults: readonly Fault[] = ["crash", "pause", "stall", "copy", "unavailable", "reset"];

function faultsOf(faults: Faults): { faults: readonly Fault[]; budget: number } {
  if (faults === "none") return { faults: [], budget: 0 };
  if (faults === "any") return { faults: allFaults, budget: 2 };
  return { faults: [faults], budget: 1 };
}

/**
 * Runs one schedule from its beginning to its end. Afterwards, undisturbed, every process that is left asks once more, and a
 * new one refreshes: whether that succeeds is whether the grant is alive.
 */
export async function runSchedule(
  core: Core,
  scenario: Scenario,
  decide: Decide,
  onStep?: (step: Step, now: number) => void,
): Promise<Verdict> {
  const workload: Workload = workloads[scenario.workload];
  using simulation = createSimulation(faultsOf(scenario.faults));
  const authority = createAuthority({ simulation, kind: scenario.provider });
  const store = createStore({ simulation, push: workload.push ?? false });
  const surroundings = { core, simulation, store, authority };

  const processes = Array.from({ length: scenario.processes }, (_, n) => createProcess(`p${n + 1}`, surroundings));
  const seeds = accounts.map((account) => {
    const session = sessionFrom(surroundings, authority.login(account), workload.leftMs);
    store.seed(processes[0]!.tokens.for(account).key, session);
    if (workload.rejected) authority.reject(session.accessToken);
    return session;
  });
  const login = authority.login(accounts[0]);
  for (const process of processes) {
    const { name } = process;
    const run = (): void => workload.act(process, process === processes.at(-1), login);
    simulation.add({ what: `${name} starts`, process: name, touches: [name], run });
  }
  const shown = onStep && ((step: Step): void => onStep(step, simulation.now()));
  await simulation.run(decide, shown);

  simulation.endFaults();
  const first = (): number => 0;
  for (const process of processes) if (!simulation.isDead(process.name)) process.accessToken(accounts[0]);
  await simulation.run(first, shown);
  const later = createProcess("later", surroundings);
  later.refresh(accounts[0]);
  await simulation.run(first, shown);
  return judge({ scenario, facts: simulation.facts, authority, store, processes, seeds });
}
