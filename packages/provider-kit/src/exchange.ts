import type { TokenManager } from "@tokens/core";
import { TimeoutError, type KyInstance } from "ky";

/** What sends the requests of an account. */
interface Sender {
  readonly tokens: Pick<TokenManager, "fetch">;
  readonly http: KyInstance;
}

/** The options of a request that may be sent without ky. */
export interface PlainOptions {
  readonly headers: Readonly<Record<string, string>>;
  /** Milliseconds until the headers of the response, and again until the end of its body. */
  readonly timeout: number | false;
}

/** A request, apart from its URL. */
export interface OutgoingRequest {
  readonly method: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: BodyInit;
  readonly signal?: AbortSignal;
}

/** A response whose body is still to be read. */
export interface Reply {
  readonly response: Response;
  /** Throws ky's `TimeoutError` when the body takes too long. */
  text(): Promise<string>;
}

/**
 * Sends a request. With `plain`, the first attempt does not use ky; if it fails, ky treats the outcome as its own first attempt, and
 * retries or throws.
 */
export async function exchange(
  sender: Sender,
  plain: PlainOptions | undefined,
  url: string,
  request: OutgoingRequest,
): Promise<Reply> {
  // Node rejects unhandled when the body of a form or a file is dropped unread, as ky would do with that of its first attempt.
  const isText = typeof request.body !== "object";
  let first = plain && isText ? attempt(sender, plain, url, request) : undefined;
  try {
    const reply = await first;
    if (reply?.response.ok) return reply;
  } catch {
    // ky gets the same error.
  }
  const pending = sender.http(url, {
    ...request,
    async fetch(...next) {
      const before = first;
      first = undefined;
      return before ? (await before).response : sender.tokens.fetch(...next);
    },
  });
  return { response: await pending, text: () => pending.text() };
}

async function attempt(
  { tokens }: Sender,
  { headers: always, timeout }: PlainOptions,
  url: string,
  { headers, signal, ...request }: OutgoingRequest,
): Promise<Reply> {
  const controller = new AbortController();
  const expire = (): void => controller.abort(new TimeoutError(new Request(url, { method: request.method })));
  async function inTime<T>(work: Promise<T>): Promise<T> {
    const timer = timeout === false ? undefined : setTimeout(expire, timeout);
    try {
      return await work;
    } finally {
      clearTimeout(timer);
    }
  }
  const response = await inTime(
    tokens.fetch(url, {
      ...request,
      headers: headers ? overriding(always, headers) : always,
      signal: signal ? AbortSignal.any([signal, controller.signal]) : controller.signal,
    }),
  );
  return { response, text: () => inTime(response.text()) };
}

function overriding(always: PlainOptions["headers"], headers: NonNullable<OutgoingRequest["headers"]>): Headers {
  const all = new Headers(always);
  for (const [name, value] of Object.entries(headers)) all.set(name, value);
  return all;
}
