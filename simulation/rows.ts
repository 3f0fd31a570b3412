import type { Figures } from "./figures.ts";
import { providers } from "./lifetimes.ts";
import type { Result } from "./run.ts";

/** A result with its figures. */
export interface Row extends Result {
  readonly figures: Figures;
}

/** The row of a scenario, by its name. */
export type RowOf = (name: string) => Row;

/** Which providers' sessions ended. */
export function lossOf({ tally }: Row): string {
  const lost = providers.map(({ name }) => name).filter((name) => (tally.lostIdleOf[name] ?? 0) > 0);
  return lost.length > 0 ? `${lost.join(" and ")} lost` : "none lost";
}
