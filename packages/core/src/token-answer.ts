import { InvalidTokenResponseError } from "./errors.ts";

/** Members of parsed JSON or form data. */
export type Members = Readonly<Record<string, unknown>>;

/** A member of a token response that a server may name differently. */
export type TokenMember =
  | "access_token"
  | "refresh_token"
  | "scope"
  | "expires_in"
  | "expires_at"
  | "refresh_token_expires_in";

/** How a server's token response differs from RFC 6749 section 5.1. */
export interface TokenResponseFormat {
  /**
   * Path of the object with the tokens, e.g. `authed_user` or `data.token`. Without a token there, the top level is read.
   *
   * @default the top level
   */
  readonly accessTokenPath?: string | undefined;
  /** The server's names of members, e.g. `{ access_token: "accessToken" }`. */
  readonly names?: Readonly<Partial<Record<TokenMember, string>>> | undefined;
  /** Reads the lifetime in milliseconds from the access token, e.g. a JWT's `exp - iat`. */
  readonly tokenLifetimeMs?: (accessToken: string) => number | undefined;
}

/** A token response (RFC 6749 section 5.1), parsed leniently. Times are Unix milliseconds, relative to before the request was sent. */
export interface TokenResponse {
  readonly accessToken: string;
  readonly refreshToken: string | undefined;
  readonly scope: string | undefined;
  readonly obtainedAt: number;
  readonly expiresAt: number | undefined;
  /** When the refresh token expires, if the response says so. */
  readonly refreshTokenExpiresAt: number | undefined;
  /** The whole response, including the tokens. */
  readonly body: Members;
}

/** Parses JSON, or form data, which some servers and proxies send whatever the `accept` header. */
export function parseAnswer(text: string): Members | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value ? (value as Members) : undefined;
  } catch {
    return /^\s*\w+=[^<]*$/.test(text) ? Object.fromEntries(new URLSearchParams(text.trim())) : undefined;
  }
}

/** The object at `accessTokenPath`. */
export function partOf(body: Members, { accessTokenPath }: TokenResponseFormat): Members | undefined {
  const step = (at: unknown, name: string): unknown => (at as Members | null | undefined)?.[name];
  return accessTokenPath?.split(".").reduce(step, body) as Members | undefined;
}

/**
 * Reads the tokens of a response; `undefined` without an access token. Throws `InvalidTokenResponseError` for a token that cannot be sent
 * in a header.
 */
export function readTokenResponse(
  body: Members,
  format: TokenResponseFormat & { readonly provider: string },
  obtainedAt: number,
): TokenResponse | undefined {
  const { provider, names, tokenLifetimeMs } = format;
  const part = partOf(body, format);
  const grant = part?.[names?.access_token ?? "access_token"] ? part : body;
  const read = (name: TokenMember): unknown => grant[names?.[name] ?? name];
  const token = (name: TokenMember): string | undefined => {
    const value = textOf(read(name))?.trim() || undefined;
    // RFC 6749 appendix A.12: visible ASCII and spaces.
    if (value && !/^[ -~]+$/.test(value)) {
      throw new InvalidTokenResponseError(
        `${provider} sent an unusable token: its ${name} contains a line break, a control character or a character outside ASCII. Check proxies between this program and the provider.`,
      );
    }
    return value;
  };
  const accessToken = token("access_token");
  if (!accessToken) return undefined;
  const scope = read("scope");
  const ends = (ms: number | undefined): number | undefined => ms && obtainedAt + ms;
  const declaredMs = secondsToMs(read("expires_in")) ?? msUntil(read("expires_at") ?? grant["expires"], obtainedAt);
  const tokenMs = plausible(tokenLifetimeMs?.(accessToken));
  return {
    accessToken,
    refreshToken: token("refresh_token"),
    scope: textOf(Array.isArray(scope) ? scope.filter(textOf).join(" ") : scope),
    obtainedAt,
    expiresAt: ends(declaredMs && tokenMs ? Math.min(declaredMs, tokenMs) : (declaredMs ?? tokenMs)),
    // 0 means never, which is treated as unknown.
    refreshTokenExpiresAt: ends(
      secondsToMs(
        read("refresh_token_expires_in") ?? grant["refresh_expires_in"] ?? grant["x_refresh_token_expires_in"],
      ),
    ),
    body,
  };
}

export function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value ? value : undefined;
}

/** A hundred years. A longer lifetime is a mistake, or means "never". */
const maxLifetimeMs = 36_525 * 86_400_000;

function plausible(ms: number | undefined): number | undefined {
  return ms && ms >= 1 && ms <= maxLifetimeMs ? Math.floor(ms) : undefined;
}

/** Converts a lifetime in seconds, a number or a numeric string, to milliseconds. */
function secondsToMs(value: unknown): number | undefined {
  return plausible(numberOf(value) * 1000);
}

/** Milliseconds until a time: Unix seconds, Unix milliseconds, or a date (UTC without a zone). A small number is a lifetime in seconds. */
function msUntil(value: unknown, now: number): number | undefined {
  const number = numberOf(value);
  if (number < 1e9) return secondsToMs(value);
  if (number) return plausible((number < 1e11 ? number * 1000 : number) - now);
  return plausible(Date.parse(textOf(value)?.replace(/^[\d-]+[T ][\d:.]+$/, "$&Z") ?? "") - now);
}

/** Converts a number or a numeric string; NaN for anything else, which may not even be convertible. */
function numberOf(value: unknown): number {
  return typeof value === "number" || typeof value === "string" ? Number(value) : NaN;
}
