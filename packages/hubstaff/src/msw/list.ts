import type { ListRoute, RouteItem } from "@tokens/provider-kit";
import type { Resolver } from "@tokens/provider-kit/msw";
import type { Endpoints } from "../endpoints.ts";
import { rowName } from "../paging.ts";
import { rangeLimit } from "../range-limits.ts";
import { invalid, notFound } from "./responses.ts";
import { listed, pageOf, rowById, rowsOf, shown, type Row, type TableName } from "./rows.ts";
import { belongs, ownersExist } from "./scope.ts";
import type { HubstaffTables, HubstaffState } from "./state/tables.ts";

type TableFor<R extends ListRoute<Endpoints>> = {
  [T in TableName]: HubstaffTables[T][number] extends RouteItem<Endpoints, R> ? T : never;
}[TableName];

/** How a list differs from what its route and its rows' columns imply. */
export interface List<R extends ListRoute<Endpoints>> {
  /** A table, or rows computed from tables. */
  readonly rows: TableFor<R> | ((state: HubstaffState) => readonly RouteItem<Endpoints, R>[]);
  /** Columns whose names differ from the parameter's. */
  readonly columns?: Readonly<Record<string, string>>;
  /** Defaults of parameters. */
  readonly defaults?: Readonly<Record<string, string>>;
  /** A required range, besides those of limited length. */
  readonly requires?: string;
  /** Filters for special parameters. */
  where?(row: Row, query: URLSearchParams, state: HubstaffState): boolean;
  /** What a parameter adds to a row. */
  adds?(row: Row, query: URLSearchParams, state: HubstaffState): Row;
}

/** Resolves a list: a page of the owner's rows, filtered by the query, with the rows that `include` requests. */
export function listResolver<R extends ListRoute<Endpoints>>(
  state: HubstaffState,
  route: R,
  list: List<R>,
): Resolver<Endpoints, R> {
  const { columns = {}, defaults = {} } = list;
  return ({ params: given, query }) => {
    const params = given as Readonly<Record<string, string>>;
    if (!ownersExist(state, params)) return notFound();
    const wrong = rangeErrors(route, query, list.requires);
    if (wrong.length > 0) return invalid(wrong);
    const asked = new URLSearchParams(query);
    for (const [name, value] of Object.entries(defaults)) if (!query.has(name)) asked.set(name, value);
    const rows = (
      typeof list.rows === "function" ? list.rows(state) : (rowsOf(state, list.rows) as readonly unknown[])
    ) as Row[];
    const found = rows
      .filter((row) => belongs(state, row, params, columns))
      .filter((row) => [...asked.keys()].every((key) => isWanted(state, row, key, asked, columns)))
      .filter((row) => list.where?.(row, query, state) ?? true);
    const { rows: cut, page } = pageOf(found, query, (row) => Number(row["id"] ?? row["user_id"] ?? row["project_id"]));
    const table = typeof list.rows === "string" ? list.rows : undefined;
    const answered = cut.map((row) => ({
      ...(table ? (shown(table, row as never) as Row) : row),
      ...list.adds?.(row, query, state),
    }));
    return { ...page, [rowName(route)]: answered, ...sideloads(state, cut, query) } as never;
  };
}

/** Whether a row passes a parameter. A parameter without a column in the row passes. */
function isWanted(
  state: HubstaffState,
  row: Row,
  key: string,
  query: URLSearchParams,
  columns: Readonly<Record<string, string>>,
): boolean {
  if (key.startsWith("include") || key.startsWith("page_") || key.startsWith("search")) return true;
  const [, name = key, end] = /^(.+)\[(start|stop)\]$/.exec(key) ?? [];
  if (end) {
    const cell = [columns[name], name, `${name}_at`].map((column) => (column ? row[column] : undefined)).find(Boolean);
    const bound = query.get(key)!;
    if (typeof cell !== "string") return false;
    if (end === "start") return Date.parse(cell) >= Date.parse(bound);
    return cell.length === 10 ? cell <= bound.slice(0, 10) : Date.parse(cell) < Date.parse(bound);
  }
  const plain = key.replace("[]", "");
  const wanted = listed(query, plain);
  if (wanted.length === 0 || wanted.includes("all")) return true;
  if (plain === "global_todo_ids" && row["task_id"]) {
    return wanted.includes(String(state.tasks.find(({ id }) => id === row["task_id"])?.global_todo_id));
  }
  const column = [columns[plain], plain, plain.replace(/s$/, "")].find((name_) => name_ && name_ in row);
  if (!column) return true;
  return [row[column]].flat().some((cell) => wanted.includes(String(cell)));
}

const dayMs = 86_400_000;

/** Problems with the ranges of a query: missing, not dates, reversed or too long. */
function rangeErrors(
  route: string,
  query: URLSearchParams,
  requires: string | undefined,
): { attribute: string; error: string }[] {
  const [limited, days] = rangeLimit(route) ?? [];
  const name = limited ?? requires;
  const wrong: { attribute: string; error: string }[] = [];
  for (const [key, value] of query) {
    if (/\[(start|stop)\]$/.test(key) && Number.isNaN(Date.parse(value)))
      wrong.push({ attribute: key, error: "is not a date" });
  }
  if (name === undefined || wrong.length > 0) return wrong;
  const [start, stop] = [query.get(`${name}[start]`), query.get(`${name}[stop]`)];
  if (start === null) return [{ attribute: `${name}[start]`, error: "is missing" }];
  // Only daily updates may omit the end.
  if (stop === null)
    return route.endsWith("/daily/updates") ? [] : [{ attribute: `${name}[stop]`, error: "is missing" }];
  const length = Date.parse(stop) - Date.parse(start) + (name === "date" ? dayMs : 0);
  if (length < 0) wrong.push({ attribute: name, error: "ends before it starts" });
  if (days !== undefined && length > days * dayMs)
    wrong.push({ attribute: name, error: `is longer than ${days} days` });
  return wrong;
}

/** What `include` can name, with its table and id columns. */
const included: Readonly<Record<string, TableName>> = {
  users: "users",
  projects: "projects",
  tasks: "tasks",
  clients: "clients",
  job_sites: "jobSites",
  time_off_policies: "timeOffPolicies",
  attendance_schedules: "attendanceSchedules",
};

/** The rows that `include` requests: those that the page refers to. */
function sideloads(state: HubstaffState, rows: readonly Row[], query: URLSearchParams): Row {
  const found = listed(query, "include")
    .filter((name) => name in included)
    .map((name) => {
      const table = included[name]!;
      const single = name.replace(/ies$/, "y").replace(/s$/, "");
      const keys = [`${single}_id`, `${single}_ids`];
      if (name === "users") keys.push("assignee_ids", "author_id", "invited_by_id");
      const others = [...referred(rows, keys)].map((id) => rowById(state, table, id)).filter(Boolean);
      return [name, others.map((row) => shown(table, row as never))];
    });
  return Object.fromEntries(found) as Row;
}

/** Ids under the given names, at any depth. */
function referred(value: unknown, keys: readonly string[]): Set<number> {
  if (Array.isArray(value)) return new Set(value.flatMap((member) => [...referred(member, keys)]));
  if (typeof value !== "object" || value === null) return new Set();
  return new Set(
    Object.entries(value).flatMap(([key, member]) =>
      keys.includes(key) ? ([member].flat() as number[]) : [...referred(member, keys)],
    ),
  );
}
