import type { Clock } from "@tokens/core";
import type { Fact, Timed } from "./facts.ts";
import { createFaults, type Fault } from "./faults.ts";
import { everything, lifeOf, type Decide, type RequestFault, type Step } from "./step.ts";

export interface WorldOptions {
  readonly faults: readonly Fault[];
  /** How many faults a schedule may have. */
  readonly budget: number;
}

/** A request to another end of the network: what it does there, and its answer, are two steps. */
export interface Exchange<T> {
  readonly process: string;
  readonly what: string;
  /** What the effect touches. */
  readonly place: string;
  effect(): T;
  receive(answer: T): void;
  /** Tells the process of a failure; without it the request never fails. */
  fail?(fault: RequestFault): void;
}

/** The scheduler, the network and the virtual clock of one schedule. */
export interface Simulation {
  readonly facts: readonly Timed[];
  now(): number;
  record(fact: Fact): void;
  /** Makes something possible. Its id counts the process's own steps unless given. */
  add(step: Omit<Step, "id"> & { readonly id?: string }): Step;
  drop(step: Step): void;
  exchange<T>(exchange: Exchange<T>): { hangUp(): void };
  /** The clock of one process: it wakes by a step. */
  clockOf(process: string): Clock;
  /** A call of a process has begun (1) or ended (-1): a process without one neither crashes nor pauses. */
  busy(process: string, change: 1 | -1): void;
  /** Offers, as a fault, that a request which took effect is delivered once more. */
  offerCopy(copy: Step): void;
  isDead(process: string): boolean;
  endFaults(): void;
  /** Runs until nothing can happen any more. */
  run(decide: Decide, onStep?: (step: Step) => void): Promise<void>;
  /** Frees what Node keeps for as long as someone listens to a signal that follows others. */
  [Symbol.dispose](): void;
}

const start = Date.UTC(2026, 0, 1);
const mostSteps = 2000;

export function createSimulation({ faults: kinds, budget }: WorldOptions): Simulation {
  const pending: Step[] = [];
  const facts: Timed[] = [];
  const copies: Step[] = [];
  const counters = new Map<string, number>();
  const calls = new Map<string, number>();
  const dead = new Set<string>();
  /** Each ends the listening to one signal. */
  const listeners = new Set<() => void>();
  let now = start;

  const faults = createFaults(
    {
      get now() {
        return now;
      },
      pending,
      get busy() {
        return [...calls.keys()].filter(
          (name) => calls.get(name)! > 0 || pending.some(({ process }) => process === name),
        );
      },
      copies,
      record,
      bury(process) {
        dead.add(process);
        calls.delete(process);
        for (const step of pending.filter((one) => one.process === process)) drop(step);
      },
    },
    kinds,
    budget,
  );

  function record(fact: Fact): void {
    facts.push({ ...fact, at: now });
  }

  function nextId(process: string): string {
    const n = (counters.get(process) ?? 0) + 1;
    counters.set(process, n);
    return `${process}.${n}`;
  }

  function add(step: Omit<Step, "id"> & { readonly id?: string }): Step {
    const added = { ...step, id: step.id ?? nextId(step.process) };
    if (!dead.has(step.process)) pending.push(added);
    return added;
  }

  function drop(step: Step): void {
    const index = pending.indexOf(step);
    if (index >= 0) pending.splice(index, 1);
    faults.forget(step);
  }

  function exchange<T>({ process, what, place, effect, receive, fail }: Exchange<T>): { hangUp(): void } {
    let listening = true;
    let back: Step | undefined;
    function reply(kind: string, outcome: string, deliver: () => void): void {
      if (!listening) return;
      if (back) drop(back);
      back = add({
        id: `${id}.${kind}`,
        what: `${what} is ${outcome}`,
        process,
        touches: [process],
        network: "back",
        run: deliver,
        ...(kind === "answer" && failures),
      });
    }
    const failing = (kind: RequestFault, outcome: string) => (): void => {
      drop(out);
      reply(kind, outcome, () => fail!(kind));
    };
    const failures = fail && {
      failures: {
        unavailable: failing("unavailable", "answered with 503"),
        reset: failing("reset", "cut off by a reset"),
      },
    };
    const out = add({
      what: `${what} takes effect`,
      process,
      touches: [place, lifeOf(process)],
      network: "out",
      run() {
        const answer = effect();
        reply("answer", "answered", () => receive(answer));
      },
      ...failures,
    });
    const { id } = out;
    return {
      hangUp() {
        listening = false;
        if (back) drop(back);
      },
    };
  }

  const clockOf = (process: string): Clock => ({
    now: () => now,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve();
        const finish = (): void => {
          drop(alarm);
          forget();
          resolve();
        };
        const forget = (): void => {
          signal?.removeEventListener("abort", finish);
          listeners.delete(forget);
        };
        const what = `${process}'s timer of ${ms} ms ends`;
        const alarm = add({ what, process, touches: [process], at: now + ms, run: finish });
        signal?.addEventListener("abort", finish);
        listeners.add(forget);
      }),
  });

  /** Time passes when nobody has anything to do, and then to the next timer. */
  function timeStep(): Step[] {
    const times = pending.flatMap(({ at = 0 }) => (at > now ? [at] : []));
    if (times.length === 0) return [];
    const next = Math.min(...times);
    const pass = (): void => void (now = next);
    return [{ id: "time", what: `${next - now} ms pass`, process: "time", touches: [everything], run: pass }];
  }

  /** All that can happen next. Empty when all is done. */
  function runnable(): Step[] {
    const ready = pending.filter((step) => (step.at ?? 0) <= now && faults.mayRun(step));
    const prompt = ready.filter((step) => !faults.isLate(step));
    const steps = [...(prompt.length > 0 ? prompt : timeStep()), ...ready.filter(faults.isLate)];
    // What is late arrives at last, even when nobody waits for it any more.
    if (steps.length === 0) steps.push(...pending.filter((step) => faults.isLate(step) && !faults.isPaused(step)));
    const resume = faults.resume(steps.length === 0);
    if (resume) steps.push(resume);
    if (steps.length === 0 && pending.length > 0) throw new Error("Something is pending, and nothing can happen.");
    const wrong = faults.steps();
    if (steps.length === 0 && wrong.length > 0)
      steps.push({ id: "end", what: "nothing goes wrong", process: "time", touches: [everything], run: faults.end });
    return [...steps, ...wrong];
  }

  async function run(decide: Decide, onStep?: (step: Step) => void): Promise<void> {
    await settle();
    for (let n = 0; n < mostSteps; n++) {
      const steps = runnable();
      if (steps.length === 0) return;
      const step = steps[decide(steps)]!;
      onStep?.(step);
      drop(step);
      step.run();
      await settle();
    }
    throw new Error(`The schedule has not ended after ${mostSteps} steps.`);
  }

  return {
    facts,
    now: () => now,
    record,
    add,
    drop,
    exchange,
    clockOf,
    busy: (process, change) => void calls.set(process, (calls.get(process) ?? 0) + change),
    offerCopy: (copy) => void copies.push(copy),
    isDead: (process) => dead.has(process),
    endFaults: faults.end,
    run,
    [Symbol.dispose]() {
      for (const forget of listeners) forget();
    },
  };
}

/** Lets everything run that waits for nothing but its turn: Node's next tick comes when no microtask is left. */
function settle(): Promise<void> {
  return new Promise((resolve) => process.nextTick(resolve));
}
