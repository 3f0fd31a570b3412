/**
 * Opens a session manager by URL, with a journal of its events.
 *
 * @example
 * ```ts
 * import { createHubstaff } from "@tokens/hubstaff";
 * import { openStore, recordEvents } from "@tokens/store";
 *
 * await using store = await openStore("sqlite:./tokens.db");
 * const hubstaff = createHubstaff({ personalAccessToken: process.env.HUBSTAFF_PAT, sessions: store.sessions });
 * await using recording = recordEvents(hubstaff.tokens, store.journal);
 *
 * for await (const { key, expiresAt } of store.sessions.list()) console.log(key, expiresAt);
 * ```
 *
 * @module
 */
export type { Journal, JournalEntry, JournalEntryType, JournalQuery, Outcome } from "./journal.ts";
export { journalTail, type JournalTail } from "./journal-tail.ts";
export { openStore, type OpenStoreOptions } from "./open-store.ts";
export { failureTypes, outcomeAfter, outcomesOf, renewalTypes } from "./outcomes.ts";
export { processName } from "./process-name.ts";
export { recordEvents, type EventSource, type RecordOptions } from "./record-events.ts";
export type { Records, RecordValue, RecordWriteOptions } from "./records.ts";
export type { Store } from "./store.ts";
