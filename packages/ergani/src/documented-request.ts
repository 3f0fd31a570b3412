// Generated from endpoints.ts by `pnpm routes`. Do not edit.
import type { KnownRoute, Route, RouteArguments, RouteLike, RouteOutput } from "@tokens/provider-kit";
import type { Endpoints } from "./endpoints.ts";

/** `request` with the documentation of every route, as editors show it. */
export interface DocumentedRequest {
  /** Lists the types of submissions that the account may make. Past submissions cannot be listed. */
  <R extends "GET /Lookup/Submissions">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Gets the template of a document, or with `protocol` and `submittedDate` the PDF of a submission. */
  <R extends "GET /Documents/{code}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Submits a document whose schema is not published: `FastAna`, `FastAnaC` or `34`. Its template shows the fields. */
  <R extends "POST /Documents/{code}">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Cancels a leave (`WTOLeave` and `WTOLeaveC` only). Returns text, or an object with a `message`. */
  <R extends "POST /Documents/CancelSubmittedDocument">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Lists the services that the account may call. */
  <R extends "GET /WebServices/ServicesList">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Calls a service. Prefer `service()`, which is typed by the service's code and normalizes the response. */
  <R extends "POST /WebServices/ExecuteService">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Submits starts and ends of work for the digital work card. */
  <R extends "POST /Documents/WRKCardSE">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Submits a fixed weekly schedule (organization of working time). */
  <R extends "POST /Documents/WTOWeek">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Submits a schedule that varies by day (organization of working time). */
  <R extends "POST /Documents/WTODaily">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Submits a schedule that varies by day, in retrospect: the time that was worked. */
  <R extends "POST /Documents/WTODailyA">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Submits a schedule that varies by day, for drivers. */
  <R extends "POST /Documents/WTODailyD">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Submits leaves. They can be cancelled. */
  <R extends "POST /Documents/WTOLeave">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Submits a correction that replaces submitted leaves. It can be cancelled. */
  <R extends "POST /Documents/WTOLeaveC">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Submits overtime. It must be declared before it starts. */
  <R extends "POST /Documents/WTOOv">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Submits overtime in retrospect. */
  <R extends "POST /Documents/WTOOvA">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Submits overtime, for drivers. */
  <R extends "POST /Documents/WTOOvD">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Submits employment on a sixth day, or an extraordinary shift. */
  <R extends "POST /Documents/SixthDay">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Submits an exemption from the duty to announce in advance. */
  <R extends "POST /Documents/ExProan">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Submits a start of work: a new hire (E3). */
  <R extends "POST /Documents/WebE3N">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Submits a start of work: a transfer from another company. */
  <R extends "POST /Documents/WebE3M">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Submits a start of work: an employee borrowed from a company or placed by a temporary employment agency. */
  <R extends "POST /Documents/WebE3D">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Submits a start of work: a hire in order to lend, for temporary employment agencies only. */
  <R extends "POST /Documents/WebE3PD">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Submits an end of work: a voluntary resignation. */
  <R extends "POST /Documents/WebE5N">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Submits an end of work: the notice that precedes a deemed resignation. */
  <R extends "POST /Documents/WebE5O">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Submits an end of work: the resignation after that notice (`WebE5O`). */
  <R extends "POST /Documents/WebE5AO">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Submits an end of work: a dismissal without notice. */
  <R extends "POST /Documents/WebE6NXP">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Submits an end of work: a dismissal with notice. */
  <R extends "POST /Documents/WebE6NMP">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Submits an end of work: the end of a fixed-term contract. */
  <R extends "POST /Documents/WebE7N">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Submits an end of work: a voluntary exit with compensation. */
  <R extends "POST /Documents/WebE5E">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Submits an end of work: retirement by voluntary leave. */
  <R extends "POST /Documents/WebE5S">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Submits an end of work: retirement by dismissal without notice. */
  <R extends "POST /Documents/WebE6SXP">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Submits an end of work: a death. */
  <R extends "POST /Documents/WebE5D">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Submits an end of work: the trial period lapses. */
  <R extends "POST /Documents/WebE6LT">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Submits an end of work: a transfer to another company. */
  <R extends "POST /Documents/WebE6M">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Submits an end of work: the end of a loan or of a placement by an agency. */
  <R extends "POST /Documents/WebE6LD">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Submits an end of work with the employer's consent, after 15 years of service or past retirement age. */
  <R extends "POST /Documents/WebE5DS">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Submits a change of employment terms. */
  <R extends "POST /Documents/WebMA">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Submits a change of employment terms of borrowed staff. */
  <R extends "POST /Documents/WebMAD">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Submits the start or change of an internship (E3.5). */
  <R extends "POST /Documents/57">(route: R, ...args: RouteArguments<Endpoints, R>): Promise<RouteOutput<Endpoints, R>>;
  /** Submits the staff on construction or technical works (E12). */
  <R extends "POST /Documents/E12">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  /** Submits the census of staff on construction works (E12). */
  <R extends "POST /Documents/E12Apogr">(
    route: R,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
  <const R extends RouteLike<Route<Endpoints>>>(
    route: KnownRoute<Endpoints, R>,
    ...args: RouteArguments<Endpoints, R>
  ): Promise<RouteOutput<Endpoints, R>>;
}
