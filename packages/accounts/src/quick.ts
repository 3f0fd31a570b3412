/**
 * Reads a fresh access token with minimal startup cost, for short-lived programs that print it and exit.
 *
 * @example
 * ```ts
 * import { quickToken } from "@tokens/accounts/quick";
 *
 * const token = await quickToken("hubstaff/alice", { env: process.env, now: Date.now() });
 * ```
 *
 * @module
 */
import { readFileSync } from "node:fs";
import { freshness } from "@tokens/core/internal";
import { peekStore } from "@tokens/store/internal";
import { accountOf, accountsCalled } from "./account.ts";
import { isEncrypted } from "./encrypted.ts";
import { configPath, profileFrom, profilesIn, type Environment, type Profile } from "./profile-file.ts";

/** Where to look, and when. */
export interface QuickOptions {
  readonly env: Environment;
  /**
   * The name of a profile.
   *
   * @default the current profile
   */
  readonly profile?: string | undefined;
  /** Unix milliseconds. */
  readonly now: number;
}

/**
 * The access token of an account, if the store holds a fresh, unencrypted one and the name matches exactly one account. Otherwise
 * `undefined`: open the account instead, which also reports what is wrong. Never throws.
 */
export async function quickToken(
  said: string,
  { env, profile: named, now }: QuickOptions,
): Promise<string | undefined> {
  try {
    const profile = profileOf(env, named);
    if (!profile || profile.key !== undefined) return undefined;
    const session = await peekStore(profile.store, (keys) => {
      const called = accountsCalled(keys.map(accountOf), said);
      return called.length === 1 ? called[0]!.key : undefined;
    });
    // The earliest moment at which any process would begin to refresh.
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
  const file = profilesIn(text);
  return file && profileFrom(file, env, named);
}
