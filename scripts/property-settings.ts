import { expect } from "vitest";

/**
 * How many cases each property of a `*.properties.test.ts` gets, and which ones. CI always runs the same; `pnpm fuzz` runs more, from a random seed.
 */
if (expect.getState().testPath?.endsWith(".properties.test.ts")) {
  const { default: fc } = await import("fast-check");
  fc.configureGlobal({
    numRuns: Number(process.env["FUZZ_CASES"] ?? 2000),
    seed: Number(process.env["FUZZ_SEED"] ?? 1),
  });
}
