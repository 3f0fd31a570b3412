import type { Surface } from "./surface.ts";

/** The report of a package: a section for each entry, by its specifier. */
export function reportOf(packageName: string, surfaces: readonly Surface[]): string {
  const sections = surfaces.map(sectionOf).join("\n");
  return `# The API of ${packageName}\n\nWritten by \`pnpm api\` from the built declarations.\n\n${sections}`;
}

function sectionOf({ specifier, exports, mentioned }: Surface): string {
  const parts = [`## ${specifier}\n`, fenced(exports)];
  if (mentioned.length > 0) parts.push("Mentioned, and not exported here:\n", fenced(mentioned));
  return parts.join("\n");
}

function fenced(lines: readonly string[]): string {
  return `\`\`\`ts\n${lines.join("\n\n")}\n\`\`\`\n`;
}

/** The entries whose sections differ between two reports of a package. */
export function changedEntries(before: string, after: string): string[] {
  const old = sectionsIn(before);
  const now = sectionsIn(after);
  return [...new Set([...old.keys(), ...now.keys()])].filter((entry) => old.get(entry) !== now.get(entry)).toSorted();
}

function sectionsIn(report: string): Map<string, string> {
  const sections = report.split(/^## /mu).slice(1);
  return new Map(sections.map((section) => [section.slice(0, section.indexOf("\n")), section.trim()]));
}
