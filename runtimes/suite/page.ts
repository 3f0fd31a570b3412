import { runCases, type Host, type Result, type Settings } from "./case.ts";
import { casesFor } from "./index.ts";

/** Runs the suite in a page, and calls `report` for each case. */
export function runPage(load: Host["load"], settings: Settings, report: (result: Result) => void): Promise<void> {
  return runCases({ ...settings, load }, casesFor(settings.packages), report);
}
