/**
 * Walks through an account's life at every server of `@tokens/oauth/servers`, each against its mock on loopback, and prints a table:
 * login, API call, refresh, parameters of the session, revocation, and whether a dead grant is recognised.
 *
 * `pnpm --filter @tokens/oauth servers` prints all rows, `pnpm --filter @tokens/oauth servers github slack` those named.
 */
import { loadServer, serverNames } from "@tokens/oauth/servers";
import { startLoopback } from "./loopback.ts";
import { steps, walkServer, type Walk } from "./walk-server.ts";

const named = process.argv.slice(2);
const chosen = serverNames.filter((name) => named.length === 0 || named.includes(name));
const width = Math.max(...chosen.map(({ length }) => length));
const cell = (walk: Walk, step: (typeof steps)[number]): string => {
  const shown = walk[step];
  return shown instanceof Error ? "FAILED" : (shown ?? "-");
};

console.log(["server".padEnd(width), ...steps.map((step) => step.padEnd(14))].join("  ").trimEnd());
await using loopback = await startLoopback();
const failures: string[] = [];
for (const name of chosen) {
  const walk = await walkServer(await loadServer(name), loopback);
  console.log([name.padEnd(width), ...steps.map((step) => cell(walk, step).padEnd(14))].join("  ").trimEnd());
  for (const step of steps) if (walk[step] instanceof Error) failures.push(`${name}: ${step}: ${walk[step].message}`);
}
for (const failure of failures) console.error(failure);
console.log(`${chosen.length} servers, ${failures.length} failures`);
process.exitCode = failures.length > 0 ? 1 : 0;
