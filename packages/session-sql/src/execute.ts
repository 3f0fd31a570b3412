import type { Value } from "./sql.ts";

/** What came of a statement. */
export interface Outcome {
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  /** Whether it found a row to change. */
  readonly changed: boolean;
}

/** Runs one statement on whatever connection is free. */
export type Execute = (text: string, parameters: readonly Value[]) => Promise<Outcome>;
