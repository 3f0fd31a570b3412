import { readFile } from "node:fs/promises";
import { CommandError, usageError } from "./failure.ts";
import type { Io } from "./io.ts";

/** Reads all of stdin. Throws a `CommandError` when it is a terminal, where nobody would expect to type. */
export async function readStdin({ stdin }: Io, what: string): Promise<string> {
  if (stdin.isTTY) throw usageError(`${what} must be piped in: stdin is a terminal.`, "pipe it in, or use < file");
  const chunks: Buffer[] = [];
  for await (const chunk of stdin) chunks.push(Buffer.from(chunk as Uint8Array | string));
  return Buffer.concat(chunks).toString("utf8");
}

/** Reads a file, or stdin for `-`. */
export async function readSource(io: Io, path: string, what: string): Promise<string> {
  if (path === "-") return readStdin(io, what);
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new CommandError(`${what} cannot be read from ${path} (${code}).`, { outcome: "usage", code: "usage" });
  }
}

/** Parses JSON. Throws a `CommandError` that does not quote the text, which may hold a secret. */
export function parseJson(text: string, what: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw usageError(`${what} is not valid JSON.`);
  }
}
