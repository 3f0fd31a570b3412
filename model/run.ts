import { newSession, TokenManager } from "@tokens/core";
import { requestToken } from "@tokens/core/token-endpoint";
import { createTree, Redundant, seeded, wander, type Choices } from "./explore.ts";
import type { Verdict } from "./invariants.ts";
import type { Outcome } from "./outcome.ts";
import type { Core } from "./process.ts";
import { scenarioName, scenariosOf, type Scenario } from "./scenario.ts";
import { runSchedule } from "./schedule.ts";

/** The library of this workspace. */
export const workspaceCore: Core = { TokenManager, newSession, requestToken };

export interface ModelOptions {
  /**
   * How many processes.
   *
   * @default 2 and then 3
   */
  readonly processes?: 2 | 3;
  /**
   * How many schedules at most.
   *
   * @default 40,000
   */
  readonly limit?: number;
  /**
   * For the schedules that are chosen at random.
   *
   * @default 1
   */
  readonly seed?: number;
  /**
   * The library under test.
   *
   * @default the workspace's
   */
  readonly core?: Core;
  /** Called several times a second. */
  readonly onProgress?: (schedules: number, scenario: string) => void;
  /** Ends the run at the first violation for which it is true. */
  readonly until?: (violation: string) => boolean;
}

/** What became of one scenario's schedules. */
export interface Tally {
  readonly scenario: Scenario;
  schedules: number;
  /** Every schedule was run. */
  complete: boolean;
  readonly outcomes: Record<Outcome, number>;
  /** The first schedule with each outcome. */
  readonly examples: Partial<Record<Outcome, string>>;
}

/** A violation, how often it came, and the first schedule that shows it. */
export interface Failure {
  readonly violation: string;
  readonly schedule: string;
  schedules: number;
}

export interface Report {
  readonly schedules: number;
  readonly seconds: number;
  readonly tallies: readonly Tally[];
  /** Empty when every invariant held. */
  readonly failures: readonly Failure[];
}

const systematicShare = 2 / 3;
const capShare = 1 / 30;

/**
 * Two thirds of the schedules systematically, scenario by scenario, the small ones first and each up to a thirtieth of all; the
 * others at random from the scenarios that were not run to their end.
 */
export async function runModel(options: ModelOptions = {}): Promise<Report> {
  const { processes, limit = 40_000, seed = 1, core = workspaceCore, onProgress, until } = options;
  const tallies = scenariosOf(processes ? [processes] : [2, 3]).map((scenario) => tallyOf(scenario));
  const failures = new Map<string, Failure>();
  const start = performance.now();
  let shownAt = start;
  let schedules = 0;
  let stopped = false;

  function count(tally: Tally, verdict: Verdict, choices: Choices): void {
    schedules += 1;
    tally.schedules += 1;
    tally.outcomes[verdict.outcome] += 1;
    tally.examples[verdict.outcome] ??= scheduleName(tally.scenario, choices);
    for (const violation of verdict.violations) {
      const known = failures.get(violation);
      if (known) known.schedules += 1;
      else failures.set(violation, { violation, schedule: scheduleName(tally.scenario, choices), schedules: 1 });
      if (until?.(violation)) stopped = true;
    }
  }

  /** Schedules keep Node in its microtasks: now and then, timers and signals have their turn. */
  async function breathe({ scenario }: Tally): Promise<void> {
    if (performance.now() - shownAt < 100) return;
    shownAt = performance.now();
    onProgress?.(schedules, scenarioName(scenario));
    await new Promise((resolve) => setImmediate(resolve));
  }

  async function walk(tally: Tally, most: number): Promise<void> {
    const tree = createTree();
    while (tally.schedules < most && !stopped) {
      tree.begin();
      try {
        count(tally, await runSchedule(core, tally.scenario, tree.decide), tree.choices());
      } catch (error) {
        if (!(error instanceof Redundant)) throw described(error, tally.scenario, tree.choices());
      }
      if (!tree.next()) {
        tally.complete = true;
        return;
      }
      await breathe(tally);
    }
  }

  for (const tally of tallies) {
    const left = limit * systematicShare - schedules;
    if (left > 0 && tally.scenario.faults !== "any") await walk(tally, Math.ceil(Math.min(limit * capShare, left)));
  }

  const random = seeded(seed);
  const open = tallies.filter(({ complete }) => !complete);
  while (open.length > 0 && schedules < limit && !stopped) {
    const tally = open[Math.floor(random() * open.length)]!;
    const { decide, choices } = wander(random);
    try {
      count(tally, await runSchedule(core, tally.scenario, decide), choices);
    } catch (error) {
      throw described(error, tally.scenario, choices);
    }
    await breathe(tally);
  }
  return { schedules, seconds: (performance.now() - start) / 1000, tallies, failures: [...failures.values()] };
}

function tallyOf(scenario: Scenario): Tally {
  return {
    scenario,
    schedules: 0,
    complete: false,
    outcomes: { alive: 0, "logged out": 0, crash: 0, reset: 0, late: 0, overlap: 0, lost: 0 },
    examples: {},
  };
}

/** As `--replay` takes it. Zeros at the end go without saying. */
function scheduleName(scenario: Scenario, choices: Choices): string {
  const last = choices.findLastIndex((choice) => choice > 0);
  return `${scenarioName(scenario)}/${choices.slice(0, last + 1).join(",")}`;
}

function described(cause: unknown, scenario: Scenario, choices: Choices): Error {
  return new Error(`The model itself failed in ${scheduleName(scenario, choices)}: ${String(cause)}`, { cause });
}
