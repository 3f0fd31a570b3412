import { newSession, ProviderConfigurationError, type Session } from "@tokens/core";
import { isObject, type Row } from "./values.ts";

/** What the standards call the members of a token response; the rest is the server's own. */
const standard =
  /^(access_?token|refresh_?token|id_?token|token_?type|token|scopes?|expir\w*|ext_?expires\w*|\w+_expires?_(in|at))$/i;

/**
 * The non-standard values of token responses, by dotted paths, such as Salesforce's `instance_url` and Slack's `team.id`. Tokens, scopes
 * and times are left out.
 */
export function parametersOf(...responses: readonly Row[]): Readonly<Record<string, string>> {
  return Object.fromEntries(responses.flatMap((response) => entriesOf(response)));
}

function entriesOf(members: Row, path = ""): readonly (readonly [string, string])[] {
  return Object.entries(members).flatMap(([name, value]) => {
    if (standard.test(name)) return [];
    if (typeof value === "string" || typeof value === "number") return [[path + name, String(value)] as const];
    return isObject(value) ? entriesOf(value, `${path}${name}.`) : [];
  });
}

/** The tokens of a row. Times are Unix milliseconds. */
export interface Tokens {
  readonly accessToken: string | undefined;
  readonly refreshToken: string | undefined;
  readonly expiresAt: number | undefined;
  readonly refreshTokenExpiresAt?: number | undefined;
  readonly scope: string | undefined;
  /** Other values that the server sent with the tokens. */
  readonly parameters?: Readonly<Record<string, string>>;
}

/** Unix milliseconds. Makes the first call refresh, so that an empty access token is never sent. */
const longExpired = 1;

/**
 * The session of a row. A refresh token alone becomes an expired session, which the first call refreshes. Throws
 * `ProviderConfigurationError` without any token, or with one that cannot be sent.
 */
export function importedSession({ accessToken, refreshToken, expiresAt, parameters, ...rest }: Tokens): Session {
  for (const [name, token] of Object.entries({ "access token": accessToken, "refresh token": refreshToken })) {
    // RFC 6749 appendix A.12: visible ASCII and spaces.
    if (token !== undefined && !/^[ -~]+$/.test(token)) {
      throw new ProviderConfigurationError(
        `Its ${name} contains a line break, a control character or a character outside ASCII, so it is not a token.`,
      );
    }
  }
  if (accessToken === undefined && refreshToken === undefined)
    throw new ProviderConfigurationError("It holds neither an access token nor a refresh token.");
  const session = newSession({
    ...rest,
    accessToken: accessToken ?? "",
    refreshToken,
    obtainedAt: 0,
    expiresAt: accessToken === undefined ? longExpired : expiresAt,
  });
  const told = parameters && Object.keys(parameters).length > 0 ? { parameters } : {};
  return { ...session, ...told, accessToken: accessToken ?? "" };
}

/** Skips a row: OAuth 1.0a has no refresh, and its sessions need the keys of the app that signs. */
export function refuseOAuth1(): never {
  throw new ProviderConfigurationError("It is an OAuth 1.0a token, and only OAuth 2 is imported: log in again.");
}
