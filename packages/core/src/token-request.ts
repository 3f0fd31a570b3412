import { deliveryOf } from "./delivery.ts";
import { ProviderUnavailableError } from "./errors.ts";
import type { GrantContext } from "./provider.ts";
import { readLimitedText } from "./read-limited.ts";
import type { TokenResponseFormat } from "./token-answer.ts";

/** A request to a token endpoint, RFC 6749 section 3.2. */
export interface TokenRequest extends TokenResponseFormat {
  /** Name of the provider for messages, e.g. `Hubstaff`. */
  readonly provider: string;
  readonly url: string | URL;
  /** Members of the body; `undefined` ones are omitted, and a list is sent as a repeated parameter. JSON keeps numbers and lists. */
  readonly parameters: Readonly<Record<string, string | number | readonly string[] | undefined>>;
  readonly headers?: Readonly<Record<string, string>>;
  /**
   * Encoding of the body.
   *
   * @default "form"
   */
  readonly format?: "form" | "json" | undefined;
  /** Additional codes with which this server rejects the grant, e.g. `["invalid_request"]`. */
  readonly refused?: readonly string[] | undefined;
  /** Usual causes of codes, for messages, e.g. `{ invalid_grant: "The password was changed." }`. */
  readonly hints?: Readonly<Record<string, string>> | undefined;
}

/** A response, read up to 1 MiB. */
export interface RawTokenResponse {
  readonly response: Response;
  readonly text: string;
  /** When the request was sent, in Unix milliseconds. */
  readonly obtainedAt: number;
}

const maxRetryAfterMs = 86_400_000;

/** Sends a token request that is not OAuth, once. Throws `ProviderUnavailableError` without a response. */
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
    return { response, text: (await readLimitedText(response)) ?? "(over 1 MiB)", obtainedAt };
  } catch (cause) {
    throw new ProviderUnavailableError(`${provider}'s token endpoint could not be reached; try again later.`, {
      cause,
      delivery: deliveryOf(cause) ?? "cut_off",
    });
  }
}

/**
 * Converts a `Retry-After` header (RFC 9110 section 10.2.3: seconds or a date) to milliseconds from `now`, at most a day, because a longer
 * delay is a server error.
 */
export function retryAfter(header: string | null, now: number): number | undefined {
  if (!header) return undefined;
  const ms = Number.isNaN(Number(header)) ? Date.parse(header) - now : Number(header) * 1000;
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(ms, 0), maxRetryAfterMs);
}
