import type { Clock } from "@tokens/core";

/** Options of `cached`. */
export interface CachedOptions {
  readonly clock: Clock;
  /** How long a value is used before it is loaded again, and how long callers with a value wait for that (milliseconds). */
  readonly ttlMs: number;
  /** Whether the last value stays in use when it cannot be loaded again. */
  outlives(error: unknown): boolean;
}

/** Shares one load among all callers, and uses its value for a while. Callers that have a value do not wait for a load that hangs. */
export function cached<T>(load: () => Promise<T>, { clock, ttlMs, outlives }: CachedOptions): () => Promise<T> {
  let latest: Promise<T> | undefined;
  let loadedAt = -Infinity;

  async function reload(previous: Promise<T> | undefined): Promise<T> {
    const done = new AbortController();
    try {
      const loading = load();
      if (!previous) return await loading;
      const late = clock.sleep(ttlMs, done.signal).then(() => previous);
      return await Promise.race([loading, late]);
    } catch (error) {
      if (previous && outlives(error)) return previous;
      latest = undefined;
      throw error;
    } finally {
      done.abort();
    }
  }

  return () => {
    const now = clock.now();
    if (latest && now - loadedAt < ttlMs) return latest;
    loadedAt = now;
    return (latest = reload(latest));
  };
}
