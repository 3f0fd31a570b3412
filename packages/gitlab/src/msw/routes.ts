import type { Resolvers, RouteCall } from "@tokens/provider-kit/msw";
import type { Endpoints } from "../endpoints.ts";
import type { Issue, IssueChanges, Project } from "../models.ts";
import { newIssue, type GitlabState } from "./state.ts";

/** An error as GitLab's API writes it. */
export function refuse(status: number, message: unknown): Response {
  return Response.json({ message }, { status });
}

/** One page of rows, with the links to the others (offset pagination). */
function page<T>(
  rows: readonly T[],
  { request, query }: Pick<RouteCall<Endpoints, "GET /users">, "request" | "query">,
): Response {
  const size = Math.min(Number(query.get("per_page") ?? 20), 100);
  const number = Number(query.get("page") ?? 1);
  const last = Math.max(Math.ceil(rows.length / size), 1);
  const link = (target: number, rel: string): string => {
    const url = new URL(request.url);
    url.searchParams.set("page", String(target));
    url.searchParams.set("per_page", String(size));
    return `<${url.href}>; rel="${rel}"`;
  };
  const links = [
    ...(number > 1 ? [link(number - 1, "prev")] : []),
    ...(number < last ? [link(number + 1, "next")] : []),
    link(1, "first"),
    link(last, "last"),
  ];
  return Response.json(rows.slice((number - 1) * size, number * size), {
    headers: {
      link: links.join(", "),
      "x-page": String(number),
      "x-per-page": String(size),
      "x-total": String(rows.length),
    },
  });
}

const contains = (text: string | null, part: string | null): boolean =>
  part === null || (text ?? "").toLowerCase().includes(part.toLowerCase());

function matching(projects: readonly Project[], query: URLSearchParams): Project[] {
  const [archived, visibility] = [query.get("archived"), query.get("visibility")];
  return projects.filter(
    (project) =>
      (archived === null || String(project.archived) === archived) &&
      (visibility === null || project.visibility === visibility) &&
      contains(project.path_with_namespace, query.get("search")),
  );
}

/** Newest first, as GitLab sorts by default. */
function filtered(issues: readonly Issue[], query: URLSearchParams): Issue[] {
  const [state, labels, author] = [query.get("state") ?? "all", query.get("labels"), query.get("author_id")];
  const iids = query.getAll("iids[]");
  return issues
    .filter(
      (issue) =>
        (state === "all" || issue.state === state) &&
        (iids.length === 0 || iids.includes(String(issue.iid))) &&
        (author === null || String(issue.author.id) === author) &&
        (labels === null || labels.split(",").every((label) => issue.labels.includes(label))) &&
        (contains(issue.title, query.get("search")) || contains(issue.description, query.get("search"))),
    )
    .toSorted((a, b) => b.id - a.id);
}

function changed(issue: Issue, { labels, assignee_ids: ids, ...changes }: IssueChanges, { users }: GitlabState): Issue {
  return {
    ...issue,
    ...(changes as Partial<Issue>),
    ...(labels !== undefined && { labels: labels.split(",").filter(Boolean) }),
    ...(ids && { assignees: users.filter(({ id }) => ids.includes(id)) }),
  };
}

/** What the mock answers, by route. */
export function gitlabRoutes(state: GitlabState): Resolvers<Endpoints> {
  const projectOf = (id: string): Project | undefined =>
    state.projects.find((project) => String(project.id) === id || project.path_with_namespace === id);

  /** Answers for an issue of a project, or with GitLab's 404. */
  function withIssue<T>(
    { id, issue_iid: iid }: { id: string; issue_iid: string },
    answer: (issue: Issue) => T,
  ): T | Response {
    const project = projectOf(id);
    if (!project) return refuse(404, "404 Project Not Found");
    const issue = state.issues.find((one) => one.project_id === project.id && String(one.iid) === iid);
    return issue ? answer(issue) : refuse(404, "404 Issue Not Found");
  }

  return {
    "GET /user": () => state.users[0]!,
    "GET /users": (call) =>
      page(
        state.users.filter(
          ({ username, name }) =>
            username === (call.query.get("username") ?? username) &&
            contains(`${username} ${name}`, call.query.get("search")),
        ),
        call,
      ),
    "GET /users/{id}": ({ params: { id } }) =>
      state.users.find((user) => String(user.id) === id) ?? refuse(404, "404 User Not Found"),
    "GET /users/{user_id}/projects": (call) =>
      state.users.some(({ id, username }) => [String(id), username].includes(call.params.user_id))
        ? page(matching(state.projects, call.query), call)
        : refuse(404, "404 User Not Found"),
    "GET /projects": (call) => page(matching(state.projects, call.query), call),
    "GET /projects/{id}": ({ params: { id } }) => projectOf(id) ?? refuse(404, "404 Project Not Found"),
    "GET /issues": (call) => page(filtered(state.issues, call.query), call),
    "GET /projects/{id}/issues": (call) => {
      const project = projectOf(call.params.id);
      return project
        ? page(
            filtered(
              state.issues.filter((issue) => issue.project_id === project.id),
              call.query,
            ),
            call,
          )
        : refuse(404, "404 Project Not Found");
    },
    "GET /projects/{id}/issues/{issue_iid}": ({ params }) => withIssue(params, (issue) => issue),
    "POST /projects/{id}/issues": ({ params: { id }, body }) => {
      const project = projectOf(id);
      if (!project) return refuse(404, "404 Project Not Found");
      if (!body?.title) return Response.json({ error: "title is missing" }, { status: 400 });
      const iid = Math.max(0, ...state.issues.filter((one) => one.project_id === project.id).map((one) => one.iid)) + 1;
      const number = Math.max(100, ...state.issues.map((one) => one.id)) + 1;
      const issue = changed(newIssue(project, state.users[0]!, number, iid, body.title), body, state);
      state.issues.push(issue);
      return Response.json(issue, { status: 201 });
    },
    "PUT /projects/{id}/issues/{issue_iid}": ({ params, body: { state_event: event, ...changes } }) =>
      withIssue(params, (issue) => {
        const next = changed(issue, changes, state);
        const states = { close: "closed", reopen: "opened" } as const;
        const updated = event ? { ...next, state: states[event] } : next;
        state.issues[state.issues.indexOf(issue)] = updated;
        return updated;
      }),
    "DELETE /projects/{id}/issues/{issue_iid}": ({ params }) =>
      withIssue(params, (issue) => {
        state.issues.splice(state.issues.indexOf(issue), 1);
        return new Response(null, { status: 204 });
      }),
  };
}
