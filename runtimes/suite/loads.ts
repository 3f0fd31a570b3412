import type { Case, Host, Need, Packages } from "./case.ts";

/** Entries that import Node's modules, which Bun and Deno have too: programs, and stores in files. All others load everywhere. */
export const needNode: ReadonlySet<string> = new Set([
  "@tokens/accounts",
  "@tokens/accounts/internal",
  "@tokens/agent",
  "@tokens/agent/node",
  "@tokens/cli",
  "@tokens/providers",
  "@tokens/reconnect",
  "@tokens/sandbox",
  "@tokens/session-file",
  "@tokens/session-file/internal",
  "@tokens/session-redis",
  "@tokens/session-sql/postgres",
  "@tokens/session-sql/sqlite",
  "@tokens/session-sql/internal",
  "@tokens/session-sql/internal/peek",
  "@tokens/store",
  "@tokens/watch",
  "@tokens/watch/email",
]);

async function failures(host: Host, entries: readonly string[]): Promise<string[]> {
  const failed: string[] = [];
  for (const entry of entries) {
    await host.load(entry).catch((error: unknown) => failed.push(`${entry}: ${String(error)}`));
  }
  return failed;
}

const isNode22 = ({ node }: Packages[string]): boolean => node > 20;

/** A case for each package: every entry loads, or those that do not need Node where it is missing. */
export function loadCases(packages: Packages): Case[] {
  return Object.entries(packages).map(([name, found]) => {
    const portable = found.entries.filter((entry) => !needNode.has(entry));
    const needs: Need[] = [];
    if (isNode22(found)) needs.push("node22");
    if (portable.length === 0) needs.push("node");
    return {
      name: `loads ${name}`,
      needs,
      async run(host) {
        const failed = await failures(host, host.has.includes("node") ? found.entries : portable);
        if (failed.length > 0) throw new Error(failed.join("\n"));
      },
    };
  });
}

/** Where Node is missing, nothing that is marked loads, so that the marks stay true. */
export function markCase(packages: Packages): Case {
  return {
    name: "the entries that need Node are marked",
    async run(host) {
      const marked = Object.values(packages)
        .filter((found) => host.has.includes("node22") || !isNode22(found))
        .flatMap(({ entries }) => entries.filter((entry) => needNode.has(entry)));
      const failed = await failures(host, marked);
      const wanted = host.has.includes("node") ? 0 : marked.length;
      if (failed.length === wanted) return;
      const loaded = marked.filter((entry) => !failed.some((line) => line.startsWith(`${entry}: `)));
      throw new Error(wanted === 0 ? failed.join("\n") : `They load, but are marked: ${loaded.join(", ")}`);
    },
  };
}
