/**
 * A Hubstaff for tests. It issues, rotates, expires and refuses tokens like Hubstaff, and responds to every route.
 *
 * @example
 * ```ts
 * import { createHubstaff } from "@tokens/hubstaff";
 * import { createHubstaffMock } from "@tokens/hubstaff/msw";
 * import { setupServer } from "msw/node";
 *
 * const mock = createHubstaffMock();
 * const server = setupServer(...mock.handlers);
 * server.listen();
 *
 * const hubstaff = createHubstaff({ personalAccessToken: mock.personalAccessToken });
 * await hubstaff.request("GET /v2/users/me");
 * mock.expireAccessTokens();
 * await hubstaff.request("GET /v2/users/me");
 * mock.requests("POST /access_tokens").length;   // 2
 * server.close();
 * ```
 *
 * @module
 */
export type { SentEvent } from "./deliver.ts";
export { demoListInputs } from "./demo-list-inputs.ts";
export { createHubstaffMock, type HubstaffMock, type HubstaffMockOptions } from "./mock.ts";
export { sandboxServer } from "./sandbox.ts";
export type { HubstaffState } from "./state/tables.ts";
export { demoPersonalAccessToken } from "./tokens.ts";
