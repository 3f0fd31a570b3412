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
 * The session in a `configState.json`, where the vendor's sample programs keep their tokens under `token`; a bare token set is
 * read too. Its end is what the access token says, else `expires_at`, else unknown. The file and the session share a refresh
 * token that works once: do not run the sample any more. Throws `ProviderConfigurationError` when there is nothing to import.
 *
 * @example
 * ```ts
 * const session = importConfigState(await readFile("configState.json", "utf8"));
 * const hubstaff = createHubstaff({ personalAccessToken: session.refreshToken, sessions });
 * await hubstaff.tokens.save(session);
 * ```
 */
export function importConfigState(json: string): Session {
  const tokens = readTokens(json);
  const [accessToken, refreshToken] = [text(tokens.access_token), text(tokens.refresh_token)];
  if (!accessToken) {
    throw new ProviderConfigurationError(
      refreshToken
        ? "The configState.json holds no access token yet: give its refresh_token to createHubstaff as personalAccessToken instead."
        : "The configState.json holds no tokens: expected access_token and refresh_token, under token or at the top.",
    );
  }
  const { issuedAt = 0, expiresAt } = jwtTimes(accessToken);
  const [at, after] = [Number(tokens.expires_at), Number(tokens.expires_in)];
  return newSession({
    accessToken,
    refreshToken,
    obtainedAt: issuedAt,
    expiresAt: expiresAt ?? (at > 0 ? at * 1000 : after > 0 && issuedAt > 0 ? issuedAt + after * 1000 : undefined),
    refreshTokenExpiresAt: jwtTimes(refreshToken).expiresAt,
    scope: text(tokens.scope),
  });
}

function readTokens(json: string): TokenSet {
  let state: unknown;
  try {
    state = JSON.parse(json);
  } catch {
    // The parser's own message would quote the file.
    throw new ProviderConfigurationError("The configState.json is not JSON: it may have been cut short.");
  }
  const { token } = Object(state) as { readonly token?: unknown };
  return Object(token ?? state) as TokenSet;
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
}
