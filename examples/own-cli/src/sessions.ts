import { homedir } from "node:os";
import { join } from "node:path";
import type { SessionManager } from "@tokens/core";
import { encryptedSessions, generateEncryptionKey, type EncryptionKey } from "@tokens/session-encrypted";
import { fileSessions } from "@tokens/session-file";

type Environment = Readonly<Record<string, string | undefined>>;

/** The program's folder in the user's configuration directory. */
export function configDirectory(env: Environment, platform: NodeJS.Platform): string {
  if (env["OWN_CLI_CONFIG"]) return env["OWN_CLI_CONFIG"];
  if (platform === "win32") return join(env["APPDATA"] ?? join(homedir(), "AppData", "Roaming"), "own-cli");
  if (platform === "darwin") return join(homedir(), "Library", "Application Support", "own-cli");
  return join(env["XDG_CONFIG_HOME"] ?? join(homedir(), ".config"), "own-cli");
}

/** Sessions in that folder, readable by this user only; with a key, also encrypted. */
export function openSessions(directory: string, key?: EncryptionKey): SessionManager {
  const files = fileSessions({ directory: join(directory, "sessions") });
  return key ? encryptedSessions(files, { keys: [key] }) : files;
}

/** An entry of a keychain. */
export interface KeychainEntry {
  getPassword(): Promise<string | undefined | null>;
  setPassword(password: string): Promise<void>;
}

/** The key in a keychain, created at the first use. */
export async function keyIn(openEntry: () => Promise<KeychainEntry>): Promise<EncryptionKey> {
  try {
    const entry = await openEntry();
    const stored = await entry.getPassword();
    if (stored) return JSON.parse(stored) as EncryptionKey;
    const key = generateEncryptionKey();
    await entry.setPassword(JSON.stringify(key));
    return key;
  } catch (cause) {
    const message = `The keychain of this system cannot be used (${(cause as Error).message}). Unlock it, or leave out --keychain.`;
    throw new Error(message, { cause });
  }
}

/** This program's entry of the system's keychain. Loads the native package only when it is used. */
export async function systemKeychain(): Promise<KeychainEntry> {
  const { AsyncEntry } = await import("@napi-rs/keyring");
  // On Linux, the kernel's keyring would lose the key at the next boot, and every session with it.
  return new AsyncEntry("own-cli", "sessions", { linux: { store: "secret-service" } });
}
