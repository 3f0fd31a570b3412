import { hostname } from "node:os";
import type { TokensEvent } from "@tokens/core";
import type { Journal, JournalEntry } from "./journal.ts";

/** Where events come from: a `TokenManager`, which tells of every account of its app. */
export interface EventSource {
  on(listener: (event: TokensEvent) => void): Disposable;
}

/** Options of `recordEvents`. */
export interface RecordOptions {
  /**
   * Name of this process in the entries.
   *
   * @default `host:4711`
   */
  readonly by?: string;
  /** Gets the failures of the journal, which disturb nothing else. */
  readonly onError?: (error: unknown) => void;
}

/** Writes what happens to the accounts of `source` into a journal, until it is disposed; that waits for what is under way. */
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
    // What happens in the same tick, or while the journal is busy, is appended at once.
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
