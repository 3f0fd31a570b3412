import { once } from "node:events";
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { shardSize, type Scenario } from "./scenario.ts";
import type { Shard } from "./shard.ts";
import { addTally, newTally, type Tally } from "./tally.ts";
import { day } from "./times.ts";

/** A scenario and what was counted. */
export interface Result {
  readonly scenario: Scenario;
  readonly tally: Tally;
}

/** How far a run is. */
export interface Progress {
  readonly done: number;
  readonly parts: number;
  /** Of all work, from 0 to 1. */
  readonly share: number;
  readonly title: string;
}

/** The parts of a scenario: equal ones, each small enough for one thread's memory. */
export function shardsOf(scenario: Scenario, seed: number): readonly Shard[] {
  const parts = Math.ceil(scenario.sessions / shardSize);
  const until = (part: number): number => Math.round((scenario.sessions * part) / parts);
  return Array.from({ length: parts }, (_, part) => ({
    scenario,
    seed,
    part,
    sessions: until(part + 1) - until(part),
  }));
}

/** Runs all scenarios on all cores. The result depends on the seed alone. */
export async function runScenarios(
  scenarios: readonly Scenario[],
  seed: number,
  onProgress: (progress: Progress) => void,
): Promise<readonly Result[]> {
  const results = scenarios.map((scenario) => ({ scenario, tally: newTally(scenario.days * day) }));
  const jobs = results.flatMap((result) => shardsOf(result.scenario, seed).map((shard) => ({ result, shard })));
  const waiting = [...jobs];
  const workOf = ({ scenario, sessions }: Shard): number => sessions * scenario.days;
  const all = jobs.reduce((sum, { shard }) => sum + workOf(shard), 0);
  let done = 0;
  let worked = 0;
  const tell = ({ group, title }: Scenario): void =>
    onProgress({ done, parts: jobs.length, share: worked / all, title: `${group}: ${title}` });
  tell(scenarios[0]!);
  const work = async (): Promise<void> => {
    const worker = new Worker(new URL("worker.ts", import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: 2500 },
    });
    for (let job = waiting.shift(); job; job = waiting.shift()) {
      // A worker of Node, not a window: it has no origin.
      // oxlint-disable-next-line unicorn/require-post-message-target-origin
      worker.postMessage(job.shard);
      const [tally] = (await once(worker, "message")) as [Tally];
      addTally(job.result.tally, tally);
      done += 1;
      worked += workOf(job.shard);
      tell(job.result.scenario);
    }
    await worker.terminate();
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), jobs.length) }, work));
  return results;
}
