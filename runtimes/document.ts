import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { command } from "../scripts/command.ts";
import { publishedPackages, root } from "../scripts/published-packages.ts";
import { needNode } from "./suite/loads.ts";
import { markdownTable, reasonsOf, type Column, type Group } from "./table.ts";

const path = join(root, "docs/runtimes.md");

/** Writes docs/runtimes.md from a complete run. */
export async function writeDocument(columns: readonly Column[], groups: readonly Group[]): Promise<void> {
  const before = await readFile(path, "utf8");
  const [head = ""] = before.split("<!-- written by pnpm runtimes -->");
  const sections = [
    "## Results",
    `With ${columns.map(({ title, version }) => `${title} ${version}`).join(", ")}.`,
    ...groups.map((group) => markdownTable(columns, group)),
    "A dash is a case that a runtime has no means for:",
    [...reasonsOf(columns, groups)].map(([reason, names]) => `- ${reason}: ${names.join(", ")}`).join("\n"),
    "## Node versions",
    await enginesTable(),
    "## Entries that need Node",
    "They import Node's modules, which Bun and Deno have too. Every other entry loads in a Worker and in a browser.",
    [...needNode].map((entry) => `- \`${entry}\``).join("\n"),
  ];
  await writeFile(path, `${head}<!-- written by pnpm runtimes -->\n\n${sections.join("\n\n")}\n`);
  await command(["oxfmt", path]);
}

async function enginesTable(): Promise<string> {
  const byVersion = new Map<string, string[]>();
  for (const { manifest } of await publishedPackages()) {
    const { node } = manifest["engines"] as { readonly node: string };
    byVersion.set(node, [...(byVersion.get(node) ?? []), `\`${manifest.name}\``]);
  }
  const rows = [...byVersion].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return [
    "| `engines` | Packages |",
    "| --- | --- |",
    ...rows.map(([node, names]) => `| ${node} | ${names.join(", ")} |`),
  ].join("\n");
}
