import { setTimeout } from "node:timers/promises";
import { accountOf, nameOf } from "@tokens/accounts";
import type { JournalEntry, Store } from "@tokens/store";
import { eventWords, lengthOf } from "../src/shared/wording.ts";

/** Options of a full cycle. */
export interface CycleOptions {
  readonly store: Store;
  /** Names under which the processes record. */
  readonly workers: readonly string[];
  readonly stop: AbortSignal;
  print(line: string): void;
}

const reportedTypes = [
  "refreshed",
  "authenticated",
  "adopted",
  "waiting",
  "refresh-failed",
  "reauthorization-required",
] as const;

/** Prints the journal until every process has received a new token for every account, or `stop` aborts. */
export async function fullCycle({ store, workers, stop, print }: CycleOptions): Promise<void> {
  const startedAt = Date.now();
  const keys = (await Array.fromAsync(store.sessions.list())).map(({ key }) => key);
  const seen = new Set<string>();
  const replaced = new Set<string>();
  while (!stop.aborted && replaced.size < keys.length * workers.length) {
    const entries = await store.journal.read({ after: startedAt, types: reportedTypes, limit: 10_000 });
    for (const entry of entries.toReversed().filter(({ by }) => workers.includes(by))) {
      const text = JSON.stringify(entry);
      if (seen.has(text)) continue;
      seen.add(text);
      print(line(entry, startedAt));
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
