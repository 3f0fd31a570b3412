import { readFile, stat } from "node:fs/promises";
import { SessionStoreError } from "@tokens/core";
import type { EncryptionKey } from "@tokens/session-encrypted";

/**
 * The encryption keys of a source: `env:NAME` or `file:/path`. Each line is `id:key`, the key 32 bytes in base64url; the first
 * encrypts, all decrypt. Throws `SessionStoreError` when there is none, or others may read the file.
 */
export async function readKeys(
  source: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<readonly EncryptionKey[]> {
  const text = source.startsWith("env:") ? env[source.slice(4)] : await fromFile(source);
  const keys = (text ?? "").split(/[\s,]+/).filter(Boolean);
  if (keys.length === 0) throw unfit(`There is no encryption key in ${source}. Make one with \`tokens key\`.`);
  return keys.map((line) => {
    const colon = line.indexOf(":");
    if (colon < 1) throw unfit(`What is in ${source} is no encryption key: expected id:key, one on each line.`);
    return { id: line.slice(0, colon), key: line.slice(colon + 1) };
  });
}

async function fromFile(source: string): Promise<string> {
  if (!source.startsWith("file:"))
    throw unfit(`An encryption key comes from env:NAME or file:/path, not from "${source}".`);
  const path = source.slice(5);
  try {
    const { mode } = await stat(path);
    if (process.platform !== "win32" && (mode & 0o077) !== 0)
      throw unfit(`Others may read the key file ${path}: chmod 600 it.`);
    return await readFile(path, "utf8");
  } catch (error) {
    if (error instanceof SessionStoreError) throw error;
    throw unfit(`The key file ${path} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
}

function unfit(message: string): SessionStoreError {
  return new SessionStoreError(message, { retryable: false });
}
