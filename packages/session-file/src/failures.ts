import { isTokensError, SessionStoreError } from "@tokens/core";

/** An error that only a person can fix; the message says how. */
export function refusal(message: string, cause?: unknown): SessionStoreError {
  return new SessionStoreError(message, { retryable: false, cause });
}

/** The code of a system error, e.g. `ENOENT`; `undefined` for other errors. */
export function codeOf(error: unknown): string | undefined {
  const { code } = error as NodeJS.ErrnoException;
  return error instanceof Error && typeof code === "string" ? code : undefined;
}

/** Awaits `work`; a failure with one of `codes` becomes `undefined`. */
export async function unless<T>(codes: readonly string[], work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (codes.includes(codeOf(error) ?? "")) return undefined;
    throw error;
  }
}

/** A path quoted for a shell command. */
export function quoted(path: string): string {
  return `'${path.replaceAll("'", "'\\''")}'`;
}

/** Effective user id of this process; `undefined` on Windows. */
export function ownUid(): number | undefined {
  return process.geteuid?.();
}

/** Turns a system error into one that says what to do. Returns other errors unchanged. */
export function storeError(error: unknown, directory: string): unknown {
  const code = codeOf(error);
  if (!(error instanceof Error) || isTokensError(error) || code === undefined || !("syscall" in error)) return error;
  const what = `The session directory ${directory} cannot be used (${error.message}).`;
  const elsewhere = "or pass another `directory` to fileSessions()";
  switch (code) {
    case "EACCES":
    case "EPERM": {
      // On Windows, a file that a virus scanner has opened fails like this.
      if (ownUid() === undefined) break;
      const place = quoted(directory);
      const commands = `mkdir -p ${place} && chown ${ownUid()} ${place} && chmod 700 ${place}`;
      return refusal(`${what} Make this user its owner: ${commands}; ${elsewhere}.`, error);
    }
    case "EROFS":
      return refusal(`${what} Mount the file system writable, ${elsewhere}.`, error);
    case "ENOTDIR":
    case "EEXIST":
      return refusal(`${what} A part of this path is a file: move it, ${elsewhere}.`, error);
    case "ENOSPC":
    case "EDQUOT":
      return new SessionStoreError(`${what} Free some disk space, then try again.`, { cause: error });
  }
  return new SessionStoreError(`${what} Try again; if this persists, check the disk, ${elsewhere}.`, { cause: error });
}
