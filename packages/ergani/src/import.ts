import { newSession, SessionStoreError, type Session } from "@tokens/core";

/** What the PHP package names a token file after. */
export interface PhpTokenFile {
  readonly username: string;
  readonly password: string;
  readonly environment: "production" | "test";
}

/** Name of the file in which `oxygensuite/oxygen-ergani` 2.x keeps the tokens of a user. */
export async function phpTokenFileName({ username, password, environment }: PhpTokenFile): Promise<string> {
  const text = `${username}-${password}-${environment.toUpperCase()}`;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return `${[...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("")}.json`;
}

/**
 * A session from the content of such a file: `await ergani.tokens.save(readPhpTokenFile(text))`. Do it once, and stop the PHP
 * program first: a refresh token has one user. Throws `SessionStoreError` when the content is torn or of another form.
 */
export function readPhpTokenFile(content: string): Session {
  let token: Readonly<Record<string, unknown>> | undefined;
  try {
    token = (JSON.parse(content) as { token?: Readonly<Record<string, unknown>> } | null)?.token;
  } catch {
    token = undefined;
  }
  const { accessToken, refreshToken, accessTokenExpiresAt, refreshTokenExpiresAt } = token ?? {};
  if (typeof accessToken !== "string" || typeof refreshToken !== "string") {
    throw new SessionStoreError("This is no token file of oxygen-ergani, or it was torn in writing: log in instead.", {
      retryable: false,
    });
  }
  return newSession({
    accessToken,
    refreshToken,
    obtainedAt: 0,
    // Unknown means: to be refreshed at once.
    expiresAt: typeof accessTokenExpiresAt === "number" ? accessTokenExpiresAt * 1000 : 1,
    refreshTokenExpiresAt: typeof refreshTokenExpiresAt === "number" ? refreshTokenExpiresAt * 1000 : undefined,
  });
}
