import { spawn } from "node:child_process";
import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { mutatedText, root, type Placed } from "./mutation.ts";
import { substituteVariable, type Substitute } from "./substitute.ts";

/** Part of what Vitest's JSON reporter writes. */
interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly startTime: number;
    readonly endTime: number;
    readonly message: string;
    readonly status: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly duration?: number | null;
    }[];
  }[];
}

/** The result of the tests under a mutation. */
export type Verdict =
  /** `by`: the test that failed, or what ended the run. */
  | { readonly kind: "noticed"; readonly by: string }
  | { readonly kind: "survived" }
  /** It is no mutation: it does not load, or it names no test. */
  | { readonly kind: "invalid"; readonly by: string };

/** How long test files take without a mutation, by their paths from the root. */
export type Baseline = ReadonlyMap<string, Duration>;

/** Milliseconds. */
interface Duration {
  readonly file: number;
  readonly slowestTest: number;
}

const vitest = fileURLToPath(new URL("vitest.mjs", import.meta.resolve("vitest/package.json")));
const config = join(import.meta.dirname, "vitest.config.ts");
const hooks = pathToFileURL(join(import.meta.dirname, "substitute.ts")).href;
/** A machine that does other things, too, is no reason to call a test hanging. */
const patience = 3;
const startMs = 3000;

/** Runs the tests without a mutation. Throws when they do not all pass, for then their failures say nothing. */
export async function baselineOf(testFiles: readonly string[]): Promise<Baseline> {
  const { report, output, hasPassed } = await runTests(testFiles, { limitMs: 600_000 });
  if (!report || !hasPassed) throw new Error(`The tests fail without a mutation:\n${output}`);
  const times = new Map(
    report.testResults.map(({ name, startTime, endTime, assertionResults }) => {
      const slowestTest = Math.max(0, ...assertionResults.map(({ duration }) => duration ?? 0));
      return [name.slice(root.length + 1), { file: endTime - startTime, slowestTest }];
    }),
  );
  const missing = testFiles.filter((file) => !times.has(file));
  if (missing.length > 0) throw new Error(`There are no such tests: ${missing.join(", ")}.`);
  return times;
}

/** Runs the tests of a mutation. What takes many times as long as without it hangs, and counts as noticed. */
export async function verdictOf(mutation: Placed, baseline: Baseline): Promise<Verdict> {
  const { path, testFiles, only } = mutation;
  const usual = testFiles.map((file) => baseline.get(file)!);
  const limitMs = startMs * 3 + patience * usual.reduce((sum, { file }) => sum + file, 0);
  const testTimeoutMs = startMs + patience * Math.max(...usual.map(({ slowestTest }) => slowestTest));
  const substitute = { path, text: await mutatedText(mutation) };
  const { report, output, hasPassed, isCutOff } = await runTests(testFiles, {
    substitute,
    limitMs,
    testTimeoutMs,
    only,
  });
  if (isCutOff) return { kind: "noticed", by: `no end after ${Math.round(limitMs / 1000)} s` };
  if (!report) return { kind: "invalid", by: `the tests left no report:\n${output}` };
  if (only !== undefined && report.numPassedTests + report.numFailedTests === 0)
    return { kind: "invalid", by: `there is no test with "${only}" in its name in ${testFiles.join(", ")}` };
  if (hasPassed) return { kind: "survived" };
  const broken = report.testResults.find(({ status, assertionResults }) => status === "failed" && !assertionResults[0]);
  if (broken) return { kind: "invalid", by: `it breaks the module, not its behaviour: ${broken.message}` };
  const failed = report.testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .find(({ status }) => status === "failed");
  return { kind: "noticed", by: failed?.fullName.trim() ?? "an error outside the tests" };
}

interface Run {
  readonly report: Report | undefined;
  readonly output: string;
  /** False also for an error outside the tests, of which the report knows nothing. */
  readonly hasPassed: boolean;
  readonly isCutOff: boolean;
}

interface Options {
  readonly substitute?: Substitute;
  readonly limitMs: number;
  readonly testTimeoutMs?: number;
  readonly only?: string | undefined;
}

/** Vitest in a process group of its own, so that what its tests start ends with it. */
async function runTests(
  testFiles: readonly string[],
  { substitute, limitMs, testTimeoutMs, only }: Options,
): Promise<Run> {
  const folder = await mkdtemp(join(tmpdir(), "tokens-mutation-"));
  // Some tests start processes as another user.
  await chmod(folder, 0o755);
  const reportFile = join(folder, "report.json");
  const { NODE_OPTIONS = "", ...env } = process.env;
  try {
    const parameters = ["--config", config, "--reporter=default", "--reporter=json", `--outputFile=${reportFile}`];
    if (testTimeoutMs !== undefined) parameters.push(`--testTimeout=${Math.ceil(testTimeoutMs)}`);
    if (only !== undefined) parameters.push("--testNamePattern", only.replaceAll(/[^\w >]/g, "\\$&"));
    const child = spawn(process.execPath, [vitest, "run", ...parameters, ...testFiles], {
      cwd: root,
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        ...env,
        // Where a server is missing, its tests fail instead of being skipped.
        CI: "true",
        NO_COLOR: "1",
        TMPDIR: folder,
        ...(substitute && {
          NODE_OPTIONS: `${NODE_OPTIONS} --import ${hooks}`,
          [substituteVariable]: JSON.stringify(substitute),
        }),
      },
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (output += String(chunk)));
    let isCutOff = false;
    const end = (): void => void (child.pid && process.kill(-child.pid, "SIGKILL"));
    const timer = setTimeout(() => {
      isCutOff = true;
      end();
    }, limitMs);
    process.once("exit", end);
    const exitCode = await new Promise((resolve) => child.once("exit", resolve));
    process.off("exit", end);
    clearTimeout(timer);
    return { report: await reportIn(reportFile), output, hasPassed: exitCode === 0, isCutOff };
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function reportIn(path: string): Promise<Report | undefined> {
  try {
    return JSON.parse(await readFile(path, "utf8")) as Report;
  } catch {
    return undefined;
  }
}
