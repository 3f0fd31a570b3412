import { closeSync, constants, fstatSync, lstatSync, openSync, readdirSync, readFileSync, type Stats } from "node:fs";
import { join, resolve } from "node:path";
import type { Session } from "@tokens/core";
import { platformDirectory } from "./default-directory.ts";

const recordFormat = 1;
const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

interface PeekedRecord {
  readonly format?: number;
  readonly key?: string;
  readonly session?: Session;
}

/**
 * Reads the session whose key `choose` returns, synchronously and with few imports, for a process that prints a token and exits.
 * `undefined` when anything is unusual, such as a missing directory, or a file that is corrupt, in another format or readable by other
 * users: `fileSessions()` reports what is wrong, or repairs it.
 */
export function peekFiles(
  directory: string | undefined,
  choose: (keys: readonly string[]) => string | undefined,
): Session | undefined {
  try {
    const place = resolve(directory ?? platformDirectory());
    if (!isPrivate(lstatSync(place), "isDirectory")) return undefined;
    const sessions = new Map<string, Session>();
    for (const name of readdirSync(place)) {
      if (!/^[0-9a-f]{64}\.json$/.test(name)) continue;
      const { format, key, session } = recordAt(join(place, name));
      if (format !== recordFormat || typeof key !== "string") return undefined;
      if (session) sessions.set(key, session);
    }
    return sessions.get(choose([...sessions.keys()]) ?? "");
  } catch {
    return undefined;
  }
}

function recordAt(path: string): PeekedRecord {
  const descriptor = openSync(path, flags);
  try {
    // Checks the open file, not the path, which may change before the read.
    if (!isPrivate(fstatSync(descriptor), "isFile")) return {};
    return JSON.parse(readFileSync(descriptor, "utf8")) as PeekedRecord;
  } finally {
    closeSync(descriptor);
  }
}

function isPrivate(stats: Stats, kind: "isDirectory" | "isFile"): boolean {
  if (!stats[kind]()) return false;
  const uid = process.geteuid?.();
  return uid === undefined || (stats.uid === uid && (stats.mode & 0o077) === 0);
}
