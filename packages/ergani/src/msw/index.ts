/**
 * An Ergani for tests. It issues, rotates, expires and refuses tokens like Ergani, and responds to every route.
 *
 * @example
 * ```ts
 * import { createErgani } from "@tokens/ergani";
 * import { createErganiMock } from "@tokens/ergani/msw";
 * import { setupServer } from "msw/node";
 *
 * const mock = createErganiMock();
 * const server = setupServer(...mock.handlers);
 * server.listen();
 *
 * const { username, password } = mock;
 * const ergani = createErgani({ environment: "production", username, password });
 * await ergani.service("EX_BASE_01");
 * mock.expireAccessTokens();
 * await ergani.service("EX_BASE_01");
 * mock.requests("POST /Authentication/Refresh").length; // 1
 * server.close();
 * ```
 *
 * @module
 */
export { createErganiMock, type ErganiMock, type ErganiMockOptions } from "./mock.ts";
export { sandboxServer } from "./sandbox.ts";
export { employeeAfm, employerAfm, type ErganiState, type RecordedDocument } from "./state.ts";
