import { lstat, mkdir, open } from "node:fs/promises";
import { platformDirectory } from "./default-directory.ts";
import { ownUid, quoted, refusal, unless } from "./failures.ts";

/** The default of `directory`. */
export function defaultDirectory(): string {
  try {
    return platformDirectory();
  } catch (error) {
    throw refusal("This user has no home directory: pass `directory` to fileSessions().", error);
  }
}

/** Whether the directory exists. Throws when other users could access its files. */
export async function checkDirectory(directory: string): Promise<boolean> {
  const stats = await unless(["ENOENT"], lstat(directory));
  if (!stats) return false;
  const place = quoted(directory);
  if (stats.isSymbolicLink()) {
    throw refusal(
      `The session directory ${directory} is a symbolic link, which may point anywhere: pass its target as \`directory\`, or remove the link: rm ${place}`,
    );
  }
  if (!stats.isDirectory()) {
    throw refusal(
      `The session directory ${directory} is not a directory: pass another \`directory\`, or remove the file: rm ${place}`,
    );
  }
  const uid = ownUid();
  if (uid === undefined) return true;
  if (stats.uid !== uid) {
    throw refusal(
      `The session directory ${directory} belongs to user ${stats.uid}, and this process runs as user ${uid}: run as its owner, pass another \`directory\`, or change the owner: chown -R ${uid} ${place}`,
    );
  }
  if (stats.mode & 0o077) {
    const mode = (stats.mode & 0o777).toString(8);
    throw refusal(`The session directory ${directory} is open to other users (mode ${mode}): run chmod 700 ${place}`);
  }
  return true;
}

/** Creates the directory with mode 0700. */
export async function createDirectory(directory: string): Promise<void> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  await checkDirectory(directory);
}

/** Makes renames and removals in the directory survive a power loss. */
export async function syncDirectory(directory: string): Promise<void> {
  // Windows has no such call, and some network file systems reject it.
  if (process.platform === "win32") return;
  const handle = await open(directory, "r");
  try {
    await unless(["EINVAL", "ENOTSUP"], handle.sync());
  } finally {
    await handle.close();
  }
}
