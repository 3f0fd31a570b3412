import { readRateLimit } from "@tokens/provider-kit";
import type { Clock, UnsentRequest } from "@tokens/core";

/** What is left of a pool of calls, as of its last response. */
export interface PodioRateLimit {
  /** Calls per hour: 1,000, or 250 for operations that the reference marks "Rate limited". */
  readonly limit: number;
  readonly remaining: number;
  /** The pool's name: its limit. */
  readonly pool: string;
  /** When the response arrived, in Unix milliseconds. */
  readonly at: number;
}

/** Slows calls down before a pool is empty. */
export interface LimiterOptions {
  /** With fewer calls left than this, each call waits for its share of the hour: 3.6 s of 1,000 calls, 14.4 s of 250. */
  readonly whenBelow: number;
}

/** Reads `X-Rate-Limit-Limit` and `X-Rate-Limit-Remaining`. */
export function readPool(headers: Headers, now: number): PodioRateLimit | undefined {
  const { limit, remaining } = readRateLimit(headers, now) ?? {};
  return limit === undefined || remaining === undefined
    ? undefined
    : { limit, remaining, pool: String(limit), at: now };
}

type Call = Pick<UnsentRequest, "method" | "url">;

/** The pools of one account. */
export class RateLimits {
  readonly #pools = new Map<string, PodioRateLimit>();
  /** The pool that each kind of call last drew on. */
  readonly #poolOf = new Map<string, string>();

  /** The last known state of each pool. */
  get pools(): readonly PodioRateLimit[] {
    return [...this.#pools.values()];
  }

  /** The pool that a call will draw on; undefined without a response to such a call in the last hour. */
  expected(request: Call, now: number): PodioRateLimit | undefined {
    const found = this.#pools.get(this.#poolOf.get(kindOf(request)) ?? "");
    return found && now - found.at < hourMs ? found : undefined;
  }

  /** Records a response. */
  record(request: Call, headers: Headers, now: number): void {
    const seen = readPool(headers, now);
    if (!seen) return;
    this.#pools.set(seen.pool, seen);
    if (this.#poolOf.size < mostKinds) this.#poolOf.set(kindOf(request), seen.pool);
  }
}

const hourMs = 3_600_000;
const mostKinds = 1000;

function kindOf({ method, url }: Call): string {
  return `${method} ${new URL(url).pathname.replaceAll(/\d+/g, "#")}`;
}

/** `fetch` that records pools and, with a limiter, waits before a call that would nearly empty one. */
export function meteredFetch(
  send: typeof fetch,
  limits: RateLimits,
  clock: Clock,
  limiter: LimiterOptions | undefined,
  call: Call,
): typeof fetch {
  return async (input, init) => {
    if (limiter) {
      const pool = limits.expected(call, clock.now());
      if (pool && pool.remaining < limiter.whenBelow) await clock.sleep(hourMs / pool.limit, init?.signal ?? undefined);
    }
    const response = await send(input, init);
    limits.record(call, response.headers, clock.now());
    return response;
  };
}
