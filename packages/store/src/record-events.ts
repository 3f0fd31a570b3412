import { hostname } from "node:os";
import type { TokensEvent } from "@tokens/core";
import type { Journal, JournalEntry } from "./journal.ts";

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
  /** Called with failures of the journal, which affect nothing else. */
  readonly onError?: (error: unknown) => void;
}

/** Records the events of `source` in a journal until it is disposed, which waits for pending writes. */
export function recordEvents(
  source: EventSource,
  journal: Pick<Journal, "append">,
  { by = `${hostname()}:${process.pid}`, onError }: RecordOptions = {},
): AsyncDisposable {
  let entries: JournalEntry[] = [];
  let writing = Promise.resolve();

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
    entries.push(entryOf(event, by));
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

function entryOf(event: TokensEvent, by: string): JournalEntry {
  const { at, key, type } = event;
  return {
    at,
    key,
    type,
    by,
    ...("durationMs" in event && { durationMs: Math.round(event.durationMs) }),
    ...("expiresAt" in event && event.expiresAt !== undefined && { expiresAt: event.expiresAt }),
    ...("error" in event && { code: event.error.code, message: event.error.message }),
  };
}
