import { setTimeout } from "node:timers/promises";
import { accountOf, nameOf } from "@tokens/accounts";
import type { JournalEntry, Store } from "@tokens/store";
import { eventWords, lengthOf } from "../wording.ts";

/** Who is watched, and who is told. */
export interface CycleOptions {
  readonly store: Store;
  /** Names of the processes, as they record. */
  readonly workers: readonly string[];
  readonly stop: AbortSignal;
  say(line: string): void;
}

const told = [
  "refreshed",
  "authenticated",
  "adopted",
  "waiting",
  "refresh-failed",
  "reauthorization-required",
] as const;

/** Tells what the journal tells, until every process has seen the token of every account replaced, or `stop` aborts. */
export async function fullCycle({ store, workers, stop, say }: CycleOptions): Promise<void> {
  const startedAt = Date.now();
  const keys = (await Array.fromAsync(store.sessions.list())).map(({ key }) => key);
  const seen = new Set<string>();
  const replaced = new Set<string>();
  while (!stop.aborted && replaced.size < keys.length * workers.length) {
    const entries = await store.journal.read({ after: startedAt, types: told, limit: 10_000 });
    for (const entry of entries.toReversed().filter(({ by }) => workers.includes(by))) {
      const text = JSON.stringify(entry);
      if (seen.has(text)) continue;
      seen.add(text);
      say(line(entry, startedAt));
      if (entry.type === "refreshed" || entry.type === "adopted") replaced.add(`${entry.by} ${entry.key}`);
    }
    await setTimeout(200, undefined, { signal: stop }).catch(() => undefined);
  }
}

function line({ at, by, key, type, durationMs, message }: JournalEntry, startedAt: number): string {
  const seconds = ((at - startedAt) / 1000).toFixed(1).padStart(6);
  const took = durationMs === undefined ? "" : ` in ${lengthOf(durationMs)}`;
  const why = message === undefined ? "" : `: ${message}`;
  return `${seconds} s  ${by}  ${nameOf(accountOf(key))}  ${eventWords[type]}${took}${why}`;
}
