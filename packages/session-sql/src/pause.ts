import { setTimeout } from "node:timers/promises";

/** Resolves after `ms` milliseconds, or at once when `signal` aborts. */
export async function pause(ms: number, options: { signal?: AbortSignal; ref?: boolean } = {}): Promise<void> {
  await setTimeout(ms, undefined, options).catch(() => undefined);
}

/** Resolves when `signal` aborts, at once when it has. */
export function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
