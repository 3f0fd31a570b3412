import { spreadOf, type Spread } from "./statistics.ts";

/** Measures one contender once. */
export type Contender = () => Promise<number>;

/** The figures of each contender, by round. */
export type Figures = Readonly<Record<string, readonly number[]>>;

/** A busy machine gets at least so many rounds. */
const fewestRounds = 7;

export interface Rounds {
  readonly rounds: number;
  /** After this time, no further round begins. */
  readonly budgetMs: number;
  /** Rounds before those, which are not counted. */
  readonly warmUp: number;
  readonly random: () => number;
  /** Says how far it is. */
  progress(text: string): void;
}

/** In each round, every contender runs once, in random order, so that all of them meet the same noise. */
export async function interleaved(
  contenders: Readonly<Record<string, Contender>>,
  { rounds, budgetMs, warmUp, random, progress }: Rounds,
): Promise<Figures> {
  const names = Object.keys(contenders);
  const figures = Object.fromEntries(names.map((name): [string, number[]] => [name, []]));
  const startedAt = performance.now();
  for (let round = -warmUp; round < rounds; round++) {
    if (round >= fewestRounds && performance.now() - startedAt > budgetMs) break;
    progress(round < 0 ? "warming up" : `round ${round + 1} of ${rounds}`);
    for (const name of shuffled(names, random)) {
      const figure = await contenders[name]!();
      if (round >= 0) figures[name]!.push(figure);
    }
  }
  return figures;
}

/** The ratio of two contenders in each round. */
export function ratios(figures: readonly number[], base: readonly number[]): Spread {
  return spreadOf(figures.map((figure, round) => figure / base[round]!));
}

/** A copy in random order. */
export function shuffled<T>(list: readonly T[], random: () => number): T[] {
  const copy = [...list];
  for (let last = copy.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [copy[last], copy[other]] = [copy[other]!, copy[last]!];
  }
  return copy;
}

/** Milliseconds that `work` takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
