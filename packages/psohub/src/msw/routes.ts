import type { Resolvers } from "@tokens/provider-kit/msw";
import type { Endpoints } from "../endpoints.ts";
import { id } from "../id.ts";
import { withTruncation } from "../lists.ts";
import type { Company, CompanyWrite, Id, Rows } from "../models.ts";
import type { PsohubState } from "./state.ts";

type Row = Readonly<Record<string, unknown>>;
type Text = string | number | undefined;
type Call = { readonly query: URLSearchParams };

/** How a filter matches a row: equal, equal in any case, or contained. */
type Filter = readonly [query: string, member: string, how?: "any case" | "part"];

/** A resolver for every route. */
export function psohubRoutes(state: PsohubState, userFilter: string): Resolvers<Endpoints> {
  const list =
    <T extends object>(rows: () => readonly T[], ...filters: Filter[]) =>
    ({ query }: Call): Rows<T> =>
      cut(
        rows().filter((row) => filters.every((filter) => matches(row as Row, query, filter))),
        query,
      );
  const byProjectOrUser = <T extends object>(rows: () => readonly T[]) => {
    const answer = list(rows, ["projectid", "ProjectID"], [userFilter, "AccountID"]);
    return (call: Call): Rows<T> | Response =>
      call.query.has("projectid") || call.query.has(userFilter)
        ? answer(call)
        : refuse(400, `A project or a user is required: ${userFilter} or projectid.`);
  };
  const create =
    <T extends object>(rows: () => T[], idName?: string, required?: string) =>
    ({ body }: { readonly body: unknown }): unknown => {
      const given = shown(body as Row, idName);
      if (required && !(body as Row)[required]) return refuse(400, `${required} is required.`);
      const row = { ...given, ...(idName && { [idName]: id<Id>(state.nextId++) }) };
      rows().push(row as T);
      return idName ? { [idName]: row[idName] } : {};
    };
  const update =
    <T extends object>(rows: () => T[], idName: string) =>
    ({ body }: { readonly body: unknown }): unknown => {
      const wanted = (body as Row)[idName];
      const index = rows().findIndex((row) => (row as Row)[idName] === wanted);
      if (index < 0) return refuse(404, `There is no ${idName} ${String(wanted)}.`);
      rows()[index] = { ...rows()[index]!, ...shown(body as Row, idName) };
      return { [idName]: wanted };
    };
  const projects = list(() => state.projects);

  return {
    "GET /projects": projects,
    "GET /project": projects,
    "POST /project": create(() => state.projects, "ProjectID"),
    "PATCH /project": update(() => state.projects, "ProjectID"),
    "GET /timesheets": byProjectOrUser(() => state.timesheets),
    "POST /timesheet": create(() => state.timesheets),
    "GET /expenses": byProjectOrUser(() => state.expenses),
    "POST /expense": create(() => state.expenses),
    "GET /contacts": ({ query }) => {
      const name: Filter = ["name", "name", "part"];
      const rows = state.contacts
        .filter((row) => matches({ name: `${row.FirstName} ${row.LastName}` }, query, name))
        .filter((row) =>
          (
            [
              ["email", "Email", "any case"],
              ["companyid", "CompanyID"],
              ["contactid", "ContactID"],
              ["companyname", "CompanyName", "part"],
            ] satisfies Filter[]
          ).every((filter) => matches(row as unknown as Row, query, filter)),
        );
      return cut(rows, query);
    },
    "POST /contact": create(() => state.contacts, "ContactID"),
    "PATCH /contact": update(() => state.contacts, "ContactID"),
    "GET /companies": list(() => state.companies, ["name", "CompanyName", "part"], ["companyid", "CompanyID"]),
    "POST /company": create(() => state.companies, "CompanyID", "Name"),
    "PATCH /company": update(() => state.companies, "CompanyID"),
    "GET /invoices": ({ query }) => {
      const rows = state.invoices
        .filter((row) => query.get("noexternalid") !== "true" || !row.ExternalID)
        .filter((row) => matches(row as unknown as Row, query, ["invoicestatus", "InvoiceStatus", "any case"]))
        .filter((row) => matches(row as unknown as Row, query, ["invoicenumber", "InvoiceNumber"]));
      return cut(rows, query);
    },
    "PATCH /invoice": update(() => state.invoices, "InvoiceID"),
  };
}

function matches(row: Row, query: URLSearchParams, [name, member, how]: Filter): boolean {
  const wanted = query.get(name);
  if (wanted === null) return true;
  const found = String((row[member] as Text) ?? "");
  if (how === undefined) return found === wanted;
  const [value, part] = [found.toLowerCase(), wanted.toLowerCase()];
  return how === "part" ? value.includes(part) : value === part;
}

function cut<T>(rows: readonly T[], query: URLSearchParams): Rows<T> {
  const limit = Number(query.get("limit") ?? 50);
  return withTruncation(rows.slice(0, limit), { limit }) as Rows<T>;
}

/** Some members of a company have one name in writes and another in reads. */
function shown(body: Row, idName: string | undefined): Row {
  if (idName !== "CompanyID") return body;
  const { Name, Street, ...rest } = body as Partial<CompanyWrite> & Partial<Company>;
  return { ...rest, ...(Name && { CompanyName: Name }), ...(Street && { Address: Street }) };
}

/** An API error, in one of the shapes that PSOhub may use. */
export function refuse(code: number, message: string): Response {
  return Response.json({ error: { code, message } }, { status: code });
}
