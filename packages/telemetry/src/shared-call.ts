import type { Clock } from "@tokens/core";

/**
 * Calls `work` once at a time: callers share the call in progress. Each waits for `timeoutMs` and then gets a `TimeoutError`. A call that
 * hangs is not repeated, so that frequent scrapes and probes do not pile up on a store that is down.
 */
export function sharedCall<T>(clock: Clock, timeoutMs: number, work: () => T | Promise<T>): () => Promise<T> {
  let running: Promise<T> | undefined;
  return () => {
    running ??= (async () => work())().finally(() => (running = undefined));
    const settled = new AbortController();
    const late = clock.sleep(timeoutMs, settled.signal).then(() => {
      throw new DOMException("It timed out.", "TimeoutError");
    });
    return Promise.race([running, late]).finally(() => settled.abort());
  };
}
