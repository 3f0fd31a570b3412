import { lstat, mkdir, open } from "node:fs/promises";
import { platformDirectory } from "./default-directory.ts";
import { ownUid, quoted, refusal, unless } from "./failures.ts";

/** Where the platform keeps the state of a user's programs, and in it `tokens`. */
export function defaultDirectory(): string {
  try {
    return platformDirectory();
  } catch (error) {
    throw refusal("This user has no home directory: pass `directory` to fileSessions().", error);
  }
}

/** Whether the directory exists. Throws when it does and others could get at what it holds. */
export async function checkDirectory(directory: string): Promise<boolean> {
  const stats = await unless(["ENOENT"], lstat(directory));
  if (!stats) return false;
  const place = quoted(directory);
  if (stats.isSymbolicLink()) {
    throw refusal(
      `The session directory ${directory} is a symbolic link, which may lead anywhere: pass the directory it leads to as \`directory\`, or remove the link: rm ${place}`,
    );
  }
  if (!stats.isDirectory()) {
    throw refusal(
      `The session directory ${directory} is not a directory: pass another \`directory\`, or remove it: rm ${place}`,
    );
  }
  const uid = ownUid();
  if (uid === undefined) return true;
  if (stats.uid !== uid) {
    throw refusal(
      `The session directory ${directory} belongs to user ${stats.uid}, and this process runs as user ${uid}: run it as its owner, pass another \`directory\`, or hand it over: chown -R ${uid} ${place}`,
    );
  }
  if (stats.mode & 0o077) {
    const mode = (stats.mode & 0o777).toString(8);
    throw refusal(
      `The session directory ${directory} is open to other users (mode ${mode}): close it: chmod 700 ${place}`,
    );
  }
  return true;
}

/** Makes the directory, private from the first instant. */
export async function createDirectory(directory: string): Promise<void> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  await checkDirectory(directory);
}

/** Makes renames and removals in the directory outlive a power cut. */
export async function syncDirectory(directory: string): Promise<void> {
  // Windows has no such call, and some network file systems refuse it.
  if (process.platform === "win32") return;
  const handle = await open(directory, "r");
  try {
    await unless(["EINVAL", "ENOTSUP"], handle.sync());
  } finally {
    await handle.close();
  }
}
