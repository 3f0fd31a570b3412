import { homedir } from "node:os";
import { join } from "node:path";

/** Where the accounts of one purpose are kept. Holds no secret. */
export interface Profile {
  /** Address of the store, as `openStore` takes it. */
  readonly store: string;
  /** Where the encryption keys come from, as `readKeys` takes it; without, sessions are stored as they are. */
  readonly key?: string | undefined;
}

/** The environment variables that select a profile. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What the file of profiles holds. */
export interface ProfileFile {
  readonly profiles: Readonly<Record<string, Profile>>;
  /**
   * The profile to use when none is named.
   *
   * @default "default"
   */
  readonly use?: string;
}

/** The profile "default" where the file has none. */
export const defaultProfile: Profile = { store: "file:" };

/** Path of the file that holds the profiles. */
export function configPath(env: Environment): string {
  const { XDG_CONFIG_HOME: xdg, APPDATA: roaming } = env;
  if (process.platform === "win32" && roaming) return join(roaming, "tokens", "config.json");
  if (process.platform === "darwin") return join(homedir(), "Library", "Application Support", "tokens", "config.json");
  return join(xdg?.startsWith("/") ? xdg : join(homedir(), ".config"), "tokens", "config.json");
}

/** The profiles in a text; `undefined` when it is something else. */
export function profilesIn(text: string): ProfileFile | undefined {
  try {
    const file = JSON.parse(text) as ProfileFile;
    return Object.values(file.profiles).every(({ store }) => typeof store === "string") ? file : undefined;
  } catch {
    return undefined;
  }
}

/** Name of the profile in use. */
export function nameFrom({ use = "default" }: ProfileFile, env: Environment, named?: string): string {
  return named ?? (env["TOKENS_PROFILE"] || use);
}

/** The profile in use with what the environment overrides; `undefined` when there is none of its name. */
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
