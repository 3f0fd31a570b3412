import { defaultDirectory, fileSessions } from "@tokens/session-file";
import { fileJournal } from "./file-journal.ts";
import type { Opened } from "./store.ts";

/** A directory of session files, with the journal in it. */
export function openFiles(directory: string = defaultDirectory()): Opened & { name: string } {
  return {
    name: `file:${directory}`,
    sessions: fileSessions({ directory }),
    journal: fileJournal(directory),
    close: async () => undefined,
  };
}
