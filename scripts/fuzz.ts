/**
 * Runs every property with 100,000 cases, from a random seed.
 *
 * `pnpm fuzz` runs all, `pnpm fuzz packages/core` those of one package. `--cases 5000` runs fewer, `--seed 1` repeats a run.
 */
import { spawn } from "node:child_process";
import { randomInt } from "node:crypto";
import { glob } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { root } from "./published-packages.ts";

const help = `Usage: pnpm fuzz [options] [paths]

Runs the properties in *.properties.test.ts with many random cases.

  --cases <number>  cases of each property (default: 100000); those that say so run fewer
  --seed <number>   repeats the run with this seed (default: a random one)`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { cases: { type: "string", default: "100000" }, seed: { type: "string" }, help: { type: "boolean" } },
});
const { cases, seed = String(randomInt(2 ** 31)) } = values;
if (values.help) {
  console.log(help);
} else if (!/^[1-9]\d*$/.test(cases) || !/^-?\d+$/.test(seed)) {
  console.error("--cases takes a number from 1, and --seed a whole number.");
  process.exitCode = 2;
} else {
  const again = ["pnpm fuzz", `--seed ${seed}`, `--cases ${cases}`, ...positionals].join(" ");
  console.log(`${cases} cases of each property, seed ${seed}. Repeat this run: ${again}\n`);
  process.exitCode = await run(positionals);
  if (process.exitCode !== 0) console.error(`\nFailed. Repeat this run: ${again}`);
}

/** Vitest's exit code. */
async function run(paths: readonly string[]): Promise<number> {
  const all = await Array.fromAsync(glob("{packages,apps}/*/test/**/*.properties.test.ts", { cwd: root }));
  const files = all.filter((file) => paths.length === 0 || paths.some((path) => file.startsWith(path)));
  if (files.length === 0) {
    console.error(`There are no properties in ${paths.join(", ")}.`);
    return 2;
  }
  // Nothing is known about how long this takes.
  const options = ["--testTimeout=0", "--typecheck.enabled=false"];
  return new Promise((resolve, reject) => {
    const child = spawn(join(root, "node_modules/.bin/vitest"), ["run", ...options, ...files], {
      cwd: root,
      env: { ...process.env, FUZZ_CASES: cases, FUZZ_SEED: seed },
      stdio: "inherit",
    });
    child.once("error", reject);
    child.once("close", (code) => resolve(code ?? 1));
  });
}
