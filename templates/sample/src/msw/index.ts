/**
 * A Sample for tests, with tokens that rotate, expire and are revoked.
 *
 * @example
 * ```ts
 * import { createSample } from "@tokens/sample";
 * import { createSampleMock } from "@tokens/sample/msw";
 * import { setupServer } from "msw/node";
 *
 * const mock = createSampleMock();
 * const server = setupServer(...mock.handlers);
 * server.listen();
 *
 * const client = createSample(mock);
 * await client.tokens.save(mock.session());
 * await client.request("GET /user");
 * server.close();
 * ```
 *
 * @module
 */
export { createSampleMock, type SampleMock, type SampleMockOptions } from "./mock.ts";
export { sandboxServer } from "./sandbox.ts";
export type { SampleState } from "./state.ts";
