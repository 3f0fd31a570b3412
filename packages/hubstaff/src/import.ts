import { newSession, ProviderConfigurationError, type Session } from "@tokens/core";
import { jwtTimes } from "./jwt.ts";

interface TokenSet {
  readonly access_token?: unknown;
  readonly refresh_token?: unknown;
  /** Unix seconds. */
  readonly expires_at?: unknown;
  /** Seconds from the issue. */
  readonly expires_in?: unknown;
  readonly scope?: unknown;
}

/**
 * The session in the file where a program of the vendor's keeps its tokens: the `configState.json` of the sample programs, which has
 * them under `token`, a bare token set, or the `config.toml` of hubstaff-cli. A refresh token alone, as a personal access token is
 * written there at first, makes a session that has ended and is refreshed by its first use. The end is what the access token says,
 * else `expires_at`, else unknown. The file and the session share a refresh token that works once: do not run that program any
 * more. Throws `ProviderConfigurationError` when there is nothing to import.
 *
 * @example
 * ```ts
 * const session = importConfigState(await readFile("configState.json", "utf8"));
 * const hubstaff = createHubstaff({ personalAccessToken: session.refreshToken, sessions });
 * await hubstaff.tokens.save(session);
 * ```
 */
export function importConfigState(content: string): Session {
  const tokens = readTokens(content);
  const [accessToken, refreshToken] = [text(tokens.access_token), text(tokens.refresh_token)];
  if (!accessToken && !refreshToken) {
    throw new ProviderConfigurationError(
      "The file holds no tokens: expected a refresh_token or an access_token, under token, [auth] or at the top.",
    );
  }
  const { issuedAt = 0, expiresAt } = jwtTimes(accessToken);
  const [at, after] = [Number(tokens.expires_at), Number(tokens.expires_in)];
  const told = at > 0 ? at * 1000 : after > 0 && issuedAt > 0 ? issuedAt + after * 1000 : undefined;
  return {
    ...newSession({
      accessToken: "",
      refreshToken,
      obtainedAt: issuedAt,
      expiresAt: accessToken ? (expiresAt ?? told) : endedAt,
      refreshTokenExpiresAt: jwtTimes(refreshToken).expiresAt,
      scope: text(tokens.scope),
    }),
    accessToken: accessToken ?? "",
  };
}

/** Long ago, in Unix milliseconds: the access token that there is not is never sent. */
const endedAt = 1;

function readTokens(content: string): TokenSet {
  try {
    const state: unknown = JSON.parse(content);
    return Object((Object(state) as { readonly token?: unknown }).token ?? state) as TokenSet;
  } catch {
    const lines = [...content.matchAll(/^(access_token|refresh_token|expires_at) *= *(["']?)([^"'\s]+)\2\s*$/gm)];
    if (lines.length > 0) return Object.fromEntries(lines.map(([, name, , value]) => [name, value])) as TokenSet;
    // The parser's own message would quote the file.
    throw new ProviderConfigurationError(
      "The file is not JSON, nor a config.toml with tokens: it may have been cut short.",
    );
  }
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
}
