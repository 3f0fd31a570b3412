/**
 * Releases what is committed to a registry on this machine, from a copy of the repository, and installs it from there.
 *
 * `pnpm release:dry` prints the versions, the files of each tarball and the changelogs. The repository stays as it is.
 */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { command } from "./command.ts";
import { installApart } from "./install-apart.ts";
import { startLocalRegistry } from "./local-registry.ts";
import { publishedPackages, root } from "./published-packages.ts";

const example = "@tokens/hubstaff";

const folder = await mkdtemp(join(tmpdir(), "tokens-release-"));
const copy = join(folder, "copy");
const packed = join(folder, "packed");
// Neither a signal nor a failure leaves a process or a file behind.
const stop = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort());

try {
  await installApart("registry");
  const packages = await publishedPackages();

  await step("copy", root, "git", "clone", "--quiet", "--no-hardlinks", ".", copy);
  await step("install", copy, "pnpm", "install", "--frozen-lockfile", "--prefer-offline");
  await step("version", copy, "pnpm", "version-packages");
  await step("install again", copy, "pnpm", "install", "--frozen-lockfile", "--prefer-offline");
  for (const { directory } of packages) await withoutProvenance(join(copy, directory, "package.json"));
  await step(
    "build",
    copy,
    "pnpm",
    "exec",
    "turbo",
    "run",
    "build",
    ...packages.map(({ manifest }) => `--filter=${manifest.name}`),
  );
  await step("pack", copy, "pnpm", "exec", "changeset", "pack", "--out-dir", packed);

  await using registry = await startLocalRegistry(join(folder, "registry"));
  await writeFile(join(copy, ".npmrc"), registry.npmrc);
  await step("publish", copy, "pnpm", "exec", "changeset", "publish", "--from-pack-dir", packed, "--no-git-tag");

  const consumer = join(folder, "consumer");
  await mkdir(consumer);
  await writeFile(join(consumer, "package.json"), JSON.stringify({ private: true, type: "module" }));
  await writeFile(join(consumer, ".npmrc"), registry.npmrc);
  await step(`install ${example}`, consumer, "npm", "install", "--no-audit", "--no-fund", "--prefer-online", example);
  const imported = `console.log(Object.keys(await import("${example}")).join(", "))`;
  const exported = await step(`import ${example}`, consumer, "node", "--input-type=module", "--eval", imported);

  console.log(`\n${example} exports ${exported.trim()}\n`);
  for (const { directory, manifest } of packages) {
    const tarball = await tarballOf(manifest.name, await versionIn(join(copy, directory)));
    const files = (await run(packed, "tar", "--list", "--file", tarball)).trim().split("\n").toSorted();
    console.log(`== ${basename(tarball)}, ${files.length} files`);
    for (const file of files) console.log(file.replace("package/", "  "));
  }
  for (const { directory, manifest } of packages) {
    const directoryInCopy = join(copy, directory);
    const changelog = await readFile(join(directoryInCopy, "CHANGELOG.md"), "utf8").catch(() => "No changelog.");
    console.log(`\n== ${manifest.name} ${await versionIn(directoryInCopy)}\n\n${changelog.trim()}`);
  }
} finally {
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** A machine that is not a CI provider cannot prove where a package was built. */
async function withoutProvenance(file: string): Promise<void> {
  const manifest = JSON.parse(await readFile(file, "utf8")) as { readonly publishConfig: Record<string, unknown> };
  const { provenance: _, ...publishConfig } = manifest.publishConfig;
  await writeFile(file, JSON.stringify({ ...manifest, publishConfig }, undefined, 2));
}

async function versionIn(directory: string): Promise<string> {
  return (JSON.parse(await readFile(join(directory, "package.json"), "utf8")) as { readonly version: string }).version;
}

async function tarballOf(name: string, version: string): Promise<string> {
  const suffix = `${name.replace("@", "").replace("/", "-")}-${version}.tgz`;
  const file = (await readdir(packed, { recursive: true })).find((path) => path.endsWith(suffix));
  if (!file) throw new Error(`${name} ${version} was not packed: no ${suffix} in ${packed}.`);
  return join(packed, file);
}

async function step(title: string, cwd: string, program: string, ...parameters: readonly string[]): Promise<string> {
  const start = performance.now();
  const output = await run(cwd, program, ...parameters);
  console.log(`${title.padEnd(28)} ${((performance.now() - start) / 1000).toFixed(1).padStart(5)} s`);
  return output;
}

function run(cwd: string, ...line: readonly string[]): Promise<string> {
  const env = { ...process.env, CI: "true", TURBO_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1" };
  return command(line, { cwd, env, signal: stop.signal });
}
