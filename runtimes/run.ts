import type { Result, Settings } from "./suite/case.ts";

/** What a runner gets: where the packages are installed, and what the suite is told. */
export interface Run {
  readonly consumer: string;
  readonly settings: Settings;
  report(result: Result): void;
}
