import type { Journal, JournalEntry, JournalEntryType } from "@tokens/store";

/** Which entries of the journal a person asks for. */
export interface EntrySearch {
  /** Keys of the accounts; undefined for all. */
  readonly keys: ReadonlySet<string> | undefined;
  readonly types: readonly JournalEntryType[] | undefined;
  /** Part of the name of the person or program, or of the process. */
  readonly who: string;
  /** Part of the message. */
  readonly text: string;
  /** Only entries before this time, in Unix milliseconds. */
  readonly before: number | undefined;
}

/** The newest entries found. */
export interface FoundEntries {
  readonly entries: readonly JournalEntry[];
  /** Older ones are before this time, in Unix milliseconds; undefined when there are none. */
  readonly olderThan: number | undefined;
}

const perPage = 100;
const readFirst = 200;
const readAtOnce = 1000;
/** A rare entry is not searched for in the whole journal at once. */
const maxReads = 10;

/** Searches a journal from the newest entry on. Entries of one millisecond are always found together. */
export async function searchEntries(journal: Pick<Journal, "read">, search: EntrySearch): Promise<FoundEntries> {
  const { keys, types } = search;
  const key = keys?.size === 1 ? [...keys][0] : undefined;
  const found: JournalEntry[] = [];
  let { before } = search;
  for (let reads = 0; reads < maxReads; reads++) {
    const limit = reads === 0 ? readFirst : readAtOnce;
    const read = await journal.read({ key, types, before, limit });
    const last = read.at(-1)?.at;
    const whole = read.length < limit ? read : read.filter(({ at }) => at > last!);
    // More entries in a millisecond than are read at once: the rest is left out.
    const taken = whole.length > 0 ? whole : read;
    found.push(...taken.filter((entry) => matches(entry, search)));
    if (found.length > perPage) return pageOf(found);
    if (read.length < limit) return { entries: found, olderThan: undefined };
    before = taken.at(-1)!.at;
  }
  return { entries: found, olderThan: before };
}

function pageOf(found: readonly JournalEntry[]): FoundEntries {
  const lastAt = found[perPage - 1]!.at;
  const entries = found.filter(({ at }) => at >= lastAt);
  return { entries, olderThan: lastAt };
}

function matches({ key, by, who = "", message = "" }: JournalEntry, search: EntrySearch): boolean {
  const has = (text: string, part: string): boolean => text.toLowerCase().includes(part.toLowerCase());
  return (search.keys?.has(key) ?? true) && (has(who, search.who) || has(by, search.who)) && has(message, search.text);
}

/** Whether an entry's message may quote a provider. That of an edit is a person's own. */
export function mayQuote({ type, message }: JournalEntry): boolean {
  return message !== undefined && type !== "edited" && type !== "renamed";
}
