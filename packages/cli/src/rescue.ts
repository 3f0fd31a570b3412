import { mkdir, open } from "node:fs/promises";
import { dirname, join } from "node:path";
import { configPath, nameOf, type Account } from "@tokens/accounts";
import { isTokensError, type SessionSaveError } from "@tokens/core";
import { CommandError } from "./failure.ts";
import type { Io } from "./io.ts";

/**
 * Keeps the only live tokens of an account in a file when its store refused them, for this process ends soon. Returns the error to
 * throw, which says how they get back; any other error as it is.
 */
export async function rescued({ env }: Io, account: Account, error: unknown): Promise<unknown> {
  if (!isTokensError(error) || error.code !== "session_save") return error;
  const { session } = error as SessionSaveError;
  const path = join(dirname(configPath(env)), `unsaved-${session.version}.json`);
  try {
    await keep(path, JSON.stringify({ account: nameOf(account), key: account.key, session }));
  } catch {
    // What happened first is what to mend first.
    return error;
  }
  return new CommandError(`${error.message} They are kept in ${path}.`, {
    outcome: "store",
    code: error.code,
    next: `once the store works: tokens import ${account.provider} ${path}, then delete that file`,
  });
}

async function keep(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const handle = await open(path, "wx", 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
