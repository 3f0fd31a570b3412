/**
 * A million sessions on a thousand processes for thirty days, in virtual time, through the real TokenManager.
 *
 * `pnpm simulate`, `pnpm simulate --quick`. Exits with 1 when the library breaks a promise. Without `--quick` and `--days`, it writes
 * the plots and figures of docs/operations.
 */
import { parseArgs } from "node:util";
import { faultsOf } from "./figures.ts";
import { writeOperations } from "./operations.ts";
import { asJson, describeResults } from "./report.ts";
import { runScenarios } from "./run.ts";
import { scenariosOf, type Scale } from "./scenarios.ts";
import { duration } from "./words.ts";

const help = `pnpm simulate [options]

Runs the real TokenManager of many processes in virtual time, and compares what it does under load and faults.

  --quick         10,000 sessions on 100 processes, about a minute
  --sessions <n>  sessions of the baseline (1,000,000)
  --days <n>      days at most (30)
  --seed <n>      another random run (1)
  --json          print figures for programs
  --help          print this help

Without --quick and --days, it writes the plots and figures of docs/operations. The exit code is 1 when a line is red.`;

const full: Scale = { sessions: 1_000_000, processes: 1000, days: 30, compared: 20_000, comparedProcesses: 200 };
const quick: Scale = { sessions: 10_000, processes: 100, days: 30, compared: 1000, comparedProcesses: 40 };

const { values } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    sessions: { type: "string" },
    days: { type: "string" },
    seed: { type: "string", default: "1" },
    json: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

if (values.help) console.log(help);
else await simulate();

async function simulate(): Promise<void> {
  const preset = values.quick ? quick : full;
  const seed = wholeNumber("seed", values.seed);
  const scale = {
    ...preset,
    ...(values.sessions !== undefined && { sessions: wholeNumber("sessions", values.sessions) }),
    ...(values.days !== undefined && { days: wholeNumber("days", values.days) }),
  };
  const from = performance.now();
  const results = await runScenarios(scenariosOf(scale), seed, ({ done, parts, share, title }) => {
    const elapsed = performance.now() - from;
    const left = share > 0 ? `, ${duration(elapsed)}, about ${duration(elapsed / share - elapsed)} left` : "";
    progress(`${done} of ${parts} parts${left}. ${title}`);
  });
  clearProgress();
  if (values.json) console.log(asJson(results, seed));
  else console.log(describeResults(results, seed, (performance.now() - from) / 1000));
  if (!values.quick && scale.days === full.days) await writeOperations(results, seed);
  if (results.some((result) => faultsOf(result).length > 0)) process.exitCode = 1;
}

/** Progress goes to standard error: one line on a terminal, else a line for each part. */
function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001B[K${text.slice(0, process.stderr.columns - 1)}`);
  else console.error(text);
}

function clearProgress(): void {
  if (process.stderr.isTTY) process.stderr.write("\r\u001B[K");
}

function wholeNumber(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) {
    console.error(`--${name} is a whole number above 0, not "${text}".`);
    process.exit(2);
  }
  return value;
}
