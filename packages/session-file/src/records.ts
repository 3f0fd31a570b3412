import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { isTokensError, type Session } from "@tokens/core";
import { checkDirectory } from "./directory.ts";
import { storeError } from "./failures.ts";
import { readPrivateSync } from "./private-file.ts";
import { isRecordName, readRecord, type Stored } from "./record.ts";

type KeyedRecord = { readonly key: string } & Stored<Session>;

/** Number of files read synchronously, in a millisecond or two, before yielding to the event loop. */
const batchSize = 64;

/** The records of a directory. Skips unreadable ones. */
export async function* recordsOf(directory: string): AsyncGenerator<KeyedRecord> {
  try {
    if (!(await checkDirectory(directory))) return;
    const names = (await readdir(directory)).filter(isRecordName);
    while (names.length > 0) {
      const records = names.splice(-batchSize).map((name) => recordAt(join(directory, name)));
      for (const record of records) if (record) yield record;
      await setImmediate();
    }
  } catch (error) {
    throw storeError(error, directory);
  }
}

function recordAt(path: string): KeyedRecord | undefined {
  try {
    const text = readPrivateSync(path);
    return text === undefined ? undefined : readRecord(text, path);
  } catch (error) {
    // One unreadable file does not hide the others; get() of its key reports what is wrong.
    if (isTokensError(error)) return undefined;
    throw error;
  }
}
