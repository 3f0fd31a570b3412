import { homedir } from "node:os";
import { join } from "node:path";

/** A named store with its key source. Holds no secret. */
export interface Profile {
  /** URL of the store, as `openStore` takes it. */
  readonly store: string;
  /** Source of the encryption keys, as `readKeys` takes it. @default sessions are stored unencrypted */
  readonly key?: string | undefined;
}

/** The environment variables that select a profile. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The profile file. */
export interface ProfileFile {
  readonly profiles: Readonly<Record<string, Profile>>;
  /** The profile to use when none is named. @default "default" */
  readonly use?: string;
  /** Providers besides those that come with `tokens`: names of installed packages, or absolute paths of their folders. */
  readonly providers?: readonly string[];
}

/** The profile "default" if the file has none. */
export const defaultProfile: Profile = { store: "file:" };

/** Path of the profile file. */
export function configPath(env: Environment): string {
  const { XDG_CONFIG_HOME: xdg, APPDATA: roaming } = env;
  if (process.platform === "win32" && roaming) return join(roaming, "tokens", "config.json");
  if (process.platform === "darwin") return join(homedir(), "Library", "Application Support", "tokens", "config.json");
  return join(xdg?.startsWith("/") ? xdg : join(homedir(), ".config"), "tokens", "config.json");
}

/** Parses a profile file; `undefined` when the text is something else. */
export function parseProfiles(text: string): ProfileFile | undefined {
  try {
    const file = JSON.parse(text) as ProfileFile;
    const { profiles, providers = [] } = file;
    const valid =
      Object.values(profiles).every(({ store }) => typeof store === "string") &&
      providers.every((one) => typeof one === "string");
    return valid ? file : undefined;
  } catch {
    return undefined;
  }
}

/** Name of the current profile. */
export function nameFrom({ use = "default" }: ProfileFile, env: Environment, named?: string): string {
  return named ?? (env["TOKENS_PROFILE"] || use);
}

/** The current profile with the overrides of the environment; `undefined` when there is none of that name. */
export function profileFrom(file: ProfileFile, env: Environment, named?: string): Profile | undefined {
  const { TOKENS_STORE: store, TOKENS_KEY_FROM: key } = env;
  const name = nameFrom(file, env, named);
  const { profiles } = file;
  const profile = Object.hasOwn(profiles, name)
    ? profiles[name]
    : name === "default" || store
      ? defaultProfile
      : undefined;
  return profile && { ...profile, ...(store && { store }), ...(key && { key }) };
}
