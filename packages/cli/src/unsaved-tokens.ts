import { mkdir, open } from "node:fs/promises";
import { dirname, join } from "node:path";
import { configPath, nameOf, type Account } from "@tokens/accounts";
import { isTokensError, type SessionSaveError } from "@tokens/core";
import { CommandError } from "./failure.ts";
import type { Io } from "./io.ts";

/**
 * Saves an account's new tokens to a file when its store rejected them, since this process is about to exit. Returns the error to
 * throw, which says how to restore them; returns any other error unchanged.
 */
export async function saveUnsavedTokens({ env }: Pick<Io, "env">, account: Account, error: unknown): Promise<unknown> {
  if (!isTokensError(error) || error.code !== "session_save") return error;
  const { session } = error as SessionSaveError;
  const path = join(dirname(configPath(env)), `unsaved-${session.version}.json`);
  try {
    await writePrivateFile(path, JSON.stringify({ account: nameOf(account), key: account.key, session }));
  } catch {
    // The original error is the one to fix first.
    return error;
  }
  return new CommandError(`${error.message} The tokens are saved in ${path}.`, {
    outcome: "store",
    code: error.code,
    next: `once the store works: tokens import ${account.provider} ${path}, then delete that file`,
  });
}

async function writePrivateFile(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const handle = await open(path, "wx", 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
