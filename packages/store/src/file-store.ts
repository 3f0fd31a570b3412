import type { Session } from "@tokens/core";
import { defaultDirectory, fileSessions } from "@tokens/session-file";
import { fileJournal } from "./file-journal.ts";
import { fileRecords } from "./file-records.ts";
import type { OpenStoreOptions } from "./open-store.ts";
import type { StoreParts } from "./store.ts";

/** Opens a directory of session files, with its journal. */
export function openFiles<S extends Session>(
  directory: string = defaultDirectory(),
  { clock }: Pick<Required<OpenStoreOptions>, "clock">,
): StoreParts<S> & { name: string } {
  return {
    name: `file:${directory}`,
    sessions: fileSessions<S>({ directory }),
    journal: fileJournal(directory, clock),
    records: fileRecords(directory, clock),
    close: async () => undefined,
  };
}
