import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { ProviderConfigurationError, SessionStoreError, type Session } from "@tokens/core";
import type { Store } from "@tokens/store";
import { isEncrypted } from "./encrypted.ts";
import { readKeys } from "./encryption-key.ts";
import {
  configPath,
  nameFrom,
  profileFrom,
  profilesIn,
  type Environment,
  type Profile,
  type ProfileFile,
} from "./profile-file.ts";

/** Every profile of the file, by name. Throws `ProviderConfigurationError` when the file is not what it should be. */
export async function readProfiles(env: Environment): Promise<Readonly<Record<string, Profile>>> {
  return (await profileFile(env)).profiles;
}

/** Name of the profile that is used when none is passed: that of `TOKENS_PROFILE`, else of `useProfile()`, else "default". */
export async function currentProfile(env: Environment): Promise<string> {
  return nameFrom(await profileFile(env), env);
}

/** Stores a profile under a name. */
export async function writeProfile(name: string, profile: Profile, env: Environment): Promise<void> {
  const file = await profileFile(env);
  await writeProfileFile({ ...file, profiles: { ...file.profiles, [name]: profile } }, env);
}

/** Uses a profile from now on, where none is named. */
export async function useProfile(name: string, env: Environment): Promise<void> {
  await writeProfileFile({ ...(await profileFile(env)), use: name }, env);
}

async function profileFile(env: Environment): Promise<ProfileFile> {
  const path = configPath(env);
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return { profiles: {} };
    throw new ProviderConfigurationError(`${path} cannot be read: ${(error as Error).message}`);
  }
  const file = profilesIn(text);
  if (file) return file;
  throw new ProviderConfigurationError(
    `${path} is not a file of profiles: expected {"profiles":{"default":{"store":"file:"}}}.`,
  );
}

async function writeProfileFile(file: ProfileFile, env: Environment): Promise<void> {
  const path = configPath(env);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const temporary = `${path}.${process.pid}`;
  await writeFile(temporary, `${JSON.stringify(file, undefined, 2)}\n`, { mode: 0o600 });
  await rename(temporary, path);
}

/**
 * The profile in use: the one named, else `currentProfile()`; `TOKENS_STORE` and `TOKENS_KEY_FROM` override its members. Throws
 * `ProviderConfigurationError` for a name that there is not.
 */
export async function chosenProfile(env: Environment, named?: string): Promise<Profile> {
  // Whoever names a store needs no file of profiles, nor a whole one.
  const file = env["TOKENS_STORE"] ? { profiles: {} } : await profileFile(env);
  const profile = profileFrom(file, env, named);
  if (profile) return profile;
  const names = Object.keys(file.profiles).join(", ") || "none but default";
  throw new ProviderConfigurationError(`There is no profile "${nameFrom(file, env, named)}". There are: ${names}.`);
}

/**
 * Opens a profile's store, encrypted where it has a key. Where it has none, an encrypted session is refused with `SessionStoreError`
 * rather than taken for a token.
 */
export async function openProfile({ store: url, key }: Profile, env: Environment): Promise<Store> {
  const { openStore } = await import("@tokens/store");
  if (key === undefined) {
    const store = await openStore(url);
    const { sessions } = store;
    return { ...store, sessions: { ...sessions, get: async (one) => unencrypted(await sessions.get(one)) } };
  }
  const keys = await readKeys(key, env);
  const { encryptedSessions } = await import("@tokens/session-encrypted");
  const store = await openStore(url);
  return { ...store, sessions: encryptedSessions(store.sessions, { keys }) as Store["sessions"] };
}

function unencrypted(session: Session | undefined): Session | undefined {
  if (!session || !isEncrypted(session)) return session;
  throw new SessionStoreError(
    "The sessions of this store are encrypted, and no key is named: name its source, e.g. --key-from file:/path or TOKENS_KEY_FROM.",
    { retryable: false },
  );
}
