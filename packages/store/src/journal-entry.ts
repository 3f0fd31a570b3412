import type { JournalEntry, JournalQuery } from "./journal.ts";

/** How many of the newest entries a journal keeps at least. */
export const keptEntries = 10_000;

/** The entry of a stored text; `undefined` for what is torn or something else. */
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

/** Whether a query asks for an entry, its limit aside. */
export function matches({ key, after = -Infinity, types }: JournalQuery, entry: JournalEntry): boolean {
  return (key === undefined || entry.key === key) && entry.at > after && (types?.includes(entry.type) ?? true);
}

/** The newest of `entries`, which come newest first as far as their order is known. */
export function newest(entries: readonly JournalEntry[], limit: number): readonly JournalEntry[] {
  return entries.toSorted((a, b) => b.at - a.at).slice(0, limit);
}
