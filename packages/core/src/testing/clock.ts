import type { Clock } from "../clock.ts";

/** A clock that stands still until a test moves it. */
export interface TestClock extends Clock {
  /** Sets the time without waking anyone: a clock that was wrong and is corrected. */
  set(now: number): void;
  /** Moves the time forward, waking each sleeper at its own time and letting its work run before the next. */
  advance(ms: number): Promise<void>;
  /**
   * Moves the time from sleeper to sleeper until `work` settles, and settles as it does. For work that waits for nothing but this
   * clock.
   */
  runUntil<T>(work: Promise<T>): Promise<T>;
  /** How many sleep. */
  readonly sleeping: number;
}

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

/** A settable clock. @default 2026-01-01T00:00:00Z */
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

/** Lets everything run that waits for nothing but its turn. */
export async function settle(turns: number = 5): Promise<void> {
  for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setTimeout(resolve));
}
