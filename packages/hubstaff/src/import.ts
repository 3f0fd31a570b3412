import { newSession, ProviderConfigurationError, type Session } from "@tokens/core";
import { jwtTimes } from "./jwt.ts";

interface TokenSet {
  readonly access_token?: unknown;
  readonly refresh_token?: unknown;
  /** Unix seconds. */
  readonly expires_at?: unknown;
  /** Seconds from the time of issue. */
  readonly expires_in?: unknown;
  readonly scope?: unknown;
}

/**
 * Reads the session that one of Hubstaff's own programs stored: the `configState.json` of the sample programs (tokens under
 * `token`), a bare token response, or the `config.toml` of hubstaff-cli.
 *
 * A refresh token alone, which is what those files hold before their first use, becomes an expired session that the next call
 * refreshes. The expiry is the access token's own, otherwise `expires_at`, otherwise unknown. The file and the session share a single-use
 * refresh token: stop the other program first. Throws `ProviderConfigurationError` when the text holds no tokens.
 *
 * @example
 * ```ts
 * import { readFile } from "node:fs/promises";
 * import { createHubstaff } from "@tokens/hubstaff";
 * import { importSession } from "@tokens/hubstaff/import";
 *
 * const session = importSession(await readFile("configState.json", "utf8"));
 * const hubstaff = createHubstaff({ personalAccessToken: session.refreshToken });
 * await hubstaff.tokens.save(session);
 * ```
 */
export function importSession(text: string): Session {
  const tokens = parseTokens(text);
  const [accessToken, refreshToken] = [textOf(tokens.access_token), textOf(tokens.refresh_token)];
  if (!accessToken && !refreshToken) {
    throw new ProviderConfigurationError(
      "The file holds no tokens: expected a refresh_token or an access_token, under token, [auth] or at the top.",
    );
  }
  const { issuedAt = 0, expiresAt } = jwtTimes(accessToken);
  const [at, after] = [Number(tokens.expires_at), Number(tokens.expires_in)];
  const stated = at > 0 ? at * 1000 : after > 0 && issuedAt > 0 ? issuedAt + after * 1000 : undefined;
  return {
    ...newSession({
      accessToken: "",
      refreshToken,
      obtainedAt: issuedAt,
      expiresAt: accessToken ? (expiresAt ?? stated) : longExpired,
      refreshTokenExpiresAt: jwtTimes(refreshToken).expiresAt,
      scope: textOf(tokens.scope),
    }),
    accessToken: accessToken ?? "",
  };
}

/** Unix milliseconds. Makes the first call refresh, so that an empty access token is never sent. */
const longExpired = 1;

function parseTokens(text: string): TokenSet {
  try {
    const state: unknown = JSON.parse(text);
    return Object((Object(state) as { readonly token?: unknown }).token ?? state) as TokenSet;
  } catch {
    const lines = [...text.matchAll(/^(access_token|refresh_token|expires_at) *= *(["']?)([^"'\s]+)\2\s*$/gm)];
    if (lines.length > 0) return Object.fromEntries(lines.map(([, name, , value]) => [name, value])) as TokenSet;
    // The parser's own message would quote the file.
    throw new ProviderConfigurationError(
      "The file is not JSON, nor a config.toml with tokens: it may have been cut short.",
    );
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
}
