/** A number that GitLab assigns, unique in the instance. */
export type Id = number;

/** `2026-01-31T09:30:00.000Z` */
export type DateTime = string;

/** `2026-01-31` */
export type DateOnly = string;

/** Members of every list's query. GitLab sends at most 100 rows a page. */
export interface PageQuery {
  /** @default 20 */
  readonly per_page?: number | undefined;
  /** Of offset pagination, from 1. `pages()` and `items()` set it. */
  readonly page?: number | undefined;
  /** `keyset` pages through large lists; it needs `order_by` and `sort`. */
  readonly pagination?: "keyset" | undefined;
  readonly order_by?: string | undefined;
  readonly sort?: "asc" | "desc" | undefined;
}

/** A user as others see it. */
export interface User {
  readonly id: Id;
  readonly username: string;
  readonly name: string;
  readonly state: "active" | "blocked" | "deactivated" | (string & {});
  readonly avatar_url: string | null;
  readonly web_url: string;
}

/** The user whom the token belongs to. */
export interface CurrentUser extends User {
  readonly email: string;
  readonly created_at: DateTime;
  readonly two_factor_enabled: boolean;
  readonly external: boolean;
}

/** Who may see a project. */
export type Visibility = "private" | "internal" | "public";

/** A project. */
export interface Project {
  readonly id: Id;
  readonly name: string;
  /** `group/project`, which may stand for the id in a route. */
  readonly path_with_namespace: string;
  readonly description: string | null;
  readonly visibility: Visibility;
  readonly default_branch: string | null;
  readonly archived: boolean;
  readonly created_at: DateTime;
  readonly last_activity_at: DateTime;
  readonly web_url: string;
}

/** Filters of a list of projects. */
export interface ProjectQuery extends PageQuery {
  readonly archived?: boolean | undefined;
  /** Only projects that the user is a member of. */
  readonly membership?: boolean | undefined;
  readonly owned?: boolean | undefined;
  /** Part of the name or path. */
  readonly search?: string | undefined;
  readonly visibility?: Visibility | undefined;
}

/** An issue of a project. */
export interface Issue {
  readonly id: Id;
  /** Number within the project, which routes take. */
  readonly iid: number;
  readonly project_id: Id;
  readonly title: string;
  readonly description: string | null;
  readonly state: "opened" | "closed";
  readonly labels: readonly string[];
  readonly author: User;
  readonly assignees: readonly User[];
  readonly due_date: DateOnly | null;
  readonly created_at: DateTime;
  readonly updated_at: DateTime;
  readonly closed_at: DateTime | null;
  readonly web_url: string;
}

/** Filters of a list of issues. */
export interface IssueQuery extends PageQuery {
  readonly state?: "opened" | "closed" | "all" | undefined;
  /** Names separated by commas; an issue has all of them. */
  readonly labels?: string | undefined;
  readonly iids?: readonly number[] | undefined;
  readonly author_id?: Id | undefined;
  readonly assignee_id?: Id | undefined;
  /** Part of the title or description. */
  readonly search?: string | undefined;
  readonly created_after?: DateTime | undefined;
  readonly updated_after?: DateTime | undefined;
}

/** What an issue is written with. */
export interface IssueChanges {
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  readonly assignee_ids?: readonly Id[] | undefined;
  /** Names separated by commas. */
  readonly labels?: string | undefined;
  readonly due_date?: DateOnly | undefined;
}
