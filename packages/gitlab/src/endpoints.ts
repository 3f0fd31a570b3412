import type { CurrentUser, Issue, IssueChanges, IssueQuery, PageQuery, Project, ProjectQuery, User } from "./models.ts";

/** Users, projects and issues of the GitLab REST API v4. `id` of a project is its number or its full path. */
export interface Endpoints {
  /** Gets the user whom the token belongs to. */
  "GET /user": { output: CurrentUser };
  /** Lists users. */
  "GET /users": {
    query?: (PageQuery & { readonly search?: string | undefined; readonly username?: string | undefined }) | undefined;
    output: readonly User[];
    item: User;
  };
  /** Gets a user. GitLab.com allows 300 of these calls in 10 minutes. */
  "GET /users/{id}": { output: User };
  /** Lists the projects that a user owns. */
  "GET /users/{user_id}/projects": { query?: ProjectQuery | undefined; output: readonly Project[]; item: Project };
  /** Lists all projects that the user can see. */
  "GET /projects": { query?: ProjectQuery | undefined; output: readonly Project[]; item: Project };
  /** Gets a project. */
  "GET /projects/{id}": { output: Project };
  /** Lists issues of all projects. Returns only those that the user created unless `scope` is `all`. */
  "GET /issues": {
    query?: (IssueQuery & { readonly scope?: "created_by_me" | "assigned_to_me" | "all" | undefined }) | undefined;
    output: readonly Issue[];
    item: Issue;
  };
  /** Lists the issues of a project. */
  "GET /projects/{id}/issues": { query?: IssueQuery | undefined; output: readonly Issue[]; item: Issue };
  /** Gets an issue. */
  "GET /projects/{id}/issues/{issue_iid}": { output: Issue };
  /** Creates an issue. */
  "POST /projects/{id}/issues": { body: IssueChanges & { readonly title: string }; output: Issue };
  /** Updates, closes or reopens an issue. */
  "PUT /projects/{id}/issues/{issue_iid}": {
    body: IssueChanges & { readonly state_event?: "close" | "reopen" | undefined };
    output: Issue;
  };
  /** Deletes an issue. Only project owners and administrators may. */
  "DELETE /projects/{id}/issues/{issue_iid}": { output: undefined };
}
