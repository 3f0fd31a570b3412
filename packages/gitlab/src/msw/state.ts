import type { CurrentUser, Issue, Project } from "../models.ts";

/** The data of a mocked GitLab. Change it as a test needs. */
export interface GitlabState {
  /** The first one is the user whom tokens belong to. */
  users: CurrentUser[];
  projects: Project[];
  issues: Issue[];
}

const created = "2026-01-05T08:00:00.000Z";

function newUser(id: number, username: string, name: string): CurrentUser {
  return {
    id,
    username,
    name,
    state: "active",
    avatar_url: null,
    web_url: `https://gitlab.com/${username}`,
    email: `${username}@example.com`,
    created_at: created,
    two_factor_enabled: true,
    external: false,
  };
}

function newProject(id: number, path: string, name: string): Project {
  return {
    id,
    name,
    path_with_namespace: path,
    description: null,
    visibility: "private",
    default_branch: "main",
    archived: false,
    created_at: created,
    last_activity_at: created,
    web_url: `https://gitlab.com/${path}`,
  };
}

/** An issue as GitLab creates it. */
export function newIssue(project: Project, author: CurrentUser, id: number, iid: number, title: string): Issue {
  return {
    id,
    iid,
    project_id: project.id,
    title,
    description: null,
    state: "opened",
    labels: [],
    author,
    assignees: [],
    due_date: null,
    created_at: created,
    updated_at: created,
    closed_at: null,
    web_url: `${project.web_url}/-/issues/${iid}`,
  };
}

/** Two users and two projects, one of them with three issues. */
export function gitlabState(): GitlabState {
  const users = [newUser(1, "alice", "Alice Doe"), newUser(2, "bob", "Bob Roe")];
  const projects = [newProject(1, "acme/site", "Site"), newProject(2, "acme/app", "App")];
  const titles = ["Dark mode", "Slow search", "Broken link"];
  const issues = titles.map((title, index) => newIssue(projects[0]!, users[0]!, 101 + index, 1 + index, title));
  return { users, projects, issues };
}
