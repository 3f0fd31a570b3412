import { createHash, randomUUID } from "node:crypto";
import { link, mkdir, readdir, readFile, rename, unlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { SessionStoreError, type Clock } from "@tokens/core";
import type { RecordWriteOptions, Records, RecordValue } from "./records.ts";

interface Stored {
  readonly name: string;
  readonly value: unknown;
  readonly expiresAt?: number | undefined;
}

/** Records in `<directory>/records/<kind>/<SHA-256 of the name>.json`. Each file is written completely, then moved into place. */
export function fileRecords(storeDirectory: string, clock: Clock): Records {
  const root = join(storeDirectory, "records");
  const directoryOf = (kind: string): string => join(root, encodeURIComponent(kind));
  const pathOf = (kind: string, name: string): string =>
    join(directoryOf(kind), `${createHash("sha256").update(name).digest("hex")}.json`);

  async function read(path: string): Promise<Stored | undefined> {
    const text = await readFile(path, "utf8").catch(ignoreMissing);
    const stored = text === undefined ? undefined : (JSON.parse(text) as Stored);
    return stored && clock.now() < (stored.expiresAt ?? Infinity) ? stored : undefined;
  }

  /** Writes a file beside the record, and `putInPlace` moves it there. */
  async function write(
    kind: string,
    stored: Stored,
    putInPlace: (temporary: string, path: string) => Promise<boolean>,
  ): Promise<boolean> {
    await mkdir(directoryOf(kind), { recursive: true, mode: 0o700 });
    const path = pathOf(kind, stored.name);
    const temporary = `${path}.${randomUUID()}`;
    try {
      await writeFile(temporary, JSON.stringify(stored), { mode: 0o600, flag: "wx" });
      return await putInPlace(temporary, path);
    } finally {
      await unlink(temporary).catch(ignoreMissing);
    }
  }

  /** Takes a record away, which only one process can. Resolves with the record unless it has expired. */
  async function take(path: string): Promise<Stored | undefined> {
    const taken = `${path}.${randomUUID()}`;
    try {
      await rename(path, taken);
    } catch (error) {
      return ignoreMissing(error);
    }
    const stored = await read(taken);
    await unlink(taken);
    return stored;
  }

  const failing = (what: string) => (error: unknown) => {
    throw new SessionStoreError(
      `The records in ${root} could not be ${what} (${(error as Error).message}). Check the permissions and the free disk space.`,
      { cause: error },
    );
  };

  const storedOf = (name: string, value: RecordValue, { expiresAt }: RecordWriteOptions = {}): Stored => ({
    name,
    value,
    expiresAt,
  });
  return {
    get: async <T>(kind: string, name: string) =>
      (await read(pathOf(kind, name)).catch(failing("read")))?.value as T | undefined,
    async set(kind, name, value, options) {
      await write(kind, storedOf(name, value, options), async (temporary, path) => {
        await rename(temporary, path);
        return true;
      }).catch(failing("written"));
    },
    async add(kind, name, value, options) {
      return await write(kind, storedOf(name, value, options), async (temporary, path) => {
        if (await place(temporary, path)) return true;
        if (await read(path)) return false;
        // The expired record makes room. Another process may be faster.
        await take(path);
        return place(temporary, path);
      }).catch(failing("written"));
    },
    delete: async (kind, name) => (await take(pathOf(kind, name)).catch(failing("removed"))) !== undefined,
    async *list<T>(kind: string) {
      const names = (await readdir(directoryOf(kind)).catch(ignoreMissing)) ?? [];
      for (const file of names) {
        if (!file.endsWith(".json")) continue;
        const stored = await read(join(directoryOf(kind), file)).catch(failing("read"));
        if (stored) yield { name: stored.name, value: stored.value as T };
      }
    },
  };
}

/** A hard link fails when the path exists, whoever created it. */
async function place(temporary: string, path: string): Promise<boolean> {
  try {
    await link(temporary, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

function ignoreMissing(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
}
