import type { Fact } from "./facts.ts";
import { lifeOf, type RequestFault, type Step } from "./step.ts";

/**
 * What may go wrong: a process is gone for good, a process is paused while time passes, a message is late, a token request
 * is delivered once more, is answered with 503, or loses its connection.
 */
export type Fault = "crash" | "pause" | "stall" | "copy" | RequestFault;

/** What the faults of a schedule act on. */
export interface Scene {
  readonly now: number;
  readonly pending: readonly Step[];
  /** Names of the processes that have a call or a message under way. */
  readonly busy: readonly string[];
  /** Token requests that took effect, to be delivered once more. */
  readonly copies: readonly Step[];
  record(fact: Fact): void;
  /** Forgets a process and everything that is under way for it. */
  bury(process: string): void;
}

export interface Faults {
  /** What can go wrong now. */
  steps(): Step[];
  /** Nothing goes wrong from now on. */
  end(): void;
  isLate(step: Step): boolean;
  /** Waits for the end of a pause. */
  isPaused(step: Step): boolean;
  /** Neither late nor standing still, or for long enough that it makes a difference. */
  mayRun(step: Step): boolean;
  /** The end of the pause, once time has passed in it or nothing else is left. */
  resume(nothingElse: boolean): Step | undefined;
  forget(step: Step): void;
}

/** Keeps the faults of one schedule: `most` of them, of the given kinds. */
export function createFaults(scene: Scene, kinds: readonly Fault[], most: number): Faults {
  /** When they became late. */
  const late = new Map<Step, number>();
  let paused: { readonly process: string; readonly since: number } | undefined;
  let budget = most;

  function fault(kind: Fault, { process, id, what, touches, run }: Step): Step {
    const spend = (): void => {
      budget -= 1;
      run();
    };
    return {
      id: `${kind} ${id}`,
      what: `FAULT: ${what}`,
      process,
      touches: [...touches, "fault"],
      fault: true,
      run: spend,
    };
  }

  function crash(process: string): Step {
    const run = (): void => {
      scene.record({ type: "crashed", process });
      if (paused?.process === process) paused = undefined;
      scene.bury(process);
    };
    return fault("crash", {
      id: process,
      what: `${process} crashes`,
      process,
      touches: [process, lifeOf(process)],
      run,
    });
  }

  function pause(process: string): Step {
    const run = (): void => {
      scene.record({ type: "paused", process });
      paused = { process, since: scene.now };
    };
    return fault("pause", { id: process, what: `${process} is paused`, process, touches: [process], run });
  }

  function stall(step: Step): Step {
    const { id, what, process, touches } = step;
    const run = (): void => {
      late.set(step, scene.now);
    };
    return fault("stall", { id, what: `late: ${what}`, process, touches: [...touches, process], run });
  }

  function fail(kind: RequestFault, { id, what, process, touches, failures }: Step): Step {
    return fault(kind, { id, what: `${kind} instead of: ${what}`, process, touches, run: failures![kind] });
  }

  const isPaused = (step: Step): boolean => step.process === paused?.process && step.network !== "out";

  return {
    steps() {
      if (budget === 0) return [];
      return kinds.flatMap((kind) => {
        if (kind === "crash") return scene.busy.map(crash);
        if (kind === "pause") return paused ? [] : scene.busy.map(pause);
        if (kind === "copy") return scene.copies.map((copy) => fault(kind, copy));
        if (kind === "unavailable" || kind === "reset") {
          const open = scene.pending.filter(
            ({ failures, network }) => failures && (kind === "reset" || network === "out"),
          );
          return open.map((step) => fail(kind, step));
        }
        return scene.pending.filter((step) => step.network && !late.has(step)).map(stall);
      });
    },
    end: () => void (budget = 0),
    isLate: (step) => late.has(step),
    isPaused,
    mayRun: (step) => !isPaused(step) && (late.get(step) ?? 0) < scene.now,
    resume(nothingElse) {
      if (!paused || (paused.since === scene.now && !nothingElse)) return undefined;
      const { process } = paused;
      const run = (): void => {
        scene.record({ type: "resumed", process });
        paused = undefined;
      };
      return { id: `resume ${process}`, what: `${process} goes on`, process, touches: [process], run };
    },
    forget: (step) => void late.delete(step),
  };
}
