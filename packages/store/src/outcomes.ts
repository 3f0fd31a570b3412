import type { JournalEntry, JournalEntryType, Outcome } from "./journal.ts";

/** The entries that end a failure with new tokens. */
export const renewalTypes: readonly JournalEntryType[] = ["refreshed", "authenticated"];
/** The entries that say that a session has no usable tokens, or that they are not saved. */
export const failureTypes: readonly JournalEntryType[] = ["refresh-failed", "save-failed", "reauthorization-required"];

/** The outcome of a session after one more entry, which is newer than all before it. */
export function outcomeAfter(before: Outcome | undefined, entry: JournalEntry): Outcome | undefined {
  if (renewalTypes.includes(entry.type)) return { renewed: entry };
  if (!failureTypes.includes(entry.type)) return before;
  return { ...before, failing: { first: before?.failing?.first ?? entry, last: entry } };
}

/** The outcomes of sessions from entries, oldest first. */
export function outcomesOf(entries: Iterable<JournalEntry>): Map<string, Outcome> {
  const outcomes = new Map<string, Outcome>();
  for (const entry of entries) {
    const outcome = outcomeAfter(outcomes.get(entry.key), entry);
    if (outcome) outcomes.set(entry.key, outcome);
  }
  return outcomes;
}
