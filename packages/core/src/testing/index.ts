/**
 * For authors of session managers: conformance cases, as plain data for any test runner, and a test clock.
 *
 * @example
 * ```ts
 * import { memorySessions } from "@tokens/core";
 * import { sharedSessionManagerCases, testClock } from "@tokens/core/testing";
 *
 * const clock = testClock();
 * const cases = sharedSessionManagerCases(async () => {
 *   const sessions = memorySessions({ clock });
 *   return { sessions, another: async () => sessions, pass: (ms) => clock.advance(ms) };
 * });
 * for (const { name, run } of cases) console.log(name, await run());
 * ```
 *
 * @module
 */
export type { Case } from "./check.ts";
export { settle, testClock, type TestClock } from "./clock.ts";
export { sessionManagerCases } from "./session-manager-cases.ts";
export { sharedSessionManagerCases, type SuiteOptions } from "./shared-session-manager-cases.ts";
export type { StoreUnderTest } from "./store-under-test.ts";
