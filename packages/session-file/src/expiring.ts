import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { freshness, isTokensError } from "@tokens/core";
import { checkDirectory } from "./directory.ts";
import { storeError } from "./failures.ts";
import { readPrivate } from "./private-file.ts";
import { isRecordName, readRecord } from "./record.ts";

interface Due {
  readonly key: string;
  readonly expiresAt: number;
}

/** The sessions of a directory that expire before a time, soonest first. Passes over what cannot be read. */
export async function* expiringSessions(
  directory: string,
  { before, limit }: { before: number; limit: number },
): AsyncGenerator<Due> {
  const due: Due[] = [];
  try {
    if (!(await checkDirectory(directory))) return;
    for (const name of await readdir(directory)) {
      const found = isRecordName(name) ? await expiryOf(join(directory, name)) : undefined;
      if (found && found.expiresAt < before) due.push(found);
    }
  } catch (error) {
    throw storeError(error, directory);
  }
  yield* due.toSorted((a, b) => a.expiresAt - b.expiresAt).slice(0, limit);
}

async function expiryOf(path: string): Promise<Due | undefined> {
  try {
    const text = await readPrivate(path);
    const record = text === undefined ? undefined : readRecord(text, path);
    return record?.session && { key: record.key, expiresAt: freshness(record.session, 0).expiresAt };
  } catch (error) {
    // One file that is refused does not hide the others; its own get tells what is wrong.
    if (isTokensError(error)) return undefined;
    throw error;
  }
}
