import { independent, type Decide, type Step } from "./step.ts";

/** A point of a schedule where one of several steps was chosen. */
interface Node {
  readonly steps: readonly Pick<Step, "id" | "touches">[];
  /** Steps whose orders with what follows were run elsewhere, by id. */
  readonly asleep: Map<string, Pick<Step, "id" | "touches">>;
  chosen: number;
}

/** A schedule's first choices; where they end, the first runnable step is taken. */
export type Choices = readonly number[];

/** A walk through all schedules of a scenario. */
export interface Tree {
  /** For the run that follows. */
  begin(): void;
  readonly decide: Decide;
  /** What the present run chose. */
  choices(): number[];
  /** Turns to the next schedule; false when there is none. */
  next(): boolean;
}

/** Thrown at a point whose every continuation was run before, in an order that makes no difference. */
export class Redundant extends Error {}

/**
 * Every schedule, depth first, each run from its beginning. Two orders of steps that share nothing are one schedule: once a step
 * was tried at a point it sleeps there, and wakes when something runs that it is not independent of (Godefroid's sleep sets).
 */
export function createTree(): Tree {
  const path: Node[] = [];
  let depth = 0;

  function enter(steps: readonly Step[]): Node {
    const before = path.at(-1);
    const asleep: Node["asleep"] = new Map();
    if (before) {
      const taken = before.steps[before.chosen]!;
      for (const [id, step] of before.asleep) if (independent(step, taken)) asleep.set(id, step);
    }
    const node = { steps: steps.map(({ id, touches }) => ({ id, touches })), asleep, chosen: 0 };
    node.chosen = steps.findIndex(({ id }) => !asleep.has(id));
    return node;
  }

  return {
    decide(steps) {
      if (depth === path.length) {
        const node = enter(steps);
        if (node.chosen < 0) throw new Redundant();
        path.push(node);
      }
      const { chosen, steps: seen } = path[depth]!;
      if (seen[chosen]!.id !== steps[chosen]?.id)
        throw new Error("The same choices led elsewhere: a schedule is not deterministic.");
      depth += 1;
      return chosen;
    },
    choices: () => path.flatMap(({ steps, chosen }) => (steps.length > 1 ? [chosen] : [])),
    begin: () => void (depth = 0),
    next() {
      for (let node = path.at(-1); node; node = path.at(-1)) {
        const done = node.steps[node.chosen]!;
        node.asleep.set(done.id, done);
        const { asleep } = node;
        const other = node.steps.findIndex(({ id }) => !asleep.has(id));
        if (other >= 0) {
          node.chosen = other;
          return true;
        }
        path.pop();
      }
      return false;
    },
  };
}

/** Follows given choices, then takes the first. */
export function follow(choices: Choices): Decide {
  let at = 0;
  return (steps) => {
    if (steps.length === 1) return 0;
    const choice = choices[at++] ?? 0;
    if (choice >= steps.length)
      throw new Error(`Choice ${at} is ${choice}, and there are only ${steps.length} steps to choose from.`);
    return choice;
  };
}

/** Chooses at random, a fault about once in eight times, and keeps what it chose. */
export function wander(random: () => number): { decide: Decide; choices: number[] } {
  const choices: number[] = [];
  const decide: Decide = (steps) => {
    if (steps.length === 1) return 0;
    const faults = steps.filter(({ fault }) => fault).length;
    const ordinary = steps.length - faults;
    const among = faults > 0 && random() < 1 / 8 ? [ordinary, faults] : [0, ordinary];
    const choice = among[0]! + Math.floor(random() * among[1]!);
    choices.push(choice);
    return choice;
  };
  return { decide, choices };
}

/** A small seeded generator (mulberry32): numbers from 0 to 1, the same for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
