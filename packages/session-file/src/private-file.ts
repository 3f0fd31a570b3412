import { closeSync, fstatSync, openSync, readFileSync, type Stats } from "node:fs";
import { constants, open, unlink, type FileHandle } from "node:fs/promises";
import { codeOf, ownUid, quoted, refusal, unless } from "./failures.ts";

const maxBytes = 16 * 1024 * 1024;

// Windows lacks both flags. Without O_NONBLOCK, opening a named pipe would wait for a writer.
const readFlags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** Reads a file that only this user can access; `undefined` when there is none. Throws when other users could read or write it. */
export async function readPrivate(path: string): Promise<string | undefined> {
  const handle = await openPrivate(path);
  if (!handle) return undefined;
  try {
    // Checks the open file, not the path, which may change before the read.
    const stats = await handle.stat();
    checkFile(path, stats);
    const bytes = Buffer.allocUnsafe(stats.size);
    for (let filled = 0; filled < bytes.length;) {
      const { bytesRead } = await handle.read(bytes, filled, bytes.length - filled);
      if (bytesRead === 0) return bytes.toString("utf8", 0, filled);
      filled += bytesRead;
    }
    return bytes.toString("utf8");
  } finally {
    await handle.close();
  }
}

/** Like `readPrivate`, but synchronous: several times as fast for many files in a row. */
export function readPrivateSync(path: string): string | undefined {
  let descriptor: number;
  try {
    descriptor = openSync(path, readFlags);
  } catch (error) {
    return unopened(path, error);
  }
  try {
    checkFile(path, fstatSync(descriptor));
    return readFileSync(descriptor, "utf8");
  } finally {
    closeSync(descriptor);
  }
}

async function openPrivate(path: string): Promise<FileHandle | undefined> {
  try {
    return await open(path, readFlags);
  } catch (error) {
    return unopened(path, error);
  }
}

/** Throws for every failure to open but a missing file; the message says how to fix it. */
function unopened(path: string, error: unknown): undefined {
  switch (codeOf(error)) {
    case "ENOENT":
      return undefined;
    case "ELOOP":
    case "EMLINK":
      throw refusal(`${path} is a symbolic link, which is never followed to a session. Remove it: rm ${quoted(path)}`);
    case "ENXIO":
      throw notRegular(path);
    case "EACCES":
      throw refusal(
        `${path} is not readable by this user. Run: chown ${ownUid() ?? "<user>"} ${quoted(path)} && chmod 600 ${quoted(path)}`,
        error,
      );
    default:
      throw error;
  }
}

function checkFile(path: string, stats: Stats): void {
  if (!stats.isFile()) throw notRegular(path);
  if (stats.size > maxBytes)
    throw tooLarge(`${path} has ${stats.size} bytes`, `Move it: mv ${quoted(path)} ${quoted(`${path}.large`)}`);
  const uid = ownUid();
  if (uid === undefined) return;
  if (stats.uid !== uid) {
    throw refusal(
      `${path} belongs to user ${stats.uid}, and this process runs as user ${uid}: run as its owner, or change the owner: chown ${uid} ${quoted(path)}`,
    );
  }
  if (stats.mode & 0o077) {
    const mode = (stats.mode & 0o777).toString(8);
    throw refusal(
      `${path} is open to other users (mode ${mode}), who may have read its tokens: run chmod 600 ${quoted(path)}`,
    );
  }
}

function notRegular(path: string): Error {
  return refusal(`${path} is not a regular file. Remove it: rm -r ${quoted(path)}`);
}

function tooLarge(what: string, remedy: string): Error {
  return refusal(`${what}; the limit is ${maxBytes}. ${remedy}`);
}

/** Creates a file with mode 0600; fails with EEXIST when there is one. With `sync`, its content survives a power loss. */
export async function createPrivate(
  path: string,
  text: string,
  { sync = false }: { sync?: boolean } = {},
): Promise<void> {
  const bytes = Buffer.from(text);
  if (bytes.length > maxBytes)
    throw tooLarge(`The session for ${path} has ${bytes.length} bytes`, "Store less data in it.");
  const handle = await open(path, "wx", 0o600);
  try {
    await handle.writeFile(bytes);
    if (sync) await handle.sync();
  } catch (error) {
    await remove(path);
    throw error;
  } finally {
    await handle.close();
  }
}

/** Removes a file, if it exists. */
export async function remove(path: string): Promise<void> {
  await unless(["ENOENT"], unlink(path));
}
