/**
 * Writes `api/reports`, which show what each entry of the published packages exports, from the built declarations.
 *
 * `pnpm api` writes them; `pnpm api --check` fails when they differ, or when an export has no doc comment.
 */
import { glob, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { changedEntries, reportOf } from "../api/report.ts";
import { surfacesOf, type Entry } from "../api/surface.ts";
import { publishedPackages, root, type PublishedPackage } from "./published-packages.ts";

const reports = join(root, "api/reports");
const check = process.argv.includes("--check");
const packages = await publishedPackages();
const entries = (await Promise.all(packages.map(entriesOf))).flat();
const surfaces = surfacesOf(entries, packageOf);

const problems: string[] = surfaces.flatMap(({ specifier, undocumented }) =>
  undocumented.map(
    (name) => `${specifier}: ${name} has no doc comment. Write a sentence about it where it is declared.`,
  ),
);
await mkdir(reports, { recursive: true });
const expected = new Set<string>();
for (const { manifest } of packages) {
  const own = surfaces.filter(({ specifier }) => `${specifier}/`.startsWith(`${manifest.name}/`));
  const report = reportOf(manifest.name, own);
  const name = `${manifest.name.replace("@tokens/", "")}.api.md`;
  expected.add(name);
  const path = join(reports, name);
  if (!check) {
    await writeFile(path, report);
    continue;
  }
  const before = await readFile(path, "utf8").catch(() => "");
  for (const entry of changedEntries(before, report))
    problems.push(`${entry}: its API differs from api/reports/${name}.`);
}
for (const name of await readdir(reports)) {
  if (expected.has(name)) continue;
  if (check) problems.push(`api/reports/${name} belongs to no published package.`);
  else await rm(join(reports, name));
}

if (problems.length > 0) {
  console.error(problems.join("\n"));
  if (check) console.error("To accept a change of an API, run `pnpm api` after `pnpm build`, and commit api/reports.");
  process.exitCode = 1;
}

/** The public entries of a package, with the pattern in a specifier filled in. `internal` entries are for this repository alone. */
async function entriesOf({ directory, manifest }: PublishedPackage): Promise<Entry[]> {
  const { exports } = manifest["publishConfig"] as { readonly exports: Readonly<Record<string, string>> };
  const modules = Object.entries(exports).filter(([key, path]) => path.endsWith(".js") && !key.includes("/internal"));
  const named = new Set(modules.map(([, path]) => path));
  const found = await Promise.all(
    modules.map(async ([key, path]) => {
      const specifier = join(manifest.name, key);
      const files = path.includes("*")
        ? (await Array.fromAsync(glob(path, { cwd: join(root, directory) }))).filter((file) => !named.has(`./${file}`))
        : [path];
      const [before = "", after = ""] = path.replace("./", "").split("*");
      return files
        .map((file) => ({
          specifier: specifier.replace("*", () => file.slice(before.length, file.length - after.length)),
          file: join(root, directory, file.replace(/\.js$/u, ".d.ts")),
        }))
        .toSorted((a, b) => (a.specifier < b.specifier ? -1 : 1));
    }),
  );
  return found.flat();
}

/** The package that a declaration file belongs to: one of ours by its folder, another by the last `node_modules` in its path. */
function packageOf(file: string): string {
  const installed = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/u.exec(file);
  if (installed?.[1]) return installed[1];
  const path = relative(root, file);
  return packages.find(({ directory }) => path.startsWith(`${directory}/`))?.manifest.name ?? path;
}
