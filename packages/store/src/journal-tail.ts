import type { Clock } from "@tokens/core";
import type { Journal, JournalEntry, JournalQuery } from "./journal.ts";

/** Entries can arrive late, because clocks differ and recorders write in batches. */
const overlapMs = 30_000;
const readAtOnce = 10_000;

/** Reads what is new in a journal. */
export interface JournalTail {
  /** The entries since the last call, or since `after` at the first, oldest first. Each is returned once. */
  next(): Promise<readonly JournalEntry[]>;
}

/** Follows a journal from the time `after` on, in Unix milliseconds. */
export function journalTail(
  journal: Pick<Journal, "read">,
  { after, clock, ...query }: Omit<JournalQuery, "limit" | "before" | "after"> & { after: number; clock: Clock },
): JournalTail {
  let seen = new Set<string>();
  let from = after;
  return {
    async next() {
      const startedAt = clock.now();
      const read = (await journal.read({ ...query, after: from, limit: readAtOnce })).map(
        (entry) => [JSON.stringify(entry), entry] as const,
      );
      const fresh = read.flatMap(([text, entry]) => (seen.has(text) ? [] : entry));
      seen = new Set(read.map(([text]) => text));
      from = Math.max(after, Math.min(read[0]?.[1].at ?? from, startedAt) - overlapMs);
      return fresh.toReversed();
    },
  };
}
