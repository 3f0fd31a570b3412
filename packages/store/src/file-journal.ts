import { constants } from "node:fs";
import { mkdir, open, readdir, readFile, unlink, type FileHandle } from "node:fs/promises";
import { join } from "node:path";
import { SessionStoreError } from "@tokens/core";
import { entryOf, keptEntries, matches, newest } from "./journal-entry.ts";
import type { Journal, JournalEntry, JournalQuery } from "./journal.ts";

/** Each file takes so many lines, and now and then a few more. */
const linesOfFile = 1000;
const filesBefore = keptEntries / linesOfFile;

const appendFlags = constants.O_RDWR | constants.O_APPEND | constants.O_CREAT | (constants.O_NOFOLLOW ?? 0);

/** Lines known to be in a file up to a size. */
interface Counted {
  readonly number: number;
  readonly bytes: number;
  readonly lines: number;
}

/**
 * A journal of JSON lines in `<directory>/journal/<number>.jsonl`. Appends go to the file with the highest number; who finds it full
 * makes the next. No file is renamed or rewritten, so appending processes need no lock. A line begins, rather than ends, with the line
 * break: what follows a torn one is whole.
 */
export function fileJournal(storeDirectory: string): Journal {
  const directory = join(storeDirectory, "journal");
  const pathOf = (number: number): string => join(directory, `${String(number).padStart(8, "0")}.jsonl`);
  let counted: Counted = { number: 0, bytes: 0, lines: 0 };

  /** The numbers of the files, highest first. */
  async function files(): Promise<readonly number[]> {
    const names = await readdir(directory).catch(unlessMissing);
    const numbers = (names ?? []).flatMap((name) => (/^\d{8}\.jsonl$/.test(name) ? [Number.parseInt(name, 10)] : []));
    return numbers.toSorted((a, b) => b - a);
  }

  /** Counts only what has come since the last time. */
  async function count(handle: FileHandle, number: number): Promise<number> {
    const { size } = await handle.stat();
    const before = counted.number === number && counted.bytes <= size ? counted : { number, bytes: 0, lines: 0 };
    const bytes = Buffer.alloc(size - before.bytes);
    const { bytesRead } = await handle.read(bytes, 0, bytes.length, before.bytes);
    const lines = before.lines + bytes.subarray(0, bytesRead).toString("latin1").split("\n").length - 1;
    counted = { number, bytes: before.bytes + bytesRead, lines };
    return lines;
  }

  async function appendTo(number: number, text: string): Promise<"appended" | "full"> {
    const handle = await open(pathOf(number), appendFlags, 0o600);
    try {
      if ((await count(handle, number)) >= linesOfFile) return "full";
      await handle.appendFile(text);
      return "appended";
    } finally {
      await handle.close();
    }
  }

  async function append(entries: readonly JournalEntry[]): Promise<void> {
    const text = entries.map((entry) => `\n${JSON.stringify(entry)}`).join("");
    await mkdir(directory, { recursive: true, mode: 0o700 });
    const numbers = await files();
    const last = numbers[0] ?? 1;
    if ((await appendTo(last, text)) === "appended") return;
    await appendTo(last + 1, text);
    const old = numbers.filter((number) => number <= last - filesBefore);
    for (const number of old) await unlink(pathOf(number)).catch(unlessMissing);
  }

  async function read(query: JournalQuery): Promise<readonly JournalEntry[]> {
    const found: JournalEntry[] = [];
    for (const number of await files()) {
      const text = (await readFile(pathOf(number), "utf8").catch(unlessMissing)) ?? "";
      for (const line of text.split("\n").toReversed()) {
        const entry = entryOf(line);
        if (entry && matches(query, entry)) found.push(entry);
      }
    }
    return newest(found, query.limit);
  }

  const failing = (what: string) => (error: unknown) => {
    throw new SessionStoreError(
      `The journal ${directory} could not be ${what} (${(error as Error).message}). See whether this user may write there, and whether the disk is full.`,
      { cause: error },
    );
  };
  return {
    append: async (entries) => (entries.length > 0 ? append(entries).catch(failing("written")) : undefined),
    read: (query) => read(query).catch(failing("read")),
  };
}

function unlessMissing(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
}
