import { systemClock } from "@tokens/core";

/** An open subscription to a channel of the database. */
interface Subscription {
  /** Settles when the connection breaks. */
  readonly ended: Promise<unknown>;
  close(): Promise<unknown>;
}

/** Subscribes to a channel on a dedicated connection. `onKey` gets the payload of each notification. */
export type Subscribe = (channel: string, onKey: (key: string) => void) => Promise<Subscription>;

/** Watchers that share one subscription. */
export interface Listener {
  watch(key: string, onChange: () => void): Disposable;
  /** Whether a notification has arrived on the current subscription. */
  readonly live: boolean;
  /** Removes every watcher and ends the subscription. */
  close(): Promise<void>;
}

const longestPauseMs = 5000;

/**
 * Subscribes while there are watchers, and again when the connection breaks. A subscription is live once a notification has arrived,
 * because a transaction pooler accepts LISTEN but delivers nothing. `probe` sends a notification without a key, as commits do.
 */
export function createListener(channel: string, subscribe: Subscribe, probe: () => Promise<unknown>): Listener {
  const watchers = new Map<string, Set<() => void>>();
  let running: Promise<void> | undefined;
  let idle = new AbortController();
  let live = false;

  const onKey = (key: string): void => {
    live = true;
    for (const onChange of watchers.get(key) ?? []) onChange();
  };

  async function run(): Promise<void> {
    for (let failures = 0; watchers.size > 0; failures++) {
      const idleSignal = (idle = new AbortController()).signal;
      try {
        const subscription = await subscribe(channel, onKey);
        try {
          if (!idleSignal.aborted) {
            await probe();
            failures = 0;
            await Promise.race([subscription.ended, aborted(idleSignal)]);
          }
        } finally {
          live = false;
          await subscription.close();
        }
      } catch {
        // Waiters poll meanwhile.
      }
      if (!idleSignal.aborted) await systemClock.sleep(Math.min(100 * 2 ** failures, longestPauseMs), idleSignal);
    }
  }

  function start(): void {
    running = run().finally(() => {
      running = undefined;
      if (watchers.size > 0) start();
    });
  }

  function drop(key: string, onChange: () => void): void {
    const set = watchers.get(key);
    if (!set?.delete(onChange) || set.size > 0) return;
    watchers.delete(key);
    if (watchers.size === 0) idle.abort();
  }

  return {
    get live() {
      return live;
    },
    watch(key, onChange) {
      const watcher = (): void => onChange();
      watchers.set(key, (watchers.get(key) ?? new Set()).add(watcher));
      if (!running) start();
      return { [Symbol.dispose]: () => drop(key, watcher) };
    },
    async close() {
      watchers.clear();
      idle.abort();
      await running;
    },
  };
}

/** Resolves when `signal` aborts, at once when it has. */
function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
