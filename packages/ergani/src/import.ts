import { newSession, ProviderConfigurationError, type Session } from "@tokens/core";

/** What `oxygensuite/oxygen-ergani` derives the name of a token file from. */
export interface PhpTokenFile {
  readonly username: string;
  readonly password: string;
  readonly environment: "production" | "test";
}

/** Name of the file in which `oxygensuite/oxygen-ergani` 2.x stores the tokens of a user. */
export async function phpTokenFileName({ username, password, environment }: PhpTokenFile): Promise<string> {
  const text = `${username}-${password}-${environment.toUpperCase()}`;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return `${[...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("")}.json`;
}

/**
 * Reads the session in a token file of `oxygensuite/oxygen-ergani` 2.x. The file and the session share a single-use refresh token:
 * stop the PHP program first. Throws `ProviderConfigurationError` when the text is incomplete or something else.
 *
 * @example
 * ```ts
 * import { readFile } from "node:fs/promises";
 * import { createErgani } from "@tokens/ergani";
 * import { importSession, phpTokenFileName } from "@tokens/ergani/import";
 *
 * const user = { username: "alice", password: "secret", environment: "production" } as const;
 * const ergani = createErgani(user);
 * await ergani.tokens.save(importSession(await readFile(await phpTokenFileName(user), "utf8")));
 * ```
 */
export function importSession(text: string): Session {
  let token: Readonly<Record<string, unknown>> | undefined;
  try {
    token = (JSON.parse(text) as { token?: Readonly<Record<string, unknown>> } | null)?.token;
  } catch {
    token = undefined;
  }
  const { accessToken, refreshToken, accessTokenExpiresAt, refreshTokenExpiresAt } = token ?? {};
  if (typeof accessToken !== "string" || typeof refreshToken !== "string") {
    throw new ProviderConfigurationError(
      "The file is not a token file of oxygen-ergani, or it is incomplete. Log in instead.",
    );
  }
  return newSession({
    accessToken,
    refreshToken,
    obtainedAt: 0,
    // An unknown expiry makes the first call refresh.
    expiresAt: typeof accessTokenExpiresAt === "number" ? accessTokenExpiresAt * 1000 : 1,
    refreshTokenExpiresAt: typeof refreshTokenExpiresAt === "number" ? refreshTokenExpiresAt * 1000 : undefined,
  });
}
