import { addKey, readKeys } from "@tokens/accounts";
import { afterEach, expect, test, vi } from "vitest";

const keychain = vi.hoisted(() => ({
  entries: new Map<string, string>(),
  failure: undefined as Error | undefined,
  options: [] as unknown[],
}));
vi.mock("@napi-rs/keyring", () => ({
  AsyncEntry: class {
    readonly #name: string;
    constructor(service: string, name: string, options: unknown) {
      this.#name = `${service}/${name}`;
      keychain.options.push(options);
    }
    async getPassword(): Promise<string | null> {
      if (keychain.failure) throw keychain.failure;
      return keychain.entries.get(this.#name) ?? null;
    }
    async setPassword(text: string): Promise<void> {
      if (keychain.failure) throw keychain.failure;
      keychain.entries.set(this.#name, text);
    }
  },
}));
afterEach(() => {
  keychain.failure = undefined;
  keychain.entries.clear();
});

test("a key is added first in the keychain, and all keys are read from it", async () => {
  await expect(readKeys("keychain:work", {})).rejects.toThrow("There is no encryption key in keychain:work.");
  expect(await addKey("keychain:work", { id: "old", key: "1" })).toBe(0);
  expect(await addKey("keychain:work", { id: "new", key: "2" })).toBe(1);
  expect(await readKeys("keychain:work", {})).toEqual([
    { id: "new", key: "2" },
    { id: "old", key: "1" },
  ]);
  // The kernel's keyring is emptied at the next boot.
  expect(keychain.options).toContainEqual({ linux: { store: "secret-service" } });
});

test("without a keychain the error says what to do instead", async () => {
  keychain.failure = new Error("Platform failure: DBus error\nand more");
  const refused =
    'The keychain of this system cannot be used for "work" (Platform failure: DBus error). Keep the key in a file';
  await expect(readKeys("keychain:work", {})).rejects.toThrow(refused);
  await expect(addKey("keychain:work", { id: "a", key: "b" })).rejects.toThrow(refused);
});
