/** How a request may fail: it is answered with 503 and has no effect, or its connection is reset, before or after its effect. */
export type RequestFault = "unavailable" | "reset";

/** One thing that can happen next. Nothing else lets a process go on. */
export interface Step {
  /** The same in every order of the steps before it that do not concern it. */
  readonly id: string;
  /** In words. */
  readonly what: string;
  /** Whose progress it is; a crash of that process undoes it. */
  readonly process: string;
  /** What it reads or changes: two steps that share nothing can be swapped without a difference. */
  readonly touches: readonly string[];
  /** Not before that time of the virtual clock. */
  readonly at?: number;
  /** Under way in the network, and can be late. `out`: continues while its process is paused. */
  readonly network?: "out" | "back";
  /** Something that goes wrong. */
  readonly fault?: true;
  /** What may become of a request instead of its effect or its answer. */
  readonly failures?: Readonly<Record<RequestFault, () => void>>;
  run(): void;
}

/** Chooses one of the steps by its index. The undisturbed course comes first. */
export type Decide = (runnable: readonly Step[]) => number;

/** Touched by what must stay in its place, as the passing of time. */
export const everything = "*";

/** Whether two steps can be swapped without a difference. */
export function independent(a: Pick<Step, "touches">, b: Pick<Step, "touches">): boolean {
  if (a.touches.includes(everything) || b.touches.includes(everything)) return false;
  return !a.touches.some((thing) => b.touches.includes(thing));
}

/** Touched by whatever a crash of the process would undo at the other end of the network. */
export function lifeOf(process: string): string {
  return `life of ${process}`;
}
