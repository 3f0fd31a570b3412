import type { Resolvers } from "@tokens/provider-kit/msw";
import type { Endpoints } from "../endpoints.ts";
import type { Id, MetadataEntry } from "../models.ts";
import { invalid } from "./responses.ts";
import { hiddenColumns, type HubstaffTables, type HubstaffState } from "./state/tables.ts";

/** Any row. */
export type Row = Readonly<Record<string, unknown>>;

/** Name of a table. */
export type TableName = keyof HubstaffTables;

/** A row of a table. */
export type RowOf<T extends TableName> = HubstaffTables[T][number];

/** Resolvers of some routes. */
export type Answers<R extends keyof Endpoints> = Pick<Resolvers<Endpoints>, R>;

/** The time of every change. */
export const now = "2026-01-12T09:00:00.000Z";

/** One page of rows, cut by `page_start_id` and `page_limit`, with the undeclared `pagination` when more follow. */
export function pageOf<T>(
  rows: readonly T[],
  query: URLSearchParams,
  id: (row: T) => number,
): { rows: T[]; page: Row } {
  const start = Number(query.get("page_start_id") ?? 0);
  const limit = Number(query.get("page_limit") ?? 100);
  const left = rows.filter((row) => id(row) >= start).toSorted((a, b) => id(a) - id(b));
  const next = left[limit];
  return { rows: left.slice(0, limit), page: next ? { pagination: { next_page_start_id: id(next) } } : {} };
}

/** The members of a list parameter, in either form. */
export function listed(query: URLSearchParams, name: string): string[] {
  return [...(query.get(name)?.split(",") ?? []), ...query.getAll(`${name}[]`)].filter(Boolean);
}

/** A table's rows. */
export function rowsOf<T extends TableName>(state: HubstaffState, table: T): RowOf<T>[] {
  return state[table];
}

/** The row with an id from a path. */
export function rowById<T extends TableName>(state: HubstaffState, table: T, id: string | Id): RowOf<T> | undefined {
  return rowsOf(state, table).find((row) => String((row as Row)["id"]) === String(id));
}

/** A row without its hidden columns. */
export function shown<T extends TableName>(table: T, row: RowOf<T>): never {
  const hidden: readonly string[] = hiddenColumns[table] ?? [];
  return Object.fromEntries(Object.entries(row as Row).filter(([name]) => !hidden.includes(name))) as never;
}

/** Adds a row with an id and timestamps. */
export function create<T extends TableName>(
  state: HubstaffState,
  table: T,
  row: Omit<RowOf<T>, "id" | "created_at" | "updated_at">,
): RowOf<T> {
  const created = { id: (state.nextId += 1), ...row, created_at: now, updated_at: now } as unknown as RowOf<T>;
  rowsOf(state, table).push(created);
  return created;
}

/** Changes a row. Undefined members of `changes` are ignored. */
export function update<T extends TableName>(
  state: HubstaffState,
  table: T,
  row: RowOf<T>,
  changes: { readonly [K in keyof RowOf<T>]?: RowOf<T>[K] | undefined },
): RowOf<T> {
  const rows = rowsOf(state, table);
  const next = { ...row, ...defined(changes), updated_at: now } as RowOf<T>;
  rows[rows.indexOf(row)] = next;
  return next;
}

/** Removes a row. */
export function remove<T extends TableName>(state: HubstaffState, table: T, row: RowOf<T>): void {
  const rows = rowsOf(state, table);
  rows.splice(rows.indexOf(row), 1);
}

/** The members that are defined. */
export function defined<T extends object>(members: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as never;
}

/** A 400 that names the members missing from a body, if any. */
export function lacking<B extends object>(body: B | undefined, ...names: (keyof B & string)[]): Response | undefined {
  const details = names
    .filter((name) => body?.[name] === undefined || body[name] === "")
    .map((attribute) => ({ attribute, error: "is missing" }));
  return details.length > 0 ? invalid(details) : undefined;
}

/** 201 with a resource in its envelope. */
export function made(envelope: string, row: unknown): Response {
  return Response.json({ [envelope]: row }, { status: 201 });
}

/** Metadata after a write. A null removes its key. */
export function merged(metadata: Row, entries: readonly MetadataEntry[] = []): Row {
  const result: Record<string, unknown> = { ...metadata };
  for (const { key, value } of entries) {
    if (value === null) delete result[key];
    else result[key] = value;
  }
  return result;
}
