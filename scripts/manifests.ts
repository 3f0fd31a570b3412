/**
 * Who owns the project, written once: the `repository` of the root manifest. `pnpm manifests` writes what follows from it into each
 * published package's manifest, CODEOWNERS and the issue forms; `pnpm check manifests` fails where one of them differs.
 */
import { readFile, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { publishedPackages, readManifest, root } from "./published-packages.ts";

const readOnly = process.argv.includes("--check");

const { repository } = (await readManifest(".")) as unknown as { readonly repository: { readonly url: string } };
const home = repository.url.replace(/^git\+/, "").replace(/\.git$/, "");
const [owner = ""] = new URL(home).pathname.slice(1).split("/");

const stale: string[] = [];
for (const { directory, manifest } of await publishedPackages()) {
  const { bugs: _, homepage: __, repository: ___, license, ...rest } = manifest;
  const [before, after] = split(rest, "keywords");
  await put(
    join(root, directory, "package.json"),
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

/** The members up to `name`, which is one of them, and those after it. */
function split(manifest: object, name: string): [object, object] {
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
