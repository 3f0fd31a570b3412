import { test } from "vitest";
import { missing } from "./support/lane.ts";

test("says once which of the other tests are skipped, and why", () => {
  if (missing.length > 0) process.stdout.write(`@tokens/session-redis skips tests: ${missing.join("; ")}.\n`);
});
