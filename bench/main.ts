/**
 * Speed, size and memory against their targets and against other libraries, in one run.
 *
 * `pnpm bench`. Exits with 1 when a target is missed.
 */
import { fork, spawn } from "node:child_process";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { groups } from "./groups/index.ts";
import type { Message } from "./measure.ts";
import { installPeers } from "./peers.ts";
import { writePage } from "./page.ts";
import { createProgress } from "./progress.ts";
import { missedTargets, type GroupResult } from "./report.ts";
import { busyWarning, describeSetup } from "./setup.ts";
import { terminalReport } from "./terminal.ts";

const help = `Usage: pnpm bench [options]

Measures speed, size and memory against their targets and against other libraries, and writes docs/benchmarks.md.
Exits with 1 when a target is missed. Takes about nine minutes.

Options:
  --only <group>   one group, without writing docs/benchmarks.md
  --quick          few rounds, without writing docs/benchmarks.md
  --json           the result as JSON
  --help           this text

Groups: ${Object.keys(groups).join(", ")}`;

try {
  const { values } = parseArgs({
    options: {
      only: { type: "string" },
      quick: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  if (values.help) console.log(help);
  else await main(values);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}

async function main({ only, quick, json }: { only?: string; quick: boolean; json: boolean }): Promise<void> {
  if (only !== undefined && !(only in groups))
    throw new Error(`No group is called "${only}". Available: ${Object.keys(groups).join(", ")}.`);
  const startedAt = performance.now();
  const setup = await describeSetup();
  const warning = busyWarning(setup);
  await installPeers();
  const progress = createProgress(process.stderr);
  progress.show("building the packages");
  await build();
  const results: GroupResult[] = [];
  for (const name of only === undefined ? Object.keys(groups) : [only])
    results.push(await measured(name, quick, progress.show));
  progress.clear();

  const missed = missedTargets(results);
  if (missed.length > 0) process.exitCode = 1;
  if (json) console.log(JSON.stringify({ setup, missed, groups: results }, undefined, 2));
  else console.log(terminalReport(results, colorsOf(process.stdout)));
  if (warning) console.error(warning);
  if (only !== undefined || quick) return;
  await writePage(results, setup);
  console.error(`Wrote docs/benchmarks.md after ${((performance.now() - startedAt) / 60_000).toFixed(1)} minutes.`);
}

/** In a process of its own, so that what one group leaves behind does not slow another. */
function measured(name: string, quick: boolean, show: (text: string) => void): Promise<GroupResult> {
  return new Promise((resolve, reject) => {
    const child = fork(join(import.meta.dirname, "measure.ts"), [name, ...(quick ? ["--quick"] : [])], {
      execArgv: ["-C", "@tokens/source", "--expose-gc"],
      // A library may write to the standard output, which is ours.
      stdio: ["ignore", 2, 2, "ipc"],
      timeout: 900_000,
    });
    child.on("message", (message: Message) => {
      if ("progress" in message) show(message.progress);
      else if ("result" in message) resolve(message.result);
      else reject(new Error(`"${name}" could not be measured: ${message.failure}`));
    });
    child.once("error", reject);
    child.once("exit", (code, signal) => reject(new Error(`Measuring "${name}" ended with ${signal ?? code}.`)));
  });
}

/** Bundles, imports and the command are measured as they are published. */
function build(): Promise<void> {
  const root = join(import.meta.dirname, "..");
  return new Promise((resolve, reject) => {
    const arguments_ = [
      "run",
      "build",
      "--filter=@tokens/cli",
      "--filter=@tokens/hubstaff",
      "--output-logs=errors-only",
    ];
    const child = spawn(join(root, "node_modules/.bin/turbo"), arguments_, {
      cwd: root,
      env: { ...process.env, TURBO_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1" },
      stdio: ["ignore", "ignore", "inherit"],
    });
    child.once("error", reject);
    child.once("exit", (code) => (code === 0 ? resolve() : reject(new Error("The build failed: run `pnpm build`."))));
  });
}

function colorsOf({ isTTY }: { readonly isTTY?: boolean }): boolean {
  return Boolean(isTTY) && !process.env["NO_COLOR"];
}
