/**
 * Users, projects and issues of the GitLab API, typed, with tokens that refresh themselves.
 *
 * @example
 * ```ts
 * import { createGitlab } from "@tokens/gitlab";
 *
 * const gitlab = createGitlab({ accessToken: process.env.GITLAB_TOKEN });
 * for await (const issue of gitlab.items("GET /projects/{id}/issues", { id: "group/project" })) console.log(issue.title);
 * ```
 *
 * @module
 */
export { createGitlab, type Gitlab, type GitlabOptions } from "./client.ts";
export type { Endpoints } from "./endpoints.ts";
export { gitlabProvider } from "./provider.ts";
export type * from "./models.ts";
export { ApiError, isApiError } from "@tokens/provider-kit";
export * from "@tokens/core/errors";
export type { Session, SessionManager, TokensEvent } from "@tokens/core";
