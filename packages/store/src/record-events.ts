import type { TokensEvent } from "@tokens/core";
import type { Journal, JournalEntry, JournalEntryType } from "./journal.ts";
import { failureTypes, renewalTypes } from "./outcomes.ts";
import { processName } from "./process-name.ts";

/** A source of events, e.g. a `TokenManager`, which emits those of every account of its app. */
export interface EventSource {
  on(listener: (event: TokensEvent) => void): Disposable;
}

/** Options of `recordEvents`. */
export interface RecordOptions {
  /**
   * Name of this process in the entries.
   *
   * @default `<host>:<pid>`
   */
  readonly by?: string;
  /** The person or program that this process works for. */
  readonly who?: string | undefined;
  /** Called with failures of the journal, which affect nothing else. */
  readonly onError?: (error: unknown) => void;
}

const endsFailure: readonly JournalEntryType[] = [...renewalTypes, "adopted", "revoked"];
/** An account that stays broken is refused over and over, and its history would push out that of the others. */
const repeatFailureMs = 3_600_000;

/**
 * Records the events of `source` in a journal until it is disposed, which waits for pending writes. A failure that repeats is recorded
 * once an hour.
 */
export function recordEvents(
  source: EventSource,
  journal: Pick<Journal, "append">,
  { by = processName(), who, onError }: RecordOptions = {},
): AsyncDisposable {
  let entries: JournalEntry[] = [];
  let writing = Promise.resolve();
  const failing = new Map<string, JournalEntry>();

  function isRepeated(entry: JournalEntry): boolean {
    const { key, type, at, message } = entry;
    if (!failureTypes.includes(type)) {
      if (endsFailure.includes(type)) failing.delete(key);
      return false;
    }
    const last = failing.get(key);
    if (last?.type === type && last.message === message && at < last.at + repeatFailureMs) return true;
    failing.set(key, entry);
    return false;
  }

  async function write(): Promise<void> {
    const batch = entries;
    entries = [];
    try {
      await journal.append(batch);
    } catch (error) {
      onError?.(error);
    }
  }

  const subscription = source.on((event) => {
    const entry = entryOf(event, { by, who });
    if (isRepeated(entry)) return;
    entries.push(entry);
    // Events of the same tick, or during a write, are appended together.
    if (entries.length === 1) writing = writing.then(write).catch(() => undefined);
  });
  return {
    async [Symbol.asyncDispose]() {
      subscription[Symbol.dispose]();
      await writing;
    },
  };
}

function entryOf(event: TokensEvent, { by, who }: Pick<JournalEntry, "by" | "who">): JournalEntry {
  const { at, key, type } = event;
  return {
    at,
    key,
    type,
    by,
    ...(who !== undefined && { who }),
    ...("durationMs" in event && { durationMs: Math.round(event.durationMs) }),
    ...("expiresAt" in event && event.expiresAt !== undefined && { expiresAt: event.expiresAt }),
    ...("error" in event && { code: event.error.code, message: event.error.message }),
  };
}
