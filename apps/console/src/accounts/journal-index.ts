import type { Clock } from "@tokens/core";
import type { Journal, JournalEntry } from "@tokens/store";

/** The latest journal entries of each account. */
export interface JournalIndex {
  update(): Promise<void>;
  /** Newest first. */
  of(key: string): readonly JournalEntry[];
}

const maxEntries = 200;
const readAtOnce = 10_000;
/** Entries can arrive late, because clocks differ and recorders write in batches. */
const overlapMs = 30_000;

/** Reads the whole journal once, then only new entries. */
export function journalIndex(journal: Journal, clock: Clock): JournalIndex {
  const accounts = new Map<string, readonly JournalEntry[]>();
  let seen = new Set<string>();
  let newestAt: number | undefined;
  return {
    async update() {
      const after = newestAt === undefined ? undefined : Math.min(newestAt, clock.now()) - overlapMs;
      const read = (await journal.read({ after, limit: readAtOnce })).map(
        (entry) => [JSON.stringify(entry), entry] as const,
      );
      const fresh = read.flatMap(([text, entry]) => (seen.has(text) ? [] : entry));
      seen = new Set(read.map(([text]) => text));
      newestAt = Math.max(newestAt ?? 0, read[0]?.[1].at ?? 0);
      for (const [key, entries] of Map.groupBy(fresh, (entry) => entry.key)) {
        const all = [...entries, ...(accounts.get(key) ?? [])].toSorted((a, b) => b.at - a.at);
        accounts.set(key, all.slice(0, maxEntries));
      }
    },
    of: (key) => accounts.get(key) ?? [],
  };
}
