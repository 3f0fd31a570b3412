import { constants } from "node:fs";
import { mkdir, open, readdir, readFile, unlink, type FileHandle } from "node:fs/promises";
import { join } from "node:path";
import { SessionStoreError, type Clock } from "@tokens/core";
import { entryOf, keepMs, matches, maxEntries, newest, precedes } from "./journal-entry.ts";
import type { Journal, JournalEntry, JournalQuery } from "./journal.ts";
import { outcomesOf } from "./outcomes.ts";

/** Maximum number of lines per file; concurrent appends may exceed it slightly. */
const linesPerFile = 1000;
const olderFiles = maxEntries / linesPerFile;
/** Few enough that the system writes them atomically. */
const batchSize = 250;

const appendFlags = constants.O_RDWR | constants.O_APPEND | constants.O_CREAT | (constants.O_NOFOLLOW ?? 0);

/** Number of lines in the first `bytes` of a file. */
interface Counted {
  readonly number: number;
  readonly bytes: number;
  readonly lines: number;
}

/**
 * A journal of JSON lines in `<directory>/journal/<number>.jsonl`. Entries are appended to the file with the highest number; a process
 * that finds it full creates the next. No file is renamed or rewritten, so appending needs no lock. A line starts with the line break, so
 * that an incomplete line does not damage the next one.
 */
export function fileJournal(storeDirectory: string, clock: Clock): Journal {
  const directory = join(storeDirectory, "journal");
  const pathOf = (number: number): string => join(directory, `${String(number).padStart(8, "0")}.jsonl`);
  let counted: Counted = { number: 0, bytes: 0, lines: 0 };

  /** The numbers of the files, highest first. */
  async function files(): Promise<readonly number[]> {
    const names = await readdir(directory).catch(ignoreMissing);
    const numbers = (names ?? []).flatMap((name) => (/^\d{8}\.jsonl$/.test(name) ? [Number.parseInt(name, 10)] : []));
    return numbers.toSorted((a, b) => b - a);
  }

  /** Counts only the lines since the last call. */
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
      if ((await count(handle, number)) >= linesPerFile) return "full";
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
    const found = numbers[0] ?? 1;
    let last = found;
    while ((await appendTo(last, text)) === "full") last += 1;
    if (last === found) return;
    for (const number of numbers.toReversed()) {
      if (!(await isOld(number, last))) break;
      await unlink(pathOf(number)).catch(ignoreMissing);
    }
  }

  async function isOld(number: number, last: number): Promise<boolean> {
    if (number < last - olderFiles) return true;
    const text = (await readFile(pathOf(number), "utf8").catch(ignoreMissing)) ?? "";
    const newestAt = entryOf(text.slice(text.lastIndexOf("\n") + 1))?.at ?? 0;
    return newestAt < clock.now() - keepMs;
  }

  async function read(query: JournalQuery): Promise<readonly JournalEntry[]> {
    const found: JournalEntry[] = [];
    for (const number of await files()) {
      const text = (await readFile(pathOf(number), "utf8").catch(ignoreMissing)) ?? "";
      const entries = text
        .split("\n")
        .toReversed()
        .flatMap((line) => entryOf(line) ?? []);
      found.push(...entries.filter((entry) => matches(query, entry)));
      if (precedes(query, entries)) break;
    }
    return newest(found, query.limit);
  }

  const failing = (what: string) => (error: unknown) => {
    throw new SessionStoreError(
      `The journal ${directory} could not be ${what} (${(error as Error).message}). Check the permissions and the free disk space.`,
      { cause: error },
    );
  };
  return {
    async append(entries) {
      for (let from = 0; from < entries.length; from += batchSize)
        await append(entries.slice(from, from + batchSize)).catch(failing("written"));
    },
    read: (query) => read(query).catch(failing("read")),
    outcomes: async () => outcomesOf((await read({ limit: Infinity }).catch(failing("read"))).toReversed()),
  };
}

function ignoreMissing(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
}
