import { encodeQuery, type Paging } from "@tokens/provider-kit";
import type { Rows } from "./models.ts";

const defaultLimit = 50;

/** Adds `truncated` to a list. Other outputs stay as they are. */
export function withTruncation(answer: unknown, query: Readonly<Record<string, unknown>>): unknown {
  if (!Array.isArray(answer)) return answer;
  const limit = Number(query["limit"] ?? defaultLimit);
  return Object.defineProperty(answer, "truncated", { value: answer.length >= limit });
}

/** There is one page only. `pages()` and `items()` promise every row, so a list that may be incomplete ends in an error. */
export const paging: Paging = {
  next(page, query) {
    const rows = page as Rows<unknown>;
    if (!rows.truncated) return undefined;
    throw new RangeError(
      `PSOhub sent ${rows.length} rows, which is ${query["limit"] === undefined ? "its default limit" : "the limit"}, and has no next page: there may be more. Use a higher limit or a narrower filter.`,
    );
  },
  items: (page) => page as readonly unknown[],
};

/** Writes a query, with the user filter under the server's name for it. */
export function encodePsohubQuery(
  { accountid, ...query }: Readonly<Record<string, unknown>>,
  userFilter: string,
): URLSearchParams {
  return encodeQuery({ ...query, [userFilter]: accountid });
}
