/**
 * Makes mistakes in the libraries, one at a time, and runs the tests that should notice. The sources stay as they are.
 *
 * `pnpm mutate`, `pnpm mutate --only fetch`, `pnpm mutate --list`. Exits with 1 when a mistake goes unnoticed and is not explained.
 */
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { mutatedText, placed, type Placed } from "./mutation.ts";
import { mutatedPackages } from "./mutations/index.ts";
import { baselineOf, verdictOf, type Baseline, type Verdict } from "./run.ts";

interface Result {
  readonly mutation: Placed;
  readonly verdict: Verdict;
}

type Outcome = "noticed" | "SURVIVED" | "explained" | "invalid";

const help = `Usage: pnpm mutate [options]

Makes deliberate mistakes in the libraries, one at a time, and runs the tests that should notice. The sources stay as they are.

  --only <text>  the mistakes whose package, file or name contains this
  --list         prints the mistakes and runs nothing`;

const { values } = parseArgs({
  options: {
    help: { type: "boolean", short: "h", default: false },
    only: { type: "string", default: "" },
    list: { type: "boolean", default: false },
  },
});
const only = values.only.toLowerCase();
const chosen = mutatedPackages
  .flatMap(placed)
  .filter((mutation) => `${mutation.packageName}/${mutation.file}: ${mutation.name}`.toLowerCase().includes(only));

// Exiting ends the test runs; a signal alone would not.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(130));

try {
  if (values.help) console.log(help);
  else if (values.list) for (const mutation of chosen) console.log(titleOf(mutation));
  else process.exitCode = (await mutate()) ? 0 : 1;
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}

async function mutate(): Promise<boolean> {
  if (chosen.length === 0) throw new Error(`No mutation matches "${values.only}": see --list.`);
  const startedAt = performance.now();
  for (const mutation of chosen) await mutatedText(mutation);
  const testFiles = [...new Set(chosen.flatMap((mutation) => mutation.testFiles))];
  console.log(`Running ${testFiles.length} test files without a mutation`);
  const baseline = await baselineOf(testFiles);
  console.log(`They pass, ${secondsSince(startedAt)} s; now with ${chosen.length} mutations, one at a time`);

  const results: Result[] = [];
  // The slow ones first, so that no core waits for the last.
  const queue = chosen.toSorted((a, b) => expectedMs(b, baseline) - expectedMs(a, baseline));
  async function work(): Promise<void> {
    for (let mutation = queue.shift(); mutation; mutation = queue.shift()) {
      const begunAt = performance.now();
      const verdict = await verdictOf(mutation, baseline);
      results.push({ mutation, verdict });
      console.log(lineOf({ mutation, verdict }, secondsSince(begunAt)));
    }
  }
  // One more than cores: many tests wait for a server or a process.
  await Promise.all(Array.from({ length: availableParallelism() + 1 }, work));
  console.log(`\n${tableOf(results)}\n\n${secondsSince(startedAt)} s in all.`);
  return results.every((result) => ["noticed", "explained"].includes(outcomeOf(result)));
}

function expectedMs({ testFiles }: Placed, baseline: Baseline): number {
  return testFiles.reduce((sum, file) => sum + baseline.get(file)!.file, 0);
}

function outcomeOf({ mutation, verdict }: Result): Outcome {
  if (verdict.kind !== "survived") return verdict.kind;
  return mutation.explained === undefined ? "SURVIVED" : "explained";
}

function titleOf({ packageName, file, name }: Placed): string {
  return `${`${packageName}/${file}`.padEnd(36)} ${name}`;
}

function lineOf(result: Result, seconds: string): string {
  const { mutation, verdict } = result;
  const { explained, testFiles } = mutation;
  const isOutdated = verdict.kind === "noticed" && explained !== undefined;
  const why = verdict.kind === "survived" ? (explained ?? `by ${testFiles.join(", ")}`) : verdict.by.split("\n", 1)[0]!;
  const outdated = isOutdated ? " (its explanation can go)" : "";
  return `${outcomeOf(result).padEnd(9)} ${seconds.padStart(5)} s  ${titleOf(mutation)}\n${" ".repeat(19)}${why}${outdated}`;
}

function tableOf(results: readonly Result[]): string {
  const outcomes = ["noticed", "SURVIVED", "explained", "invalid"] as const;
  const named = mutatedPackages.map(
    ({ name }) => [name, results.filter(({ mutation }) => mutation.packageName === name)] as const,
  );
  const rows = [...named.filter(([, own]) => own.length > 0), ["all", results] as const].map(([name, own]) => {
    const counts = outcomes.map((outcome) => own.filter((result) => outcomeOf(result) === outcome).length);
    return [name, own.length, ...counts];
  });
  return [["package", "mutations", ...outcomes.map((outcome) => outcome.toLowerCase())], ...rows]
    .map(
      ([name, ...numbers]) => String(name).padEnd(18) + numbers.map((number) => String(number).padStart(11)).join(""),
    )
    .join("\n");
}

function secondsSince(start: number): string {
  return ((performance.now() - start) / 1000).toFixed(1);
}
