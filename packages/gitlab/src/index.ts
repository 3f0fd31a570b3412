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
export { gitlabUrls, type GitlabApp } from "./app.ts";
export {
  createGitlab,
  type Gitlab,
  type GitlabAccessToken,
  type GitlabClientOptions,
  type GitlabOptions,
} from "./client.ts";
export type { Endpoints } from "./endpoints.ts";
export type * from "./models.ts";
export { ApiError, isApiError } from "@tokens/provider-kit";
