// Generated from endpoints.ts by `pnpm routes`. Do not edit.
import type { KnownRoute, Route, RouteArguments, RouteLike, RouteOutput } from "@tokens/provider-kit";
import type { Endpoints } from "./endpoints.ts";

/** `request` with the documentation of every route, as editors show it. */
export interface DocumentedRequest {
  /** Gets the user whom the token belongs to. */
  <R extends "GET /user">(route: R, ...args: RouteArguments<Endpoints, R>): Promise<RouteOutput<Endpoints, R>>;
  /** Lists projects, newest first. */
  <R extends "GET /projects">(route: R, ...args: RouteArguments<Endpoints, R>): Promise<RouteOutput<Endpoints, R>>;
  /** Gets a project. */
  <R extends "GET /projects/{project_id}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Creates a project. */
  <R extends "POST /projects">(route: R, ...args: RouteArguments<Endpoints, R>): Promise<RouteOutput<Endpoints, R>>;
  <const R extends RouteLike<Route<Endpoints>>>(
    route: KnownRoute<Endpoints, R>,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
}
