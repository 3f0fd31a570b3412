/**
 * Every order of events of two and three processes, run through the real TokenManager.
 *
 * `pnpm model`, `pnpm model --replay "2p/revoke/expired/crash/0,1"`, `pnpm model --mutate`. Exits with 1 when an invariant does
 * not hold, or when a mutation is not noticed.
 */
import { parseArgs } from "node:util";
import { follow } from "./explore.ts";
import { mutations, withMutation } from "./mutations.ts";
import { describeReport } from "./report.ts";
import { runModel, workspaceCore, type ModelOptions } from "./run.ts";
import { parseSchedule } from "./scenario.ts";
import { runSchedule } from "./schedule.ts";

const help = `Usage: pnpm model [options]

Runs processes that share an account through every order of events, with the real token manager in virtual time.

  --processes <2|3>    only so many processes (default: 2, then 3)
  --limit <n>          so many schedules at most (default: 40000)
  --seed <n>           the seed of the schedules that are chosen at random (default: 1)
  --replay <schedule>  prints one schedule, step by step
  --mutate             breaks the library on purpose, and expects an invariant to notice each time`;

const { values } = parseArgs({
  options: {
    help: { type: "boolean", short: "h", default: false },
    processes: { type: "string" },
    limit: { type: "string" },
    seed: { type: "string", default: "1" },
    replay: { type: "string" },
    mutate: { type: "boolean", default: false },
  },
});

const mutantLimit = 30_000;
let shownAt = performance.now();

// Aborted waits make an error each: their stacks would take a tenth of the time.
Error.stackTraceLimit = 0;

const seed = whole("seed", values.seed);
const options: ModelOptions = {
  seed,
  ...(values.processes !== undefined && { processes: processCount(values.processes) }),
  ...(values.limit !== undefined && { limit: whole("limit", values.limit) }),
};
if (values.help) console.log(help);
else if (!(await chosenRun())) process.exitCode = 1;

function chosenRun(): Promise<boolean> {
  if (values.replay !== undefined) return replay(values.replay);
  return values.mutate ? mutate() : explore();
}

async function explore(): Promise<boolean> {
  const report = await runModel({
    ...options,
    onProgress: (done, scenario) => progress(`${done} schedules, ${scenario}`),
  });
  console.log(`${clearLine()}${describeReport(report, seed)}`);
  return report.failures.length === 0;
}

async function replay(text: string): Promise<boolean> {
  const { scenario, choices } = parseSchedule(text);
  let start: number | undefined;
  let steps = 0;
  const { outcome, violations } = await runSchedule(workspaceCore, scenario, follow(choices), (step, now) => {
    start ??= now;
    console.log(`${String((steps += 1)).padStart(4)} ${((now - start) / 1000).toFixed(1).padStart(6)} s  ${step.what}`);
  });
  console.log(`\nThe grant: ${outcome}.`);
  for (const violation of violations) console.log(violation);
  if (violations.length === 0) console.log("Every invariant held.");
  return violations.length === 0;
}

/** Each mutation is to be noticed, by the invariant that it breaks. */
async function mutate(): Promise<boolean> {
  let survivors = 0;
  for (const mutation of mutations) {
    const { name, breaks } = mutation;
    const broken = (violation: string): boolean => violation.startsWith(breaks);
    const report = await withMutation(mutation, (core) =>
      runModel({
        processes: 2,
        limit: mutantLimit,
        ...options,
        core,
        until: broken,
        onProgress: (done) => progress(`${name}: ${done} schedules`),
      }),
    );
    const found = report.failures.find(({ violation }) => broken(violation));
    if (!found) survivors += 1;
    console.log(
      `${clearLine()}${found ? "noticed " : "SURVIVED"} after ${String(report.schedules).padStart(6)}  ${name}`,
    );
    if (found) console.log(`${" ".repeat(23)}  ${found.violation}\n${" ".repeat(23)}  ${found.schedule}`);
  }
  console.log(`${mutations.length - survivors} of ${mutations.length} mutations noticed.`);
  return survivors === 0;
}

/** Once a second where lines stay, else in place. */
function progress(text: string): void {
  if (process.stdout.isTTY) process.stdout.write(`${clearLine()}${text}`);
  else if (performance.now() - shownAt > 800) {
    console.log(text);
    shownAt = performance.now();
  }
}

function clearLine(): string {
  return process.stdout.isTTY ? "\r\u001B[K" : "";
}

function whole(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new Error(`--${name} is a whole number above 0, not "${text}".`);
  return value;
}

function processCount(text: string): 2 | 3 {
  if (text === "2") return 2;
  if (text === "3") return 3;
  throw new Error(`--processes is 2 or 3, not "${text}".`);
}
