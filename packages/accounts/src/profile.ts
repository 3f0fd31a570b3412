import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { ProviderConfigurationError } from "@tokens/core";
import type { Store } from "@tokens/store";
import { readKeys } from "./encryption-key.ts";

/** Where the accounts of one purpose are kept. Holds no secret. */
export interface Profile {
  /** Address of the store, as `openStore` takes it. */
  readonly store: string;
  /** Where the encryption keys come from, as `readKeys` takes it; without, sessions are stored as they are. */
  readonly key?: string | undefined;
}

/** What the environment says. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The profile that is used when none is named. */
export const defaultProfile: Profile = { store: "file:" };

/** Path of the file that holds the profiles. */
export function configPath(env: Environment): string {
  const { XDG_CONFIG_HOME: xdg, APPDATA: roaming } = env;
  if (process.platform === "win32" && roaming) return join(roaming, "tokens", "config.json");
  if (process.platform === "darwin") return join(homedir(), "Library", "Application Support", "tokens", "config.json");
  return join(xdg?.startsWith("/") ? xdg : join(homedir(), ".config"), "tokens", "config.json");
}

/** Every profile of the file, by name. Throws `ProviderConfigurationError` when the file is not what it should be. */
export async function readProfiles(env: Environment): Promise<Readonly<Record<string, Profile>>> {
  const path = configPath(env);
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return {};
    throw new ProviderConfigurationError(`${path} cannot be read: ${(error as Error).message}`);
  }
  try {
    const { profiles } = JSON.parse(text) as { readonly profiles: Record<string, Profile> };
    if (Object.values(profiles).every(({ store }) => typeof store === "string")) return profiles;
  } catch {
    // Said below.
  }
  throw new ProviderConfigurationError(
    `${path} is not a file of profiles: expected {"profiles":{"default":{"store":"file:"}}}.`,
  );
}

/** Stores a profile under a name. */
export async function writeProfile(name: string, profile: Profile, env: Environment): Promise<void> {
  const path = configPath(env);
  const profiles = { ...(await readProfiles(env)), [name]: profile };
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const temporary = `${path}.${process.pid}`;
  await writeFile(temporary, `${JSON.stringify({ profiles }, undefined, 2)}\n`, { mode: 0o600 });
  await rename(temporary, path);
}

/**
 * The profile in use: the one named, else that of `TOKENS_PROFILE`, else "default"; `TOKENS_STORE` and `TOKENS_KEY_FROM` override
 * its members. Throws `ProviderConfigurationError` for a name that there is not.
 */
export async function chosenProfile(env: Environment, named?: string): Promise<Profile> {
  const name = named ?? env["TOKENS_PROFILE"] ?? "default";
  const { TOKENS_STORE: store, TOKENS_KEY_FROM: key } = env;
  const profiles = store ? {} : await readProfiles(env);
  const profile = profiles[name] ?? (name === "default" || store ? defaultProfile : undefined);
  if (!profile) {
    const names = Object.keys(profiles).join(", ") || "none but default";
    throw new ProviderConfigurationError(`There is no profile "${name}". There are: ${names}.`);
  }
  return { ...profile, ...(store && { store }), ...(key && { key }) };
}

/** Opens a profile's store, encrypted where it has a key. */
export async function openProfile({ store: url, key }: Profile, env: Environment): Promise<Store> {
  const { openStore } = await import("@tokens/store");
  if (key === undefined) return openStore(url);
  const keys = await readKeys(key, env);
  const { encryptedSessions } = await import("@tokens/session-encrypted");
  const store = await openStore(url);
  return { ...store, sessions: encryptedSessions(store.sessions, { keys }) as Store["sessions"] };
}
