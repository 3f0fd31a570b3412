import type { Cli } from "./cli.ts";
import { CommandError, usageError } from "./failure.ts";
import { readSource } from "./input.ts";
import { withProgress } from "./progress.ts";
import { readRedisHash } from "./redis-hash.ts";

/** Reads what to import: a file, stdin for `-`, or a key of Redis. Throws a `CommandError` when stdin is for the secret. */
export async function readImported(cli: Cli, file: string, { stdin }: { readonly stdin?: boolean }): Promise<string> {
  if (file === "-" && stdin)
    throw usageError("stdin cannot be both the session and the secret.", "put the session into a file");
  if (!/^rediss?:/.test(file)) return readSource(cli.io, file, "The session");
  return withProgress(
    cli,
    () => "Reading from Redis",
    () => readRedisHash(file),
  );
}

/** The text is not what was expected. */
export function unreadable(error: unknown, reads: string): CommandError {
  const { message } = error as Error;
  return new CommandError(message, { outcome: "failed", code: "unreadable_session", next: `expected ${reads}` });
}
