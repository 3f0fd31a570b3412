import { test } from "vitest";
import { missing } from "./support/lane.ts";

test("reports skipped tests once", () => {
  if (missing.length > 0) process.stdout.write(`@tokens/session-redis skips tests: ${missing.join("; ")}.\n`);
});
