/**
 * Runs one suite on every runtime, with the packages as they would be published, and prints which case passes where.
 *
 * `pnpm runtimes`, `pnpm runtimes --only workerd`. Exits with 1 when a case fails.
 */
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { installApart } from "../scripts/install-apart.ts";
import { build } from "../scripts/pack.ts";
import { createProgress } from "../scripts/progress.ts";
import { createConsumer, type Consumer } from "./consumer.ts";
import { writeDocument } from "./document.ts";
import { runtimes, type Runtime } from "./runtimes.ts";
import type { Result } from "./suite/case.ts";
import { afterTheEnd, failuresOf, reasonsOf, terminalTable, type Column, type Group } from "./table.ts";

const usage = `Usage: pnpm runtimes [options]

Packs every published package, installs the tarballs in a folder of their own, and runs one suite on each runtime.

  --only <runtime>   ${runtimes.map(({ id }) => id).join(", ")}; may be repeated
  --write            write docs/runtimes.md after a complete run
  --json             print the results as JSON
  --help             print this`;

const { values } = parseArgs({
  options: {
    only: { type: "string", multiple: true, default: [] },
    write: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

try {
  if (values.help) console.log(usage);
  else process.exitCode = (await main()) ? 0 : 1;
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}

async function main(): Promise<boolean> {
  const unknown = values.only.filter((name) => !runtimes.some(({ id }) => id === name));
  if (unknown.length > 0) throw new Error(`No runtime is called ${unknown.join(", ")}.\n\n${usage}`);
  if (values.write && values.only.length > 0) throw new Error("--write needs all runtimes: leave --only out.");
  const chosen = runtimes.filter(({ id }) => values.only.length === 0 || values.only.includes(id));

  const progress = createProgress(values.json);
  const folder = await mkdtemp(join(tmpdir(), "tokens-runtimes-"));
  try {
    await installApart("runtimes");
    progress.tell("Building");
    await build();
    const consumer = await createConsumer(folder, progress.tell);
    const groups = await groupsIn(consumer);
    const columns = await runAll(chosen, { folder, consumer, groups, tell: progress.tell });
    progress.done();
    if (values.write) await writeDocument(columns, groups);
    print(columns, groups);
    return failuresOf(columns, groups).length === 0;
  } finally {
    progress.done();
    await rm(folder, { recursive: true, force: true });
  }
}

async function groupsIn({ packages }: Consumer): Promise<Group[]> {
  // After the build: the suite imports the packages.
  const { groupsFor } = await import("./suite/index.ts");
  return groupsFor(packages).map(({ title, cases }) => ({ title, names: cases.map(({ name }) => name) }));
}

interface Scene {
  readonly folder: string;
  readonly consumer: Consumer;
  readonly groups: readonly Group[];
  tell(what: string): void;
}

/** Two at a time, each in a folder of its own for what its cases store. */
async function runAll(chosen: readonly Runtime[], scene: Scene): Promise<Column[]> {
  const columns: Column[] = [];
  const servers = await serversOfThisMachine();
  const queue = [...chosen];
  async function work(): Promise<void> {
    for (let runtime = queue.shift(); runtime; runtime = queue.shift()) {
      columns.push(await run(runtime, servers, scene));
    }
  }
  await Promise.all([work(), work()]);
  return chosen.map(({ id }) => columns.find((column) => column.id === id)!);
}

async function run(
  { id, title, has, version, run: start }: Runtime,
  servers: Servers,
  { folder, consumer: { packages }, groups, tell }: Scene,
): Promise<Column> {
  const results = new Map<string, Result>();
  const column = { id, title, version: await version(), results };
  const all = groups.flatMap(({ names }) => names);
  const report = (result: Result): void => {
    results.set(result.name, result);
    tell(`${title} ${column.version}: ${results.size} of ${all.length}  ${result.name}`);
  };
  const own = join(folder, `stores-${id}`);
  await mkdir(own);
  try {
    await start({ consumer: folder, settings: { has, folder: own, packages, ...servers }, report });
  } catch (error) {
    const next = all.find((name) => !results.has(name)) ?? all.at(-1)!;
    results.set(next, { name: next, outcome: "failed", remark: (error as Error).message });
  }
  return column;
}

interface Servers {
  readonly postgresUrl?: string;
  readonly redisUrl?: string;
}

async function serversOfThisMachine(): Promise<Servers> {
  const postgresUrl = process.env["DATABASE_URL"] ?? "postgres://postgres@127.0.0.1:5432/test";
  const redisUrl = process.env["REDIS_URL"] ?? "redis://127.0.0.1:6379";
  return {
    ...((await answers(postgresUrl, 5432)) && { postgresUrl }),
    ...((await answers(redisUrl, 6379)) && { redisUrl }),
  };
}

function answers(url: string, usualPort: number): Promise<boolean> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port || usualPort), timeout: 2000 });
    const end = (answered: boolean) => () => {
      socket.destroy();
      resolve(answered);
    };
    socket.once("connect", end(true)).once("error", end(false)).once("timeout", end(false));
  });
}

function print(columns: readonly Column[], groups: readonly Group[]): void {
  const failures = failuresOf(columns, groups);
  if (values.json) {
    const runs = columns.map(({ results, ...column }) => ({ ...column, results: [...results.values()] }));
    console.log(JSON.stringify({ runtimes: runs, failures }, undefined, 2));
    return;
  }
  console.log(`\n${terminalTable(columns, groups)}\n`);
  for (const [reason, names] of reasonsOf(columns, groups)) console.log(`– ${reason}: ${names.join(", ")}`);
  for (const { where, why } of failures.filter(({ why: reason }) => reason !== afterTheEnd))
    console.log(`\n✗ ${where}\n${why.replaceAll(/^/gm, "    ")}`);
  console.log(failures.length === 0 ? "\nAll passed." : `\n${failures.length} failed.`);
}
