import type { Clock } from "@tokens/core";
import { start } from "./times.ts";

/** The life of one process: what it waits for does not happen once it has ended. */
export interface Life {
  alive: boolean;
}

/** Something that happens at a time, once, unless it is cancelled. */
export interface Alarm {
  readonly at: number;
  readonly order: number;
  readonly life: Life | undefined;
  run: (() => void) | undefined;
}

/** Virtual time in whole milliseconds: a heap of alarms. Alarms of the same time go off in the order in which they were set. */
export interface Timeline {
  now(): number;
  at(time: number, run: () => void, life?: Life): Alarm;
  in(ms: number, run: () => void, life?: Life): Alarm;
  /** Runs until this time, or until nothing is left. */
  run(until: number): Promise<void>;
  /** The clock of a process, which is wrong by `skewMs`. */
  clockOf(life: Life, skewMs: number): Clock;
}

const turnsBetweenBreaths = 20_000;

export function createTimeline(): Timeline {
  const heap: Alarm[] = [];
  let now = start;
  let order = 0;

  function at(time: number, act: () => void, life?: Life): Alarm {
    const alarm = { at: Math.max(Math.round(time), now), order: (order += 1), life, run: act };
    push(heap, alarm);
    return alarm;
  }

  async function run(until: number): Promise<void> {
    for (let turn = 1; heap.length > 0 && heap[0]!.at <= until; turn++) {
      const alarm = pop(heap);
      if (!alarm.run || alarm.life?.alive === false) continue;
      now = alarm.at;
      alarm.run();
      await settle();
      if (turn % turnsBetweenBreaths === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    now = Math.max(now, until);
  }

  return {
    now: () => now,
    at,
    in: (ms, act, life) => at(now + ms, act, life),
    run,
    clockOf: (life, skewMs) => ({
      now: () => now + skewMs,
      sleep: (ms, signal) =>
        new Promise((resolve) => {
          if (signal?.aborted) return resolve();
          const alarm = at(now + ms, resolve, life);
          signal?.addEventListener("abort", () => {
            alarm.run = undefined;
            resolve();
          });
        }),
    }),
  };
}

/** Lets everything run that waits for nothing but its turn: Node's next tick comes when no microtask is left. */
function settle(): Promise<void> {
  return new Promise((resolve) => process.nextTick(resolve));
}

function isBefore(a: Alarm, b: Alarm): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order);
}

function push(heap: Alarm[], alarm: Alarm): void {
  let place = heap.length;
  while (place > 0) {
    const parent = (place - 1) >> 1;
    if (!isBefore(alarm, heap[parent]!)) break;
    heap[place] = heap[parent]!;
    place = parent;
  }
  heap[place] = alarm;
}

function pop(heap: Alarm[]): Alarm {
  const first = heap[0]!;
  const last = heap.pop()!;
  if (heap.length === 0) return first;
  let place = 0;
  for (;;) {
    let child = 2 * place + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && isBefore(heap[child + 1]!, heap[child]!)) child += 1;
    if (!isBefore(heap[child]!, last)) break;
    heap[place] = heap[child]!;
    place = child;
  }
  heap[place] = last;
  return first;
}
