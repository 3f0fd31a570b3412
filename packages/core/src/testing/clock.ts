import type { Clock } from "../clock.ts";

/** A clock that tests advance. */
export interface TestClock extends Clock {
  /** Sets the time without waking sleepers, like a clock that is corrected. */
  set(now: number): void;
  /** Advances the time, waking each sleeper at its time and letting its work run before the next one. */
  advance(ms: number): Promise<void>;
  /**
   * Advances the time from sleeper to sleeper until `work` settles, and settles like it. For work that waits only for this clock.
   */
  runUntil<T>(work: Promise<T>): Promise<T>;
  /** Number of sleepers. */
  readonly sleeping: number;
}

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

/** Creates a test clock. `start` is 2026-01-01T00:00:00Z by default. */
export function testClock(start: number = Date.UTC(2026, 0, 1)): TestClock {
  let now = start;
  const sleepers = new Set<Sleeper>();
  const earliest = (): Sleeper | undefined => [...sleepers].toSorted((a, b) => a.at - b.at)[0];
  const wakeUp = (sleeper: Sleeper): Promise<void> => {
    now = Math.max(now, sleeper.at);
    sleeper.wake();
    return settle();
  };
  return {
    now: () => now,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        const wake = (): void => {
          sleepers.delete(sleeper);
          signal?.removeEventListener("abort", wake);
          resolve();
        };
        const sleeper = { at: now + ms, wake };
        sleepers.add(sleeper);
        if (signal?.aborted || ms <= 0) wake();
        else signal?.addEventListener("abort", wake);
      }),
    set: (time) => void (now = time),
    async advance(ms) {
      const end = now + ms;
      await settle();
      for (let next = earliest(); next && next.at <= end; next = earliest()) await wakeUp(next);
      now = end;
      await settle();
    },
    async runUntil(work) {
      let done = false;
      const finish = (): void => void (done = true);
      work.then(finish, finish);
      await settle();
      for (let next = earliest(); next && !done; next = earliest()) await wakeUp(next);
      return work;
    },
    get sleeping() {
      return sleepers.size;
    },
  };
}

/** Runs pending promises and immediate timers. */
export async function settle(turns: number = 5): Promise<void> {
  for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setTimeout(resolve));
}
