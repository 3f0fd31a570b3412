import type { Pair } from "./facts.ts";
import type { Process } from "./process.ts";
import { providerKinds, type ProviderKind } from "./provider.ts";
import type { Fault } from "./faults.ts";
import { lifetimeMs } from "./times.ts";

/** What the processes' programs do. */
export interface Workload {
  /** For how long the stored access token is still valid. */
  readonly leftMs: number;
  /** The store notifies waiting callers of a change. */
  readonly push?: boolean;
  /** The API refuses the stored access token, although it has not expired. */
  readonly rejected?: boolean;
  /** The last process may do something else than the others. `login`: what a new login of the first account gave. */
  act(process: Process, last: boolean, login: Pair): void;
}

/** The accounts that are in the store; the second one is of use in one workload only. */
export const accounts: readonly [string, string] = ["alice", "bob"];
const [alice, bob] = accounts;

const twice = (process: Process): void => {
  process.accessToken(alice);
  process.accessToken(alice);
};

export const workloads = {
  /** The access token has expired, and everyone needs one, two callers in each process. */
  expired: { leftMs: -1, act: twice },
  /** The same, with a store that pushes. */
  push: { leftMs: -1, push: true, act: twice },
  /** Less than 30 s are left: callers wait for a refresh, and get the old token when there is none. */
  valid: { leftMs: 29_000, act: twice },
  /** 35 s are left: callers get the old token, and a refresh runs behind their backs. Ten seconds later callers wait for it. */
  advisory: {
    leftMs: 35_000,
    act(process) {
      twice(process);
      process.later(10_000, () => process.accessToken(alice));
    },
  },
  /** The API answers 401 to two requests of each process, and 403 to a third. */
  rejected: {
    leftMs: lifetimeMs,
    rejected: true,
    act(process) {
      process.fetch(alice, "/one");
      process.fetch(alice, "/two");
    },
  },
  /** A request that the API forbids is nobody's reason to refresh. */
  forbidden: { leftMs: lifetimeMs, act: (process) => process.fetch(alice, "/forbidden") },
  /** Refreshes that are asked for, beside an ordinary call. */
  forced: {
    leftMs: -1,
    act(process) {
      process.accessToken(alice);
      process.refresh(alice);
    },
  },
  /** A person logs in again while the others refresh. */
  login: {
    leftMs: -1,
    act: (process, last, login) => (last ? process.save(alice, login) : process.accessToken(alice)),
  },
  /** Someone logs out while the others refresh. */
  logout: { leftMs: -1, act: (process, last) => (last ? process.logout(alice) : process.accessToken(alice)) },
  /** Two accounts in one store; the last process uses both. */
  accounts: {
    leftMs: -1,
    act(process, last) {
      process.accessToken(alice);
      if (last) process.accessToken(bob);
    },
  },
} as const satisfies Record<string, Workload>;

export type WorkloadName = keyof typeof workloads;

/** Which faults a schedule may have: none, one of a kind, or two of any kind. */
export type Faults = "none" | Fault | "any";

export const faultKinds: readonly Faults[] = ["none", "crash", "pause", "stall", "copy", "unavailable", "reset", "any"];

/** One tree of schedules. */
export interface Scenario {
  readonly processes: number;
  readonly provider: ProviderKind;
  readonly workload: WorkloadName;
  readonly faults: Faults;
}

/** For example `2p/revoke/expired/crash`. */
export function scenarioName({ processes, provider, workload, faults }: Scenario): string {
  return `${processes}p/${provider}/${workload}/${faults}`;
}

/** Reads `2p/revoke/expired/crash/0,1,0`. */
export function parseSchedule(text: string): { scenario: Scenario; choices: number[] } {
  const [processes = "", provider, workload, faults, choices = ""] = text.split("/");
  const scenario = { processes: Number.parseInt(processes, 10), provider, workload, faults } as Scenario;
  const known =
    [2, 3].includes(scenario.processes) &&
    providerKinds.includes(scenario.provider) &&
    Object.hasOwn(workloads, scenario.workload) &&
    faultKinds.includes(scenario.faults);
  const numbers = choices === "" ? [] : choices.split(",").map(Number);
  if (!known || !numbers.every((n) => Number.isInteger(n) && n >= 0))
    throw new Error(`"${text}" is no schedule: they look like 2p/revoke/expired/crash/0,1,0.`);
  return { scenario, choices: numbers };
}

/** About how many schedules a workload has without faults, and how many times more with them; measured. */
const sizes: Record<WorkloadName, number> = {
  forbidden: 2,
  login: 4,
  expired: 14,
  valid: 14,
  logout: 16,
  forced: 60,
  advisory: 70,
  push: 70,
  rejected: 2500,
  accounts: 30_000,
};
const growth: Record<Faults, number> = {
  none: 1,
  copy: 3,
  unavailable: 4,
  reset: 6,
  crash: 8,
  stall: 30,
  pause: 120,
  any: Infinity,
};

/** Every scenario of so many processes, those with few schedules first. */
export function scenariosOf(counts: readonly number[]): Scenario[] {
  const size = ({ processes, workload, faults }: Scenario): number =>
    sizes[workload] * growth[faults] * 30 ** (processes - 2);
  const names = Object.keys(workloads) as WorkloadName[];
  const scenarios = counts.flatMap((processes) =>
    names.flatMap((workload) =>
      faultKinds.flatMap((faults) => providerKinds.map((provider) => ({ processes, provider, workload, faults }))),
    ),
  );
  return scenarios.toSorted((a, b) => (size(a) < size(b) ? -1 : size(a) > size(b) ? 1 : 0));
}
