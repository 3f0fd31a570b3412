/**
 * Uses the packages as they would be published: packs them, serves the tarballs from a registry on this machine, and installs them in
 * programs outside of the workspace.
 *
 * `pnpm verify:packed`, `pnpm verify:packed --only types`. Exits with 1 when a row is red.
 */
import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { installApart } from "../install-apart.ts";
import { build, packAll } from "../pack.ts";
import { createProgress } from "../progress.ts";
import { driversConsumer } from "./consumers/drivers.ts";
import { footprintConsumer } from "./consumers/footprint.ts";
import { mocksConsumer } from "./consumers/mocks.ts";
import { npxConsumer } from "./consumers/npx.ts";
import { packageManagerConsumer } from "./consumers/package-managers.ts";
import { readmeConsumer } from "./consumers/readme.ts";
import { requireConsumer } from "./consumers/require.ts";
import { typesConsumer } from "./consumers/types.ts";
import { installEverything } from "./everything.ts";
import { startRegistry } from "./registry.ts";
import type { Consumer, Row, Scene } from "./scene.ts";
import { problemsOf, tableOf, type Section } from "./table.ts";

const consumers: readonly Consumer[] = [
  typesConsumer,
  packageManagerConsumer,
  readmeConsumer,
  requireConsumer,
  mocksConsumer,
  footprintConsumer,
  driversConsumer,
  npxConsumer,
];

const usage = `Usage: pnpm verify:packed [options]

Packs every published package, and uses the tarballs as programs outside of the workspace do.

  --only <consumer>  ${consumers.map(({ name }) => name).join(", ")}; may be repeated
  --help             print this`;

const { values } = parseArgs({
  options: {
    only: { type: "string", multiple: true, default: [] },
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
  const unknown = values.only.filter((name) => !consumers.some((consumer) => consumer.name === name));
  if (unknown.length > 0) throw new Error(`No consumer is called ${unknown.join(", ")}.\n\n${usage}`);
  const chosen = consumers.filter(({ name }) => values.only.length === 0 || values.only.includes(name));
  const progress = createProgress(false);
  await installApart("scripts/packed/tools");
  await using end = new AsyncDisposableStack();
  end.defer(() => progress.done());
  const folder = await realpath(await mkdtemp(join(tmpdir(), "tokens-packed-")));
  end.defer(() => rm(folder, { recursive: true, force: true }));
  progress.tell("Building");
  await build();
  const packages = await packAll(join(folder, "tarballs"), progress.tell);
  const registry = await startRegistry(packages);
  end.defer(() => registry.close());
  const parts = { folder, registry: registry.url, packages };
  const everything = once(() => {
    progress.tell(`Installing ${packages.length} packages and their drivers`);
    return installEverything(parts);
  });
  const sections = await runAll(chosen, { ...parts, everything, tell: progress.tell });
  progress.done();
  return print(sections);
}

function once<T>(work: () => Promise<T>): () => Promise<T> {
  let result: Promise<T> | undefined;
  return () => (result ??= work());
}

/** Two at a time. */
async function runAll(chosen: readonly Consumer[], scene: Scene): Promise<Section[]> {
  const sections = chosen.map(({ title }) => ({ title, rows: [] as readonly Row[] }));
  const queue = [...chosen.entries()];
  async function work(): Promise<void> {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const [index, { run }] = next;
      sections[index]!.rows = await rowsOf(run(scene));
    }
  }
  await Promise.all([work(), work()]);
  return sections;
}

/** A consumer that cannot start is red, and the others go on. */
async function rowsOf(work: Promise<readonly Row[]>): Promise<readonly Row[]> {
  try {
    return await work;
  } catch (error) {
    return [{ what: "starts", ok: false, remark: (error as Error).message }];
  }
}

function print(sections: readonly Section[]): boolean {
  const problems = problemsOf(sections);
  console.log(`\n${tableOf(sections)}\n`);
  for (const { where, why } of problems) console.log(`✗ ${where}\n${why.replaceAll(/^/gm, "    ")}\n`);
  console.log(problems.length === 0 ? "All passed." : `${problems.length} failed.`);
  return problems.length === 0;
}
