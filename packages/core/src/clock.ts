/** A source of time, which tests can replace. */
export interface Clock {
  /** Unix milliseconds. */
  now(): number;
  /** Resolves after `ms` milliseconds, or at once when `signal` aborts. Never rejects. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** The system clock and its timers. */
export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      const finish = (): void => {
        clearTimeout(timer);
        signal?.removeEventListener("abort", finish);
        resolve();
      };
      const timer = setTimeout(finish, ms);
      if (signal?.aborted) finish();
      else signal?.addEventListener("abort", finish);
    }),
};

/**
 * Settles like `work`, or rejects with `late()` after `ms`, or with the reason of `signal` when it aborts. `work` is not cancelled.
 */
export async function withTimeout<T>(
  clock: Clock,
  ms: number,
  work: Promise<T>,
  late: () => Error,
  signal?: AbortSignal,
): Promise<T> {
  const settled = new AbortController();
  const alarm = clock.sleep(ms, signal ? AbortSignal.any([signal, settled.signal]) : settled.signal).then(() => {
    signal?.throwIfAborted();
    if (!settled.signal.aborted) throw late();
    return work;
  });
  alarm.catch(() => undefined);
  return Promise.race([work, alarm]).finally(() => settled.abort());
}
