import type { Resolvers } from "@tokens/provider-kit/msw";
import type { Endpoints } from "../endpoints.ts";
import type { SampleState } from "./state.ts";

/** An error as Sample writes it. */
export function refuse(status: number, code: string, message: string): Response {
  return Response.json({ code, message }, { status });
}

/** Responses of the mock, by route. */
export function sampleRoutes(state: SampleState): Resolvers<Endpoints> {
  return {
    "GET /user": () => state.user,
    "GET /projects": ({ query }) => {
      const start = Number(query.get("cursor") ?? 0);
      const end = start + Math.min(Number(query.get("limit") ?? 50), 50);
      const rows = state.projects.toReversed();
      return { projects: rows.slice(start, end), next_cursor: end < rows.length ? String(end) : null };
    },
    "GET /projects/{project_id}": ({ params }) =>
      state.projects.find(({ id }) => String(id) === params.project_id) ??
      refuse(404, "not_found", "There is no such project"),
    "POST /projects": ({ body: { name } }) => {
      const project = { id: state.projects.length + 1, name };
      state.projects.push(project);
      return Response.json(project, { status: 201 });
    },
  };
}
