/**
 * A Podio for tests. It issues, rotates, expires and refuses tokens like Podio, and responds to every route.
 *
 * @example
 * ```ts
 * import { createPodio } from "@tokens/podio";
 * import { createPodioMock } from "@tokens/podio/msw";
 * import { setupServer } from "msw/node";
 *
 * const mock = createPodioMock();
 * const server = setupServer(...mock.handlers);
 * server.listen();
 *
 * const app = createPodio(mock).app(111, mock.appTokens[111]);
 * await app.request("GET /item/{item_id}", { item_id: 555 });
 * mock.expireAccessTokens();
 * await app.request("GET /item/{item_id}", { item_id: 555 });
 * mock.tokenRequests().length;   // 2
 * server.close();
 * ```
 *
 * @module
 */
export type { ExceededRateLimit, PodioLimits } from "./limits.ts";
export { createPodioMock } from "./mock.ts";
export type { PodioMock, PodioMockOptions } from "./options.ts";
export { sandboxServer } from "./sandbox.ts";
export type { Deleted, PodioState, StoredFile, StoredItem } from "./state.ts";
