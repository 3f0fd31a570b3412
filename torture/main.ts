/**
 * Real processes, stores and authorization servers, killed, stopped, cut off and filled up.
 *
 * `pnpm torture`, `pnpm torture --quick`, `pnpm torture --only kill --store redis --seed 7`. Exits with 1 when a session is lost that a
 * client could have saved, or when a caller is not served as promised.
 */
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { writePage } from "./page.ts";
import { installPeers } from "./peers.ts";
import { createProgress } from "./progress.ts";
import type { Row } from "./row.ts";
import { runAll } from "./run.ts";
import { scenarios } from "./scenarios/index.ts";
import { storeNames, type StoreName } from "./stores.ts";
import { describe, describeRow } from "./table.ts";

const { values } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    only: { type: "string" },
    store: { type: "string" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
    peers: { type: "boolean", default: false },
    write: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
    help: { type: "boolean", short: "h", default: false },
  },
});

// A signal alone would leave servers and processes behind.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(130));

try {
  if (values.help) console.log(help());
  else await torture();
} catch (error) {
  console.error((error as Error).message);
  process.exit(1);
}

async function torture(): Promise<void> {
  const { only, quick, json, write } = values;
  const store = storeOf(values.store);
  const withPeers = values.peers || (!quick && only === undefined && store === undefined);
  const seed = seedOf(values.seed);
  const chosen = scenarios.filter(({ group, name }) => only === undefined || group === only || name === only);
  if (chosen.length === 0) throw new Error(`No scenario is called "${only}": see --help.`);

  const directory = mkdtempSync(join(tmpdir(), "tokens-torture-"));
  // The servers run as users of their own.
  chmodSync(directory, 0o711);
  process.on("exit", () => rmSync(directory, { recursive: true, force: true }));

  const startedAt = performance.now();
  const progress = createProgress(json ? process.stderr : process.stdout);
  progress.line(`seed ${seed}`);
  const peers = withPeers ? await installPeers() : [];
  const rows: Row[] = await runAll(
    chosen,
    { quick, seed, directory, store, peers },
    {
      onProgress: (text) => progress.update(text),
      onRow: (row) => progress.line(describeRow(row)),
    },
  );
  progress.clear();
  const isRed = rows.some(({ client, wrong }) => client === "tokens" && wrong.length > 0);
  const elapsed = `${((performance.now() - startedAt) / 1000).toFixed(0)} s`;
  console.log(json ? JSON.stringify({ seed, rows }, undefined, 2) : `\n${describe(rows)}\n\n${elapsed}, seed ${seed}.`);
  if (write) await writePage(rows, seed);
  process.exit(isRed ? 1 : 0);
}

function storeOf(text: string | undefined): StoreName | undefined {
  const store = storeNames.find((name) => name === text);
  if (text !== undefined && !store) throw new Error(`--store is one of ${storeNames.join(", ")}, not "${text}".`);
  return store;
}

function seedOf(text: string): number {
  const seed = Number(text);
  if (!Number.isInteger(seed) || seed < 0) throw new Error(`--seed is a whole number, not "${text}".`);
  return seed;
}

function help(): string {
  const groups = [...new Set(scenarios.map(({ group }) => group))];
  return `Usage: pnpm torture [options]

Real processes, stores and authorization servers, killed, stopped, cut off and filled up.

  --quick         the short form, for CI: under two minutes
  --only <name>   one group of scenarios: ${groups.join(", ")}; or one scenario by its name
  --store <name>  one store: ${storeNames.join(", ")}
  --seed <n>      the seed of a run, to repeat its random instants
  --peers         other libraries, too; the full form has them
  --write         writes the table into docs/torture.md
  --json          the rows as JSON on standard output, progress on standard error

Exits with 1 when a session is lost that a client could have saved, or a caller is not served as promised.`;
}
