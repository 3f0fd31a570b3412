// Generated from endpoints.ts by `pnpm routes`. Do not edit.
import type { RouteInfo } from "@tokens/provider-kit/descriptor";

/** Every route of `Endpoints`, for tools. */
export const routes: readonly RouteInfo[] = [
  { route: "GET /user", summary: "Gets the user whom the token belongs to.", query: [], body: false, list: false },
  {
    route: "GET /projects",
    summary: "Lists projects, newest first.",
    query: ["limit", "cursor"],
    body: false,
    list: true,
  },
  { route: "GET /projects/{project_id}", summary: "Gets a project.", query: [], body: false, list: false },
  { route: "POST /projects", summary: "Creates a project.", query: [], body: true, list: false },
];
