import { readFile, rename, writeFile } from "node:fs/promises";

/** The `last_event_on` of each item when it was copied, by app and item id. */
export interface Copied {
  get(appId: number, itemId: number): string | undefined;
  set(appId: number, itemId: number, lastEventOn: string): void;
  /** Writes the file atomically. */
  save(): Promise<void>;
}

/** Reads the file, or starts empty when there is none. Throws when it cannot be read, instead of copying everything again. */
export async function openCopied(path: string): Promise<Copied> {
  let entries: Record<string, string> = {};
  try {
    entries = JSON.parse(await readFile(path, "utf8")) as Record<string, string>;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT")
      throw new Error(`${path} is not readable: correct or remove it. ${(error as Error).message}`, { cause: error });
  }
  const copied = new Map(Object.entries(entries));
  return {
    get: (appId, itemId) => copied.get(`${appId}/${itemId}`),
    set: (appId, itemId, lastEventOn) => void copied.set(`${appId}/${itemId}`, lastEventOn),
    async save() {
      const next = `${path}.${process.pid}.tmp`;
      await writeFile(next, JSON.stringify(Object.fromEntries(copied)), { mode: 0o600 });
      await rename(next, path);
    },
  };
}
