import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { ProviderConfigurationError, SessionStoreError, type Session } from "@tokens/core";
import type { OpenStoreOptions, Store } from "@tokens/store";
import { isEncrypted } from "./encrypted.ts";
import { readKeys } from "./encryption-key.ts";
import {
  configPath,
  nameFrom,
  profileFrom,
  parseProfiles,
  type Environment,
  type Profile,
  type ProfileFile,
} from "./profile-file.ts";

/** Every profile of the file, by name. Throws `ProviderConfigurationError` when the file cannot be read. */
export async function readProfiles(env: Environment): Promise<Readonly<Record<string, Profile>>> {
  return (await profileFile(env)).profiles;
}

/** Name of the profile that is used when none is passed: `TOKENS_PROFILE`, otherwise that of `useProfile()`, otherwise "default". */
export async function currentProfile(env: Environment): Promise<string> {
  return nameFrom(await profileFile(env), env);
}

/** Stores a profile under a name. */
export async function writeProfile(name: string, profile: Profile, env: Environment): Promise<void> {
  const file = await profileFile(env);
  await writeProfileFile({ ...file, profiles: { ...file.profiles, [name]: profile } }, env);
}

/** Sets the profile that is used when none is named. */
export async function useProfile(name: string, env: Environment): Promise<void> {
  await writeProfileFile({ ...(await profileFile(env)), use: name }, env);
}

/** The providers that the profile file adds, as `loadProvider` of `@tokens/providers` takes them. */
export async function addedProviders(env: Environment): Promise<readonly string[]> {
  return (await profileFile(env)).providers ?? [];
}

/** Replaces the providers that the profile file adds. */
export async function writeAddedProviders(providers: readonly string[], env: Environment): Promise<void> {
  await writeProfileFile({ ...(await profileFile(env)), providers }, env);
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
  const file = parseProfiles(text);
  if (file) return file;
  throw new ProviderConfigurationError(
    `${path} is not a profile file: expected {"profiles":{"default":{"store":"file:"}}}.`,
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
 * The profile to use: the one named, otherwise `currentProfile()`; `TOKENS_STORE` and `TOKENS_KEY_FROM` override its members. Throws
 * `ProviderConfigurationError` when there is no profile of that name.
 */
export async function chosenProfile(env: Environment, named?: string): Promise<Profile> {
  // With a store from the environment, a missing or damaged file does not matter.
  const file = env["TOKENS_STORE"] ? { profiles: {} } : await profileFile(env);
  const profile = profileFrom(file, env, named);
  if (profile) return profile;
  const names = Object.keys(file.profiles).join(", ") || "none but default";
  throw new ProviderConfigurationError(`There is no profile "${nameFrom(file, env, named)}". Available: ${names}.`);
}

/**
 * Opens a profile's store; with a key source, sessions are encrypted. Without one, reading an encrypted session throws
 * `SessionStoreError`.
 */
export async function openProfile(
  { store: url, key }: Profile,
  env: Environment,
  options?: OpenStoreOptions,
): Promise<Store> {
  const { openStore } = await import("@tokens/store");
  if (key === undefined) {
    const store = await openStore(url, options);
    const { sessions } = store;
    return { ...store, sessions: { ...sessions, get: async (one) => unencrypted(await sessions.get(one)) } };
  }
  const keys = await readKeys(key, env);
  const { encryptedSessions } = await import("@tokens/session-encrypted");
  const store = await openStore(url, options);
  return { ...store, sessions: encryptedSessions(store.sessions, { keys }) as Store["sessions"] };
}

function unencrypted(session: Session | undefined): Session | undefined {
  if (!session || !isEncrypted(session)) return session;
  throw new SessionStoreError(
    "The sessions of this store are encrypted, and no key source is set: pass --key-from file:/path, or set TOKENS_KEY_FROM.",
    { retryable: false },
  );
}
