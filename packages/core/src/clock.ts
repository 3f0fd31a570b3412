/** Time, handed in so that tests decide what it is. */
export interface Clock {
  /** Unix milliseconds. */
  now(): number;
  /** Resolves after `ms` milliseconds, or at once when `signal` aborts. Never rejects. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** The system's clock and timers. */
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
 * Settles as `work` does, or rejects: with `late()` after `ms`, with its reason when `signal` aborts. What `work` does after
 * that is the caller's to watch.
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
