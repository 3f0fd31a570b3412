/**
 * A PSOhub for tests, with its own login, access tokens of ten minutes, and 64-bit ids as bare integers in JSON.
 *
 * @example
 * ```ts
 * import { createPsohub } from "@tokens/psohub";
 * import { createPsohubMock } from "@tokens/psohub/msw";
 * import { setupServer } from "msw/node";
 *
 * const mock = createPsohubMock();
 * const server = setupServer(...mock.handlers);
 * server.listen();
 *
 * const psohub = createPsohub(mock);
 * await psohub.tokens.save(mock.session("https://app.example.com/callback"));
 * mock.expireAccessTokens();
 * await psohub.request("GET /projects");
 * mock.requests("POST /oauth/token").length;   // 1
 * server.close();
 * ```
 *
 * @module
 */
export { createPsohubMock, type PsohubMock, type PsohubMockOptions } from "./mock.ts";
export { sandboxServer } from "./sandbox.ts";
export { ids, type PsohubState } from "./state.ts";
