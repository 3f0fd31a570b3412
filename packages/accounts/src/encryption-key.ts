import { open, readFile, rename, stat, unlink } from "node:fs/promises";
import { SessionStoreError } from "@tokens/core";
import type { EncryptionKey } from "@tokens/session-encrypted";
import { readKeychain, writeKeychain } from "./keychain.ts";

/**
 * The encryption keys of a source: `env:NAME`, `file:/path` or `keychain:name`. Each line is `id:key`, with a key of 32 bytes in
 * base64url; the first key encrypts, all decrypt. Throws `SessionStoreError` when there is none, or other users can read the file.
 */
export async function readKeys(
  source: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<readonly EncryptionKey[]> {
  const text = source.startsWith("env:") ? env[source.slice(4)] : await read(source);
  const lines = linesOf(text);
  if (lines.length === 0) throw unusable(`There is no encryption key in ${source}. Make one with \`tokens key\`.`);
  return lines.map((line) => {
    const colon = line.indexOf(":");
    if (colon < 1) throw unusable(`${source} does not contain an encryption key: expected one id:key per line.`);
    return { id: line.slice(0, colon), key: line.slice(colon + 1) };
  });
}

/**
 * Adds a key as the first one in `file:/path` or `keychain:name`, so that it encrypts from now on. Resolves with the number of earlier
 * keys, which are kept. Throws `SessionStoreError` when the source cannot be used.
 */
export async function addKey(
  source: string,
  { id, key }: { readonly id: string; readonly key: string },
): Promise<number> {
  const lines = linesOf(await read(source, ""));
  const text = [`${id}:${key}`, ...lines].map((line) => `${line}\n`).join("");
  const [kind, place] = placeOf(source);
  if (kind === "file") await replaceFile(place, text);
  else await writeKeychain(place, text);
  return lines.length;
}

/** Reads a file or the keychain. Without a file, returns `missing`, or throws if that is not given. */
async function read(source: string, missing?: string): Promise<string> {
  const [kind, place] = placeOf(source);
  return kind === "file" ? readKeyFile(place, missing) : ((await readKeychain(place)) ?? "");
}

function placeOf(source: string): ["file" | "keychain", string] {
  const [, kind, place] = /^(file|keychain):(.+)$/s.exec(source) ?? [];
  if (kind) return [kind as "file", place!];
  throw unusable(`An encryption key comes from env:NAME, file:/path or keychain:name, not from "${source}".`);
}

function linesOf(text = ""): string[] {
  return text.split(/[\s,]+/).filter(Boolean);
}

async function readKeyFile(path: string, missing?: string): Promise<string> {
  try {
    const { mode } = await stat(path);
    if (process.platform !== "win32" && (mode & 0o077) !== 0)
      throw unusable(`Other users can read the key file ${path}. Run chmod 600 on it.`);
    return await readFile(path, "utf8");
  } catch (error) {
    if (error instanceof SessionStoreError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" && missing !== undefined) return missing;
    throw unusable(`Cannot read the key file ${path} (${code}).`);
  }
}

/** Syncs the new file before it replaces the old one: with a lost key, every session is lost. */
async function replaceFile(path: string, text: string): Promise<void> {
  const temporary = `${path}.${process.pid}`;
  try {
    const handle = await open(temporary, "wx", 0o600);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await unlink(temporary).catch(() => undefined);
    throw unusable(`Cannot write the key file ${path} (${(error as NodeJS.ErrnoException).code}).`);
  }
}

function unusable(message: string): SessionStoreError {
  return new SessionStoreError(message, { retryable: false });
}
