/**
 * Reads a session at once and with as little as possible, for a program that starts, prints a token and ends.
 *
 * @example
 * ```ts
 * import { peekFiles } from "@tokens/session-file/peek";
 *
 * const session = peekFiles(undefined, (keys) => keys.find((key) => key.endsWith(":alice")));
 * if (session) console.log(session.expiresAt);
 * ```
 *
 * @module
 */
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
 * The session of the key that `choose` picks. `undefined` for anything out of the ordinary: no directory, a file that others could
 * read, that is torn, or of another format. `fileSessions()` then tells what is the matter, or mends it.
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
    // Looked at through the descriptor: what is checked is what is read.
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
