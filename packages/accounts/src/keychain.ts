import { SessionStoreError } from "@tokens/core";

const service = "tokens";
/** Without a Secret Service the kernel's keyring would be used, which is emptied at the next boot, and every session would be lost. */
const persistent = { linux: { store: "secret-service" } } as const;

/** Reads an entry of the operating system's keychain. Throws `SessionStoreError` when the keychain cannot be used. */
export async function readKeychain(name: string): Promise<string | undefined> {
  return (await withEntry(name, (entry) => entry.getPassword())) ?? undefined;
}

/** Writes an entry of the operating system's keychain. Throws `SessionStoreError` when the keychain cannot be used. */
export async function writeKeychain(name: string, text: string): Promise<void> {
  await withEntry(name, (entry) => entry.setPassword(text));
}

interface Entry {
  getPassword(): Promise<string | null>;
  setPassword(password: string): Promise<void>;
}

/** Loads the optional package only when a keychain is used. */
async function withEntry<T>(name: string, work: (entry: Entry) => Promise<T>): Promise<T> {
  try {
    const { AsyncEntry } = await import("@napi-rs/keyring");
    return await work(new AsyncEntry(service, name, persistent));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const why = code === "ERR_MODULE_NOT_FOUND" ? "@napi-rs/keyring is not installed" : message.split("\n")[0];
    throw new SessionStoreError(
      `The keychain of this system cannot be used for "${name}" (${why}). Keep the key in a file instead: tokens key --file <path>, then --key-from file:<path>.`,
      { retryable: false },
    );
  }
}
