import type { SessionManager } from "@tokens/core";
import { createOAuth, type OAuthSession } from "@tokens/oauth";
import { github } from "@tokens/oauth/servers/github";
import { createClient, type Client, type OpenApiEndpoints } from "@tokens/provider-kit";
import type { paths } from "./api.ts";

/** GitHub's REST API, as its OpenAPI document describes it. */
export type Github = Client<OpenApiEndpoints<paths>>;

/** An app that is registered with GitHub, and where its sessions are stored. */
export interface GithubApp {
  readonly clientId: string | undefined;
  readonly clientSecret: string | undefined;
  readonly sessions: SessionManager<OAuthSession>;
}

/** A client of the app. */
export function createGithub(app: GithubApp): Github {
  return createClient<paths>(createOAuth({ ...github, ...app }), { baseUrl: "https://api.github.com" });
}

/** The open issues of all repositories that the user can see, a line for each. */
export async function* openIssues(api: Github): AsyncGenerator<string, void, undefined> {
  for await (const repository of api.items("GET /user/repos", { query: { per_page: 100 } })) {
    if (repository.open_issues_count === 0) continue;
    const { name: repo, owner } = repository;
    for await (const issue of api.items("GET /repos/{owner}/{repo}/issues", { owner: owner.login, repo }))
      yield `${owner.login}/${repo}#${issue.number}  ${issue.title}`;
  }
}
