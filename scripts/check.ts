/**
 * Every check that a change must pass, one after the other; all of them run even when one fails.
 *
 * `pnpm check` runs all, `pnpm check format lint` those named.
 */
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { command } from "./command.ts";
import { publishedPackages, root } from "./published-packages.ts";

interface Check {
  readonly name: string;
  /** Reads what the build wrote, so `types`, which builds, runs before it. */
  readonly needsBuild?: boolean;
  /** Rejects with what there is to fix. */
  run(): Promise<unknown>;
}

const checks: readonly Check[] = [
  { name: "format", run: () => command(["oxfmt", "--check"]) },
  {
    name: "lint",
    run: () =>
      all([
        () => command(["oxlint"]),
        () => command(["oxlint", "--config", "scripts/regular-expressions.oxlintrc.json", "packages", "apps"]),
      ]),
  },
  {
    name: "types",
    run: () =>
      all([
        () =>
          command(["turbo", "run", "build", "--continue=always", "--output-logs=errors-only", "--log-order=grouped"]),
        () => command(["tsc", "-b", "scripts"]),
        // Only where what these programs use is installed.
        ...["peers", "site"]
          .filter((folder) => existsSync(join(root, folder, "node_modules")))
          .map((folder) => () => command(["tsc", "-p", folder])),
      ]),
  },
  { name: "manifests", run: () => command(["node", "scripts/manifests.ts", "--check"]) },
  { name: "routes", run: () => command(["node", "scripts/routes.ts", "--check"]) },
  { name: "servers", run: () => command(["node", "scripts/servers.ts", "--check"]) },
  {
    name: "boundaries",
    run: () =>
      all([
        () => command(["turbo", "boundaries"]),
        () => command(["oxlint", "--config", "scripts/import-cycles.oxlintrc.json"]),
      ]),
  },
  { name: "unused", run: () => command(["knip", "--no-progress", "--no-config-hints"]) },
  { name: "api", needsBuild: true, run: () => command(["node", "scripts/api.ts", "--check"]) },
  { name: "licenses", run: () => command(["node", "scripts/licenses.ts"]) },
  { name: "packages", needsBuild: true, run: checkPackages },
  { name: "size", needsBuild: true, run: () => command(["size-limit"]) },
];

let printedAt = 0;
process.exitCode = (await main(process.argv.slice(2))) ? 0 : 1;

async function main(names: readonly string[]): Promise<boolean> {
  const unknown = names.filter((name) => !checks.some((check) => check.name === name));
  if (unknown.length > 0) {
    console.error(`No check is called ${unknown.join(", ")}. Available: ${checks.map(({ name }) => name).join(", ")}.`);
    return false;
  }
  const named = checks.filter(({ name }) => names.length === 0 || names.includes(name));
  const build = named.some(({ needsBuild }) => needsBuild);
  const chosen = checks.filter((check) => named.includes(check) || (build && check.name === "types"));
  const failed: string[] = [];
  for (const { name, run } of chosen) {
    try {
      await shown(name, run);
    } catch (error) {
      failed.push(name);
      console.log(`\n${stripVTControlCharacters((error as Error).message).trim()}\n`);
    }
  }
  console.log(failed.length === 0 ? "All passed." : `Failed: ${failed.join(", ")}.`);
  return failed.length === 0;
}

/** Runs `work` and prints one line about it, and one a second for as long as nothing else is printed. */
async function shown(name: string, work: () => Promise<unknown>): Promise<void> {
  const start = performance.now();
  const line = (state: string, digits: number): string =>
    `${name.padEnd(28)} ${state.padEnd(7)} ${((performance.now() - start) / 1000).toFixed(digits).padStart(5)} s`;
  const ticker = setInterval(() => {
    if (performance.now() - printedAt > 950) print(line("running", 0), "");
  }, 1000);
  try {
    await work();
    print(line("ok", 1), "\n");
  } catch (error) {
    print(line("failed", 1), "\n");
    throw error;
  } finally {
    clearInterval(ticker);
  }
}

function print(text: string, end: "" | "\n"): void {
  process.stdout.write(process.stdout.isTTY ? `\r\u001B[K${text}${end}` : `${text}\n`);
  printedAt = performance.now();
}

/** Packs what would be published and looks at the tarballs, because only there `publishConfig` is in force. */
async function checkPackages(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "tokens-packages-"));
  try {
    await all(
      (await publishedPackages()).map(
        ({ manifest: { name }, directory }) =>
          () =>
            shown(`  ${name}`, () => checkPackage(directory, join(folder, `${directory.replaceAll("/", "-")}.tgz`))),
      ),
    );
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function checkPackage(directory: string, tarball: string): Promise<void> {
  await command(["pnpm", "--dir", directory, "pack", "--out", tarball]);
  await all([
    () => command(["publint", "run", tarball, "--strict"]),
    () => command(["attw", tarball, "--profile", "esm-only", "--no-definitely-typed", "--format", "ascii"]),
  ]);
}

/** One after the other, also after a failure. */
async function all(parts: readonly (() => Promise<unknown>)[]): Promise<void> {
  const failures: string[] = [];
  for (const part of parts) await part().catch((error: Error) => failures.push(error.message));
  if (failures.length > 0) throw new Error(failures.join("\n\n"));
}
