import type { Value } from "./sql.ts";

/** Result of a statement. */
export interface StatementResult {
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  /** Whether it changed a row. */
  readonly changed: boolean;
}

/** Runs one statement on any connection. */
export type Execute = (text: string, parameters: readonly Value[]) => Promise<StatementResult>;
