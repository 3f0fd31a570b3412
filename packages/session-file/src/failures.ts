import { isTokensError, SessionStoreError } from "@tokens/core";

/** A failure that waiting does not mend; the message says what does. */
export function refusal(message: string, cause?: unknown): SessionStoreError {
  return new SessionStoreError(message, { retryable: false, cause });
}

/** `ENOENT` and the like; undefined for anything that is not an error of the system. */
export function codeOf(error: unknown): string | undefined {
  const { code } = error as NodeJS.ErrnoException;
  return error instanceof Error && typeof code === "string" ? code : undefined;
}

/** Runs `work`; its failure with one of `codes` becomes undefined. */
export async function unless<T>(codes: readonly string[], work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (codes.includes(codeOf(error) ?? "")) return undefined;
    throw error;
  }
}

/** A path as one word of a shell command. */
export function quoted(path: string): string {
  return `'${path.replaceAll("'", "'\\''")}'`;
}

/** Who this process is to the file system; undefined on Windows. */
export function ownUid(): number | undefined {
  return process.geteuid?.();
}

/** An error of the system as one that says what to do. Others are returned as they are. */
export function storeError(error: unknown, directory: string): unknown {
  const code = codeOf(error);
  if (!(error instanceof Error) || isTokensError(error) || code === undefined || !("syscall" in error)) return error;
  const what = `The session directory ${directory} cannot be used (${error.message}).`;
  const elsewhere = "or pass another `directory` to fileSessions()";
  switch (code) {
    case "EACCES":
    case "EPERM": {
      // On Windows so answers a file that a virus scanner looks at.
      if (ownUid() === undefined) break;
      const place = quoted(directory);
      const commands = `mkdir -p ${place} && chown ${ownUid()} ${place} && chmod 700 ${place}`;
      return refusal(`${what} Make it this user's own, as one who may: ${commands}; ${elsewhere}.`, error);
    }
    case "EROFS":
      return refusal(`${what} Mount that file system for writing, ${elsewhere}.`, error);
    case "ENOTDIR":
    case "EEXIST":
      return refusal(`${what} A part of that path is a file: move it away, ${elsewhere}.`, error);
    case "ENOSPC":
    case "EDQUOT":
      return new SessionStoreError(`${what} Free some space, then try again.`, { cause: error });
  }
  return new SessionStoreError(`${what} Try again; if it stays so, look at the disk, ${elsewhere}.`, { cause: error });
}
