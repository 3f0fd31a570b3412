/**
 * The OAuth 2 token request, for those who write a provider: sent once, and its answer read tolerantly.
 *
 * @example
 * ```ts
 * import { requestToken } from "@tokens/core/token-endpoint";
 *
 * const refresh = (refresh_token: string, signal: AbortSignal) =>
 *   requestToken(
 *     {
 *       provider: "Example",
 *       url: "https://auth.example.com/token",
 *       parameters: { grant_type: "refresh_token", refresh_token },
 *     },
 *     { fetch, now: Date.now, signal },
 *   );
 * ```
 *
 * @module
 */
import { deliveryOf } from "./delivery.ts";
import {
  InvalidTokenResponseError,
  ProviderConfigurationError,
  ProviderUnavailableError,
  ReauthorizationRequiredError,
} from "./errors.ts";
import type { GrantContext } from "./provider.ts";

/** A request to a token endpoint, RFC 6749 section 3.2. */
export interface TokenRequest {
  /** Provider's name for messages, e.g. `Hubstaff`. */
  readonly provider: string;
  readonly url: string | URL;
  /** Body members; undefined ones are left out. A number stays one in JSON. */
  readonly parameters: Readonly<Record<string, string | number | undefined>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** How the body is written; "form" unless said. */
  readonly format?: "form" | "json";
  /** Values of `error` that name this grant as dead; `invalid_grant` unless said. */
  readonly refused?: readonly string[];
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
  /** Everything the provider sent. Holds the tokens. */
  readonly body: Readonly<Record<string, unknown>>;
}

const sizeCap = 1024 * 1024;

/** Errors of RFC 6749 section 5.2 that name the client or the request, not the grant. */
const misconfigured = /^(invalid_(client|scope|request)|unauthorized_client|unsupported_grant_type)$/;

/**
 * Sends one token request, once, and reads the answer.
 * Throws `ReauthorizationRequiredError` when a parsed body names the grant as dead, `ProviderConfigurationError` when it names
 * the client or the request, `InvalidTokenResponseError` for a 2xx without a token, `ProviderUnavailableError` for the rest.
 */
export async function requestToken(
  request: TokenRequest,
  context: Omit<GrantContext, "account">,
): Promise<TokenResponse> {
  const { provider, url, parameters, format, headers, refused = ["invalid_grant"], tokenLifetimeMs } = request;
  const sent = Object.entries(parameters).filter((entry): entry is [string, string | number] => entry[1] !== undefined);
  const { response, text, obtainedAt } = await sendTokenRequest(
    provider,
    url,
    {
      headers: {
        accept: "application/json",
        "content-type": format === "json" ? "application/json" : "application/x-www-form-urlencoded",
        ...headers,
      },
      body:
        format === "json"
          ? JSON.stringify(Object.fromEntries(sent))
          : `${new URLSearchParams(sent.map(([name, value]) => [name, String(value)]))}`,
    },
    context,
  );
  const { ok, status } = response;
  const body = parseObject(text);
  const code = textOf(body?.error);
  const accessToken = textOf(body?.access_token);
  if (ok && body && accessToken && !code) {
    const told = [seconds(body.expires_in), tokenLifetimeMs?.(accessToken)].filter((ms) => ms && ms > 0) as number[];
    return {
      accessToken,
      refreshToken: textOf(body.refresh_token),
      scope: textOf(body.scope),
      obtainedAt,
      expiresAt: told.length > 0 ? obtainedAt + Math.min(...told) : undefined,
      body,
    };
  }
  const said = `${provider} answered the token request with ${status}${code ? ` "${code}"` : ""}${describe(body, sent)}`;
  if (code && refused.includes(code)) {
    const { interrupted } = context;
    throw new ReauthorizationRequiredError(
      `${said}. ${interrupted ? "An earlier refresh was cut off, and the tokens it was given are lost. " : ""}Log in again or supply a new credential.`,
      { reason: interrupted ? "interrupted" : "refused", providerCode: code },
    );
  }
  if (code && status < 500 && misconfigured.test(code)) {
    throw new ProviderConfigurationError(`${said}. Check the client id, the secret and the kind of credential.`, {
      providerCode: code,
    });
  }
  if (ok && !code) {
    const what = text ? (body ? "no access_token" : "no JSON") : "no body";
    throw new InvalidTokenResponseError(`${said}, but ${what}. If this goes on, check the token endpoint's URL.`);
  }
  const retryAfterMs = retryAfter(response.headers.get("retry-after"), context.now());
  throw new ProviderUnavailableError(`${said}; try again later.`, { status, retryAfterMs, delivery: "answered" });
}

/** An answer, read up to 1 MiB. */
export interface RawTokenResponse {
  readonly response: Response;
  readonly text: string;
  /** When the request was sent, in Unix milliseconds. */
  readonly obtainedAt: number;
}

/** Posts a token request that is not OAuth's, once. Throws `ProviderUnavailableError` when no answer comes. */
export async function sendTokenRequest(
  provider: string,
  url: string | URL,
  init: Pick<RequestInit, "headers" | "body">,
  context: Omit<GrantContext, "account">,
): Promise<RawTokenResponse> {
  const obtainedAt = context.now();
  try {
    const response = await context.fetch(url, {
      method: "POST",
      ...init,
      redirect: "manual",
      signal: context.signal,
    });
    return { response, text: await readCapped(response), obtainedAt };
  } catch (cause) {
    throw new ProviderUnavailableError(`${provider}'s token endpoint could not be reached; try again later.`, {
      cause,
      delivery: deliveryOf(cause) ?? "cut_off",
    });
  }
}

/** `expires_in` in milliseconds: a number or a numeric string, else NaN or nothing. */
function seconds(value: unknown): number | undefined {
  return typeof value === "number" || typeof value === "string" ? Number(value) * 1000 : undefined;
}

/** A `Retry-After` header (RFC 9110 section 10.2.3: seconds or a date) in milliseconds from `now`. */
export function retryAfter(header: string | null, now: number): number | undefined {
  if (!header) return undefined;
  const ms = Number.isNaN(Number(header)) ? Date.parse(header) - now : Number(header) * 1000;
  return Number.isNaN(ms) ? undefined : Math.max(ms, 0);
}

/** The body's text. What is over 1 MiB is not a token response, and is not read further. */
async function readCapped({ body }: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.byteLength;
    // Leaving the loop cancels the stream.
    if (size > sizeCap) return "(over 1 MiB)";
    text += decoder.decode(chunk, { stream: true });
  }
  return text;
}

function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value ? value : undefined;
}

/** The provider's own words, shortened, and without anything that was sent, should it echo a secret. */
function describe(
  body: Readonly<Record<string, unknown>> | undefined,
  sent: readonly (readonly [string, string | number])[],
): string {
  const words = textOf(body?.error_description);
  if (!words) return "";
  return ` (${sent.reduce((clean, [, value]) => (String(value).length > 3 ? clean.replaceAll(String(value), "[redacted]") : clean), words).slice(0, 200)})`;
}
