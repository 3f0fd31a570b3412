// Generated from endpoints.ts by `pnpm routes`. Do not edit.
import type { KnownRoute, Route, RouteArguments, RouteLike, RouteOutput } from "@tokens/provider-kit";
import type { Endpoints } from "./endpoints.ts";

/** `request` with the documentation of every route, as editors show it. */
export interface DocumentedRequest {
  /** Lists projects. */
  <R extends "GET /projects">(route: R, ...args: RouteArguments<Endpoints, R>): Promise<RouteOutput<Endpoints, R>>;
  /** Lists projects, at the path of the vendor's quickstart. Try it if `GET /projects` is not found. */
  <R extends "GET /project">(route: R, ...args: RouteArguments<Endpoints, R>): Promise<RouteOutput<Endpoints, R>>;
  /** Creates a project. The path is inferred. */
  <R extends "POST /project">(route: R, ...args: RouteArguments<Endpoints, R>): Promise<RouteOutput<Endpoints, R>>;
  /** Updates a project. The path is inferred. */
  <R extends "PATCH /project">(route: R, ...args: RouteArguments<Endpoints, R>): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the timesheets of a project, a user, or a user in a project. */
  <R extends "GET /timesheets">(route: R, ...args: RouteArguments<Endpoints, R>): Promise<RouteOutput<Endpoints, R>>;
  /** Creates a timesheet. The path is inferred. */
  <R extends "POST /timesheet">(route: R, ...args: RouteArguments<Endpoints, R>): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the expenses of a project, a user, or a user in a project. */
  <R extends "GET /expenses">(route: R, ...args: RouteArguments<Endpoints, R>): Promise<RouteOutput<Endpoints, R>>;
  /** Creates an expense. The path is inferred. */
  <R extends "POST /expense">(route: R, ...args: RouteArguments<Endpoints, R>): Promise<RouteOutput<Endpoints, R>>;
  /** Lists contacts. */
  <R extends "GET /contacts">(route: R, ...args: RouteArguments<Endpoints, R>): Promise<RouteOutput<Endpoints, R>>;
  /** Creates a contact. PSOhub does not detect duplicates: a repeated call creates a second contact. */
  <R extends "POST /contact">(route: R, ...args: RouteArguments<Endpoints, R>): Promise<RouteOutput<Endpoints, R>>;
  /** Updates a contact. */
  <R extends "PATCH /contact">(route: R, ...args: RouteArguments<Endpoints, R>): Promise<RouteOutput<Endpoints, R>>;
  /** Lists companies. */
  <R extends "GET /companies">(route: R, ...args: RouteArguments<Endpoints, R>): Promise<RouteOutput<Endpoints, R>>;
  /** Creates a company. The field names differ from those of `GET /companies`. */
  <R extends "POST /company">(route: R, ...args: RouteArguments<Endpoints, R>): Promise<RouteOutput<Endpoints, R>>;
  /** Updates a company. The field names differ from those of `GET /companies`. */
  <R extends "PATCH /company">(route: R, ...args: RouteArguments<Endpoints, R>): Promise<RouteOutput<Endpoints, R>>;
  /** Lists invoices. Each row contains its PDF, so use a small `limit`. */
  <R extends "GET /invoices">(route: R, ...args: RouteArguments<Endpoints, R>): Promise<RouteOutput<Endpoints, R>>;
  /** Marks an invoice as paid, or sets its external id. The path is inferred. */
  <R extends "PATCH /invoice">(route: R, ...args: RouteArguments<Endpoints, R>): Promise<RouteOutput<Endpoints, R>>;
  <const R extends RouteLike<Route<Endpoints>>>(
    route: KnownRoute<Endpoints, R>,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
}
