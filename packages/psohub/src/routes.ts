// Generated from endpoints.ts by `pnpm routes`. Do not edit.
import type { RouteInfo } from "@tokens/provider-kit/descriptor";

/** Every route of `Endpoints`, for tools. */
export const routes: readonly RouteInfo[] = [
  { route: "GET /projects", summary: "Lists projects.", query: ["limit"], body: false, list: true },
  {
    route: "GET /project",
    summary: "Lists projects, at the path of the vendor's quickstart.",
    query: ["limit"],
    body: false,
    list: true,
  },
  { route: "POST /project", summary: "Creates a project.", query: [], body: true, list: false },
  { route: "PATCH /project", summary: "Updates a project.", query: [], body: true, list: false },
  {
    route: "GET /timesheets",
    summary: "Lists the timesheets of a project, a user, or a user in a project.",
    query: ["limit", "projectid", "accountid"],
    body: false,
    list: true,
  },
  { route: "POST /timesheet", summary: "Creates a timesheet.", query: [], body: true, list: false },
  {
    route: "GET /expenses",
    summary: "Lists the expenses of a project, a user, or a user in a project.",
    query: ["limit", "projectid", "accountid"],
    body: false,
    list: true,
  },
  { route: "POST /expense", summary: "Creates an expense.", query: [], body: true, list: false },
  {
    route: "GET /contacts",
    summary: "Lists contacts.",
    query: ["limit", "name", "email", "companyid", "contactid", "companyname"],
    body: false,
    list: true,
  },
  { route: "POST /contact", summary: "Creates a contact.", query: [], body: true, list: false },
  { route: "PATCH /contact", summary: "Updates a contact.", query: [], body: true, list: false },
  {
    route: "GET /companies",
    summary: "Lists companies.",
    query: ["limit", "name", "companyid"],
    body: false,
    list: true,
  },
  { route: "POST /company", summary: "Creates a company.", query: [], body: true, list: false },
  { route: "PATCH /company", summary: "Updates a company.", query: [], body: true, list: false },
  {
    route: "GET /invoices",
    summary: "Lists invoices.",
    query: ["limit", "invoicestatus", "invoicenumber", "noexternalid"],
    body: false,
    list: true,
  },
  {
    route: "PATCH /invoice",
    summary: "Marks an invoice as paid, or sets its external id.",
    query: [],
    body: true,
    list: false,
  },
];
