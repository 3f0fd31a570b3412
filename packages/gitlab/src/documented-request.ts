// Generated from endpoints.ts by `pnpm routes`. Do not edit.
import type { KnownRoute, Route, RouteArguments, RouteLike, RouteOutput } from "@tokens/provider-kit";
import type { Endpoints } from "./endpoints.ts";

/** `request` with the documentation of every route, as editors show it. */
export interface DocumentedRequest {
  /** Gets the user whom the token belongs to. */
  <R extends "GET /user">(route: R, ...args: RouteArguments<Endpoints, R>): Promise<RouteOutput<Endpoints, R>>;
  /** Lists users. */
  <R extends "GET /users">(route: R, ...args: RouteArguments<Endpoints, R>): Promise<RouteOutput<Endpoints, R>>;
  /** Gets a user. GitLab.com allows 300 of these calls in 10 minutes. */
  <R extends "GET /users/{id}">(route: R, ...args: RouteArguments<Endpoints, R>): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the projects that a user owns. */
  <R extends "GET /users/{user_id}/projects">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists all projects that the user can see. */
  <R extends "GET /projects">(route: R, ...args: RouteArguments<Endpoints, R>): Promise<RouteOutput<Endpoints, R>>;
  /** Gets a project. */
  <R extends "GET /projects/{id}">(route: R, ...args: RouteArguments<Endpoints, R>): Promise<RouteOutput<Endpoints, R>>;
  /** Lists issues of all projects. Returns only those that the user created unless `scope` is `all`. */
  <R extends "GET /issues">(route: R, ...args: RouteArguments<Endpoints, R>): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the issues of a project. */
  <R extends "GET /projects/{id}/issues">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Gets an issue. */
  <R extends "GET /projects/{id}/issues/{issue_iid}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Creates an issue. */
  <R extends "POST /projects/{id}/issues">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Updates, closes or reopens an issue. */
  <R extends "PUT /projects/{id}/issues/{issue_iid}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Deletes an issue. Only project owners and administrators may. */
  <R extends "DELETE /projects/{id}/issues/{issue_iid}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  <const R extends RouteLike<Route<Endpoints>>>(
    route: KnownRoute<Endpoints, R>,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
}
