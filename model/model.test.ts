import { expect, test } from "vitest";
import { runModel } from "./run.ts";

test("every invariant holds in a slice of the model", async () => {
  const report = await runModel({ limit: 500 });
  expect(report.failures).toEqual([]);
});
