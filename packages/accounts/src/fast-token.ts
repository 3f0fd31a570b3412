/**
 * What the `tokens` command loads before anything else, for a start that costs little more than Node's own. Not part of the public
 * API: it may change in any release.
 *
 * @example
 * ```ts
 * import { fastToken } from "@tokens/accounts/internal";
 *
 * const token = await fastToken("hubstaff/alice", { env: process.env, now: Date.now() });
 * ```
 *
 * @module
 */
import { readFileSync } from "node:fs";
import { freshness } from "@tokens/core/internal";
import { peekStore } from "@tokens/store/internal";
import { accountOf, matchingAccounts } from "./account.ts";
import { isEncrypted } from "./encrypted.ts";
import { configPath, profileFrom, parseProfiles, type Environment, type Profile } from "./profile-file.ts";

/** Options of `fastToken`. */
export interface FastTokenOptions {
  readonly env: Environment;
  /** Name of a profile. @default the current profile */
  readonly profile?: string | undefined;
  /** Unix milliseconds. */
  readonly now: number;
}

/**
 * Reads the access token of an account from a file or SQLite store, if it is fresh and unencrypted and the name matches exactly one
 * account. Otherwise `undefined`: open the account instead, which also reports what is wrong. Never throws.
 */
export async function fastToken(
  name: string,
  { env, profile: named, now }: FastTokenOptions,
): Promise<string | undefined> {
  try {
    const profile = profileOf(env, named);
    if (!profile || profile.key !== undefined) return undefined;
    const session = await peekStore(profile.store, (keys) => {
      const found = matchingAccounts(keys.map(accountOf), name);
      return found.length === 1 ? found[0]!.key : undefined;
    });
    // The earliest moment at which any process starts to refresh.
    const fresh = session && now < freshness(session, 0).advisoryAt && !isEncrypted(session);
    return fresh ? session.accessToken : undefined;
  } catch {
    return undefined;
  }
}

function profileOf(env: Environment, named: string | undefined): Profile | undefined {
  if (env["TOKENS_STORE"]) return profileFrom({ profiles: {} }, env, named);
  let text = `{"profiles":{}}`;
  try {
    text = readFileSync(configPath(env), "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  const file = parseProfiles(text);
  return file && profileFrom(file, env, named);
}
