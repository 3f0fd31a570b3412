/**
 * Who owns the project, written once: the `repository` of the root manifest. `pnpm manifests` writes what follows from it into each
 * published package's manifest, CODEOWNERS and the issue forms; `pnpm check manifests` fails where one of them differs.
 */
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";

const root = join(import.meta.dirname, "..");
const readOnly = process.argv.includes("--check");

interface Manifest {
  readonly private?: boolean;
  readonly [member: string]: unknown;
}

const { repository } = (await readManifest(root)) as unknown as { readonly repository: { readonly url: string } };
const home = repository.url.replace(/^git\+/, "").replace(/\.git$/, "");
const [owner = ""] = new URL(home).pathname.slice(1).split("/");

const stale: string[] = [];
for (const folder of await packageFolders()) {
  const manifest = await readManifest(folder);
  if (manifest.private) continue;
  const { bugs: _, homepage: __, repository: ___, license, ...rest } = manifest;
  const directory = relative(root, folder);
  const [before, after] = split(rest, "keywords");
  await put(
    join(folder, "package.json"),
    `${JSON.stringify(
      {
        ...before,
        homepage: `${home}/tree/main/${directory}#readme`,
        bugs: `${home}/issues`,
        license,
        repository: { type: "git", url: repository.url, directory },
        ...after,
      },
      undefined,
      2,
    )}\n`,
  );
}
await put(join(root, "CODEOWNERS"), `* @${owner}/maintainers\n`);
await put(
  join(root, ".github/ISSUE_TEMPLATE/config.yml"),
  `blank_issues_enabled: false
contact_links:
  - name: Report a vulnerability
    url: ${home}/security/advisories/new
    about: Report it privately. See SECURITY.md.
`,
);

if (stale.length > 0) {
  console.log(readOnly ? `Out of date: ${stale.join(", ")}. Run pnpm manifests.` : `Written: ${stale.join(", ")}.`);
  if (readOnly) process.exitCode = 1;
}

async function packageFolders(): Promise<string[]> {
  const parents = ["packages", "apps"];
  const found = await Promise.all(
    parents.map(async (parent) => {
      const entries = await readdir(join(root, parent), { withFileTypes: true });
      return entries.filter((entry) => entry.isDirectory()).map((entry) => join(root, parent, entry.name));
    }),
  );
  return found.flat();
}

async function readManifest(folder: string): Promise<Manifest> {
  return JSON.parse(await readFile(join(folder, "package.json"), "utf8")) as Manifest;
}

/** The members up to `name`, which is one of them, and those after it. */
function split(manifest: Manifest, name: string): [object, object] {
  const entries = Object.entries(manifest);
  const end = entries.findIndex(([key]) => key === name) + 1;
  return [Object.fromEntries(entries.slice(0, end)), Object.fromEntries(entries.slice(end))];
}

async function put(path: string, text: string): Promise<void> {
  const present = await readFile(path, "utf8").catch(() => "");
  if (present === text) return;
  stale.push(relative(root, path));
  if (!readOnly) await writeFile(path, text);
}
