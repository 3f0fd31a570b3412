import type { JournalEntry, JournalQuery } from "./journal.ts";

/** Minimum number of entries that a journal keeps. */
export const minEntries = 10_000;

/** Parses a stored entry; `undefined` when it is incomplete or not an entry. */
export function entryOf(text: string): JournalEntry | undefined {
  try {
    const entry = JSON.parse(text) as Partial<JournalEntry> | null;
    const whole =
      typeof entry?.at === "number" && [entry.key, entry.type, entry.by].every((x) => typeof x === "string");
    return whole ? (entry as JournalEntry) : undefined;
  } catch {
    return undefined;
  }
}

/** Whether an entry matches a query, apart from its limit. */
export function matches({ key, after = -Infinity, types }: JournalQuery, entry: JournalEntry): boolean {
  return (key === undefined || entry.key === key) && entry.at > after && (types?.includes(entry.type) ?? true);
}

/** Sorts entries, newest first, and applies the limit. */
export function newest(entries: readonly JournalEntry[], limit: number): readonly JournalEntry[] {
  return entries.toSorted((a, b) => b.at - a.at).slice(0, limit);
}
