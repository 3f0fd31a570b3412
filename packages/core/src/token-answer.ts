import { InvalidTokenResponseError } from "./errors.ts";

/** Parsed JSON, or a form. */
export type Members = Readonly<Record<string, unknown>>;

/** A member of a token response whose name a server may choose for itself. */
export type TokenMember =
  | "access_token"
  | "refresh_token"
  | "scope"
  | "expires_in"
  | "expires_at"
  | "refresh_token_expires_in";

/** How a server's token response differs from RFC 6749 section 5.1. */
export interface TokenAnswerFormat {
  /**
   * Where the grant is in the answer, with dots between names, e.g. `authed_user` or `data`. The answer itself is read where
   * that leads to no token.
   *
   * @default the answer itself
   */
  readonly accessTokenPath?: string | undefined;
  /** What the server calls a member, e.g. `{ access_token: "accessToken" }`. */
  readonly names?: Readonly<Partial<Record<TokenMember, string>>> | undefined;
  /** Lifetime in milliseconds that the access token itself tells (a JWT's `exp - iat`), if it does. */
  readonly tokenLifetimeMs?: (accessToken: string) => number | undefined;
}

/** A token response, RFC 6749 section 5.1, read tolerantly. Times are Unix milliseconds, counted from before the request was sent. */
export interface TokenResponse {
  readonly accessToken: string;
  readonly refreshToken: string | undefined;
  readonly scope: string | undefined;
  readonly obtainedAt: number;
  readonly expiresAt: number | undefined;
  /** When the refresh token ends, where the answer tells it. */
  readonly refreshTokenExpiresAt: number | undefined;
  /** Everything the provider sent. Holds the tokens. */
  readonly body: Members;
}

/** The members of an answer in JSON, or form-encoded, which some servers and proxies prefer whatever was asked for. */
export function parseAnswer(text: string): Members | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value ? (value as Members) : undefined;
  } catch {
    return /^\s*\w+=[^<]*$/.test(text) ? Object.fromEntries(new URLSearchParams(text.trim())) : undefined;
  }
}

/** What `accessTokenPath` leads to. */
export function partOf(body: Members, { accessTokenPath }: TokenAnswerFormat): Members | undefined {
  const step = (at: unknown, name: string): unknown => (at as Members | null | undefined)?.[name];
  return accessTokenPath?.split(".").reduce(step, body) as Members | undefined;
}

/**
 * The tokens in an answer, undefined where there is no access token.
 * Throws `InvalidTokenResponseError` for a token that cannot be a header.
 */
export function readTokenResponse(
  body: Members,
  format: TokenAnswerFormat & { readonly provider: string },
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
        `${provider} sent a token that cannot be used: its ${name} holds a line break, a control character or one outside ASCII. Check what stands between this program and the provider.`,
      );
    }
    return value;
  };
  const accessToken = token("access_token");
  if (!accessToken) return undefined;
  const scope = read("scope");
  const ends = (ms: number | undefined): number | undefined => ms && obtainedAt + ms;
  const told = inSeconds(read("expires_in")) ?? untilMoment(read("expires_at") ?? grant["expires"], obtainedAt);
  const own = plausible(tokenLifetimeMs?.(accessToken));
  return {
    accessToken,
    refreshToken: token("refresh_token"),
    scope: textOf(Array.isArray(scope) ? scope.filter(textOf).join(" ") : scope),
    obtainedAt,
    expiresAt: ends(told && own ? Math.min(told, own) : (told ?? own)),
    // 0, which means never, is as good as unknown.
    refreshTokenExpiresAt: ends(
      inSeconds(read("refresh_token_expires_in") ?? grant["refresh_expires_in"] ?? grant["x_refresh_token_expires_in"]),
    ),
    body,
  };
}

export function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value ? value : undefined;
}

/** A hundred years. A lifetime beyond that is a mistake, or stands for "never". */
const longestMs = 36_525 * 86_400_000;

function plausible(ms: number | undefined): number | undefined {
  return ms && ms >= 1 && ms <= longestMs ? Math.floor(ms) : undefined;
}

/** A lifetime in seconds, a number or a numeric string, in milliseconds. */
function inSeconds(value: unknown): number | undefined {
  return plausible(numberOf(value) * 1000);
}

/** Milliseconds until a moment: Unix seconds, Unix milliseconds, or a date, in UTC where it names no zone. A small number is a lifetime in seconds. */
function untilMoment(value: unknown, now: number): number | undefined {
  const number = numberOf(value);
  if (number < 1e9) return inSeconds(value);
  if (number) return plausible((number < 1e11 ? number * 1000 : number) - now);
  return plausible(Date.parse(textOf(value)?.replace(/^[\d-]+[T ][\d:.]+$/, "$&Z") ?? "") - now);
}

/** Of a number or a numeric string; NaN for the rest, which need not even convert to one. */
function numberOf(value: unknown): number {
  return typeof value === "number" || typeof value === "string" ? Number(value) : NaN;
}
