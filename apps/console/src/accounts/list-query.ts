import type { ListQuery, SortField } from "./selection.ts";

/** Fields by which a list is sorted, with the words of their links. */
export const sortWords: Readonly<Record<SortField, string>> = {
  name: "Account",
  state: "Status",
  since: "Failing since",
  expires: "Token expires",
  login: "Login ends",
  refreshed: "Last refresh",
};

/** Reads a list's address: `?q=…&sort=-expires&page=2`. Anything else is ignored. */
export function listQueryOf({ q = "", sort = "", page = "" }: Readonly<Record<string, string>>): ListQuery {
  const field = sort.replace(/^-/, "");
  return {
    filter: q,
    sort: Object.hasOwn(sortWords, field) ? (field as SortField) : "state",
    descending: sort.startsWith("-"),
    page: Number.parseInt(page, 10) || 1,
  };
}

/** The address of a list. */
export function listPath({ filter, sort, descending, page }: ListQuery, more: Record<string, string> = {}): string {
  const order = `${descending ? "-" : ""}${sort}`;
  const query = new URLSearchParams({
    ...(filter.trim() !== "" && { q: filter }),
    ...(order !== "state" && { sort: order }),
    ...(page > 1 && { page: String(page) }),
    ...more,
  });
  return query.size > 0 ? `/?${query.toString()}` : "/";
}
