/**
 * Creates a provider package from `templates/sample` and adds it to the list of providers.
 *
 * `pnpm new:provider acme` writes `packages/acme`, which works as it is: read docs/writing-a-provider.md and make it yours.
 */
import { execFile } from "node:child_process";
import { mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { root } from "./published-packages.ts";

const run = promisify(execFile);
const [name, ...rest] = process.argv.slice(2);

if (name === undefined || rest.length > 0 || !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) {
  console.error("Usage: pnpm new:provider <name>, in lower-case letters, digits and single hyphens, e.g. acme.");
  process.exit(1);
}
const folder = join(root, "packages", name);
if (await stat(folder).catch(() => undefined)) {
  console.error(`packages/${name} exists already. Choose another name, or delete it first.`);
  process.exit(1);
}

const pascal = name.replaceAll(/(^|-)(.)/g, (_, __, letter: string) => letter.toUpperCase());
await copyTemplate();
await addToList();
const formatted = [`packages/${name}`, "packages/providers/package.json"];
for (const command of [["install"], ["manifests"], ["routes"], ["exec", "oxfmt", ...formatted]]) {
  console.log(`pnpm ${command.join(" ")}`);
  await run("pnpm", command, { cwd: root });
}
const test = `npx -y pnpm@12 exec vitest run packages/${name}`;
console.log(`
Created packages/${name} and added it to packages/providers.

  ${test}   run its tests
  ${"docs/writing-a-provider.md".padEnd(test.length)}   make it yours
`);

/** Copies the template. `sample`, `Sample` and `SAMPLE` in names and texts become those of the provider. */
async function copyTemplate(): Promise<void> {
  const template = join(root, "templates/sample");
  for (const file of await readdir(template, { recursive: true, withFileTypes: true })) {
    const path = join(file.parentPath, file.name).slice(template.length + 1);
    if (!file.isFile() || /(^|\/)(node_modules|dist|\.tsbuild|\.turbo)\//.test(path)) continue;
    const target = join(folder, renamed(path));
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, renamed(await readFile(join(template, path), "utf8")));
  }
  const path = join(folder, "package.json");
  const { private: _, ...manifest } = JSON.parse(await readFile(path, "utf8")) as Record<string, unknown>;
  await writeFile(path, `${JSON.stringify(manifest, undefined, 2)}\n`);
}

/** `sample` is the name in packages and texts, and in camel case at the start of identifiers. */
function renamed(text: string): string {
  return text
    .replaceAll(/sample(?=[A-Z])/g, pascal.charAt(0).toLowerCase() + pascal.slice(1))
    .replaceAll("Sample", pascal)
    .replaceAll("SAMPLE", name!.toUpperCase().replaceAll("-", "_"))
    .replaceAll("sample", name!);
}

/** The dependencies of `packages/providers` are the list. */
async function addToList(): Promise<void> {
  const path = join(root, "packages/providers/package.json");
  const manifest = JSON.parse(await readFile(path, "utf8")) as { dependencies: Record<string, string> };
  const dependencies = { ...manifest.dependencies, [`@tokens/${name!}`]: "workspace:^" };
  await writeFile(path, `${JSON.stringify({ ...manifest, dependencies }, undefined, 2)}\n`);
}
