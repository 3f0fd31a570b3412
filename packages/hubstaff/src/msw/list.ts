import type { ListRoute, RouteItem } from "@tokens/provider-kit";
import type { Resolver } from "@tokens/provider-kit/msw";
import type { Endpoints } from "../endpoints.ts";
import { rowName } from "../paging.ts";
import { rangeLimit } from "../range-limits.ts";
import { invalid, notFound } from "./responses.ts";
import { listed, pageOf, rowById, rowsOf, shown, type Row, type TableName } from "./rows.ts";
import { belongs, ownersExist } from "./scope.ts";
import type { HubstaffTables, HubstaffWorld } from "./world.ts";

type TableFor<R extends ListRoute<Endpoints>> = {
  [T in TableName]: HubstaffTables[T][number] extends RouteItem<Endpoints, R> ? T : never;
}[TableName];

/** What a list shows, where that is not told by its route and the columns of its rows. */
export interface List<R extends ListRoute<Endpoints>> {
  /** A table, or rows that are worked out from some. */
  readonly rows: TableFor<R> | ((world: HubstaffWorld) => readonly RouteItem<Endpoints, R>[]);
  /** Columns that are named otherwise than the parameter. */
  readonly columns?: Readonly<Record<string, string>>;
  /** What a parameter is when it is left out. */
  readonly defaults?: Readonly<Record<string, string>>;
  /** A range that has to be given, besides those of limited length. */
  readonly requires?: string;
  /** Rows that a parameter of its own kind leaves. */
  where?(row: Row, query: URLSearchParams, world: HubstaffWorld): boolean;
  /** What a parameter adds to a row. */
  adds?(row: Row, query: URLSearchParams, world: HubstaffWorld): Row;
}

/** Answers a list: rows of the path's owner, narrowed by the query, one page of them, and what `include` asks for. */
export function listResolver<R extends ListRoute<Endpoints>>(
  world: HubstaffWorld,
  route: R,
  list: List<R>,
): Resolver<Endpoints, R> {
  const { columns = {}, defaults = {} } = list;
  return ({ params: given, query }) => {
    const params = given as Readonly<Record<string, string>>;
    if (!ownersExist(world, params)) return notFound();
    const wrong = rangeErrors(route, query, list.requires);
    if (wrong.length > 0) return invalid(wrong);
    const asked = new URLSearchParams(query);
    for (const [name, value] of Object.entries(defaults)) if (!query.has(name)) asked.set(name, value);
    const rows = (
      typeof list.rows === "function" ? list.rows(world) : (rowsOf(world, list.rows) as readonly unknown[])
    ) as Row[];
    const found = rows
      .filter((row) => belongs(world, row, params, columns))
      .filter((row) => [...asked.keys()].every((key) => isWanted(world, row, key, asked, columns)))
      .filter((row) => list.where?.(row, query, world) ?? true);
    const { rows: cut, page } = pageOf(found, query, (row) => Number(row["id"] ?? row["user_id"] ?? row["project_id"]));
    const table = typeof list.rows === "string" ? list.rows : undefined;
    const answered = cut.map((row) => ({
      ...(table ? (shown(table, row as never) as Row) : row),
      ...list.adds?.(row, query, world),
    }));
    return { ...page, [rowName(route)]: answered, ...sideloads(world, cut, query) } as never;
  };
}

/** Whether one parameter leaves a row; one that is about no column of the row leaves it. */
function isWanted(
  world: HubstaffWorld,
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
    return wanted.includes(String(world.tasks.find(({ id }) => id === row["task_id"])?.global_todo_id));
  }
  const column = [columns[plain], plain, plain.replace(/s$/, "")].find((name_) => name_ && name_ in row);
  if (!column) return true;
  return [row[column]].flat().some((cell) => wanted.includes(String(cell)));
}

const dayMs = 86_400_000;

/** What is wrong with the ranges of a query: missing, no dates, the wrong way round, too long. */
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
  // The one end that may be left out is that of daily updates.
  if (stop === null)
    return route.endsWith("/daily/updates") ? [] : [{ attribute: `${name}[stop]`, error: "is missing" }];
  const length = Date.parse(stop) - Date.parse(start) + (name === "date" ? dayMs : 0);
  if (length < 0) wrong.push({ attribute: name, error: "ends before it starts" });
  if (days !== undefined && length > days * dayMs)
    wrong.push({ attribute: name, error: `is longer than ${days} days` });
  return wrong;
}

/** What `include` can name, and where it stands. */
const included: Readonly<Record<string, TableName>> = {
  users: "users",
  projects: "projects",
  tasks: "tasks",
  clients: "clients",
  job_sites: "jobSites",
  time_off_policies: "timeOffPolicies",
  attendance_schedules: "attendanceSchedules",
};

/** The rows that `include` asks for: those that the page refers to. */
function sideloads(world: HubstaffWorld, rows: readonly Row[], query: URLSearchParams): Row {
  const found = listed(query, "include")
    .filter((name) => name in included)
    .map((name) => {
      const table = included[name]!;
      const single = name.replace(/ies$/, "y").replace(/s$/, "");
      const keys = [`${single}_id`, `${single}_ids`];
      if (name === "users") keys.push("assignee_ids", "author_id", "invited_by_id");
      const others = [...referred(rows, keys)].map((id) => rowById(world, table, id)).filter(Boolean);
      return [name, others.map((row) => shown(table, row as never))];
    });
  return Object.fromEntries(found) as Row;
}

/** Ids that stand under some names, at any depth. */
function referred(value: unknown, keys: readonly string[]): Set<number> {
  if (Array.isArray(value)) return new Set(value.flatMap((member) => [...referred(member, keys)]));
  if (typeof value !== "object" || value === null) return new Set();
  return new Set(
    Object.entries(value).flatMap(([key, member]) =>
      keys.includes(key) ? ([member].flat() as number[]) : [...referred(member, keys)],
    ),
  );
}
