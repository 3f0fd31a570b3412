import type { Session } from "@tokens/core";
import { defaultDirectory, fileSessions } from "@tokens/session-file";
import { fileJournal } from "./file-journal.ts";
import type { Opened } from "./store.ts";

/** A directory of session files, with the journal in it. */
export function openFiles<S extends Session>(directory: string = defaultDirectory()): Opened<S> & { name: string } {
  return {
    name: `file:${directory}`,
    sessions: fileSessions<S>({ directory }),
    journal: fileJournal(directory),
    close: async () => undefined,
  };
}
