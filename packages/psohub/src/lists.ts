import type { Paging } from "@tokens/provider-kit";
import type { Rows } from "./models.ts";

const defaultLimit = 50;

/** A list with its mark; other answers as they are. */
export function withTruncation(answer: unknown, query: Readonly<Record<string, unknown>>): unknown {
  if (!Array.isArray(answer)) return answer;
  const limit = Number(query["limit"] ?? defaultLimit);
  return Object.defineProperty(answer, "truncated", { value: answer.length >= limit });
}

/** One page is all there is. `pages()` and `items()` promise everything, so a list that may have been cut ends with an error. */
export const paging: Paging = {
  next(page, query) {
    const rows = page as Rows<unknown>;
    if (!rows.truncated) return undefined;
    throw new RangeError(
      `PSOhub sent ${rows.length} rows, as many as were asked for (${query["limit"] === undefined ? "its default" : "limit"}), and has no next page: there may be more. Ask again with a higher limit or a narrower filter.`,
    );
  },
  items: (page) => page as readonly unknown[],
};

/** Writes a query, the user filter under the name that the server knows it by. */
export function encodeQuery(query: Readonly<Record<string, unknown>>, userFilter: string): URLSearchParams {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query as Record<string, string | number | boolean | null | undefined>)) {
    if (value !== undefined && value !== null) search.append(name === "accountid" ? userFilter : name, String(value));
  }
  return search;
}
