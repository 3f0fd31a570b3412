import { cursorPager, encodeQuery as encode, type ListRoute, type Paging } from "@tokens/provider-kit";
import type { Endpoints } from "./endpoints.ts";

/** Lists whose rows are named neither after the last part of their path nor by the rule below. */
const rowNames: Readonly<Record<string, string>> = {
  "time_off_policies/user_policies": "time_off_policies",
  "{project_id}/integration_links": "project_links",
  "{team_id}/members": "team_members",
  "{team_id}/projects": "team_projects",
};

interface HubstaffPage {
  readonly pagination?: { readonly next_page_start_id?: number | string | null };
  readonly [name: string]: unknown;
}

/** Name of a list's rows in its answer: `activities/daily/updates` has `daily_activities`. */
export function rowName(route: string): string {
  const [, end = "", name, daily] = /([^/]+\/(\w+?))(\/daily)?(\/updates)?$/.exec(route)!;
  return rowNames[end] ?? (daily ? `daily_${name}` : name!);
}

/** The last page has no `pagination`, or none with a next id; a short page is not the end. */
export const paging: Paging = cursorPager({
  parameter: "page_start_id",
  cursor: (page) => (page as HubstaffPage | undefined)?.pagination?.next_page_start_id,
  items(page, route) {
    const answer = (page ?? {}) as HubstaffPage;
    const name = rowName(route);
    const rows = answer[name] ?? (undeclared.has(route) ? findRows(answer, name) : undefined) ?? [];
    return Array.isArray(rows) ? (rows as unknown[]) : [rows];
  },
});

/** Lists whose answer has no schema, or one that is no list. */
const undeclared: ReadonlySet<string> = new Set<ListRoute<Endpoints>>([
  "GET /v2/organizations/{organization_id}/rates",
  "GET /v2/organizations/{organization_id}/work_break_projects",
]);

/** Under the singular name, else the answer itself, else the first array that was not asked for by `include`. */
function findRows(answer: HubstaffPage, name: string): unknown {
  const arrays = Object.entries(answer).filter(([key, value]) => key !== "users" && Array.isArray(value));
  return answer[name.slice(0, -1)] ?? (Array.isArray(answer) ? (answer as unknown) : arrays[0]?.[1]);
}

/** How an array is written in a query: `user_ids=1,2`, or `user_ids[]=1&user_ids[]=2`. */
export type ArrayForm = "csv" | "brackets";

/** Writes a query. `fields` is the one array that the documentation declares with brackets. */
export function encodeQuery(query: Readonly<Record<string, unknown>>, arrays: ArrayForm): URLSearchParams {
  const { fields, ...rest } = query;
  return encode({ ...rest, [Array.isArray(fields) ? "fields[]" : "fields"]: fields }, { arrays });
}
