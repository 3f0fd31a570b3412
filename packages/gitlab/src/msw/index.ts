/**
 * A GitLab for tests: users, projects and issues, with tokens that rotate, expire and are revoked.
 *
 * @example
 * ```ts
 * import { createGitlab } from "@tokens/gitlab";
 * import { createGitlabMock } from "@tokens/gitlab/msw";
 * import { setupServer } from "msw/node";
 *
 * const mock = createGitlabMock();
 * const server = setupServer(...mock.handlers);
 * server.listen();
 *
 * const gitlab = createGitlab(mock);
 * await gitlab.tokens.save(mock.session());
 * mock.expireAccessTokens();
 * await gitlab.request("GET /user");
 * mock.requests("POST /oauth/token").length;   // 1
 * server.close();
 * ```
 *
 * @module
 */
export { createGitlabMock, type GitlabMock, type GitlabMockOptions } from "./mock.ts";
export { sandboxServer } from "./sandbox.ts";
export type { GitlabState } from "./state.ts";
