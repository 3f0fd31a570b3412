import { deliveryOf } from "./delivery.ts";
import { ProviderUnavailableError } from "./errors.ts";
import type { GrantContext } from "./provider.ts";
import type { TokenAnswerFormat } from "./token-answer.ts";

/** A request to a token endpoint, RFC 6749 section 3.2. */
export interface TokenRequest extends TokenAnswerFormat {
  /** Provider's name for messages, e.g. `Hubstaff`. */
  readonly provider: string;
  readonly url: string | URL;
  /** Body members; undefined ones are left out. A number stays one in JSON. */
  readonly parameters: Readonly<Record<string, string | number | undefined>>;
  readonly headers?: Readonly<Record<string, string>>;
  /**
   * How the body is written.
   *
   * @default "form"
   */
  readonly format?: "form" | "json" | undefined;
  /** Codes that mean a dead grant at this server although elsewhere they mean something else, e.g. `invalid_request`. */
  readonly refused?: readonly string[] | undefined;
  /** What a code usually means at this server, for messages, e.g. `{ invalid_grant: "The password was changed." }`. */
  readonly hints?: Readonly<Record<string, string>> | undefined;
}

/** An answer, read up to 1 MiB. */
export interface RawTokenResponse {
  readonly response: Response;
  readonly text: string;
  /** When the request was sent, in Unix milliseconds. */
  readonly obtainedAt: number;
}

const sizeCap = 1024 * 1024;
const longestWaitMs = 86_400_000;

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

/**
 * A `Retry-After` header (RFC 9110 section 10.2.3: seconds or a date) in milliseconds from `now`, a day at most: a longer wait
 * is a mistake of the server's.
 */
export function retryAfter(header: string | null, now: number): number | undefined {
  if (!header) return undefined;
  const ms = Number.isNaN(Number(header)) ? Date.parse(header) - now : Number(header) * 1000;
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(ms, 0), longestWaitMs);
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
