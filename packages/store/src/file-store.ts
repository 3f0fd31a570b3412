import type { Session } from "@tokens/core";
import { defaultDirectory, fileSessions } from "@tokens/session-file";
import { fileJournal } from "./file-journal.ts";
import type { StoreParts } from "./store.ts";

/** Opens a directory of session files, with its journal. */
export function openFiles<S extends Session>(directory: string = defaultDirectory()): StoreParts<S> & { name: string } {
  return {
    name: `file:${directory}`,
    sessions: fileSessions<S>({ directory }),
    journal: fileJournal(directory),
    close: async () => undefined,
  };
}
