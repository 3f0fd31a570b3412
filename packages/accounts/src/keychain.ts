import { SessionStoreError } from "@tokens/core";

const service = "tokens";
/** The kernel's keyring, which would be used where there is no Secret Service, forgets at the next boot: the key, and with it every session. */
const lasting = { linux: { store: "secret-service" } } as const;

/** What the operating system's keychain holds under a name. Throws `SessionStoreError` where there is no keychain. */
export async function readKeychain(name: string): Promise<string | undefined> {
  return (await inKeychain(name, (entry) => entry.getPassword())) ?? undefined;
}

/** Stores a text in the operating system's keychain. Throws `SessionStoreError` where there is no keychain. */
export async function writeKeychain(name: string, text: string): Promise<void> {
  await inKeychain(name, (entry) => entry.setPassword(text));
}

interface Entry {
  getPassword(): Promise<string | null>;
  setPassword(password: string): Promise<void>;
}

/** The package is optional: it is loaded only where a keychain is asked for. */
async function inKeychain<T>(name: string, work: (entry: Entry) => Promise<T>): Promise<T> {
  try {
    const { AsyncEntry } = await import("@napi-rs/keyring");
    return await work(new AsyncEntry(service, name, lasting));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const why = code === "ERR_MODULE_NOT_FOUND" ? "@napi-rs/keyring is not installed" : message.split("\n")[0];
    throw new SessionStoreError(
      `The keychain of this system cannot be used for "${name}" (${why}). Keep the key in a file instead: tokens key --file <path>, then --key-from file:<path>.`,
      { retryable: false },
    );
  }
}
