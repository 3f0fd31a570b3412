type Query = Readonly<Record<string, unknown>>;

/** How a provider paginates its lists. */
export interface Paging {
  /** The query of the next page, or undefined after the last. `headers` are those of this page's response. */
  next(page: unknown, query: Query, headers: Headers): Query | undefined;
  /** The rows of a page. */
  items(page: unknown, route: string): readonly unknown[];
}

/** Fetches page after page. Throws a `RangeError` when a query repeats: a cursor that does not advance would never end. */
export async function* walkPages(
  paging: Paging,
  route: string,
  first: Query,
  fetchPage: (query: Query) => Promise<{ readonly output: unknown; readonly headers: Headers }>,
): AsyncGenerator<unknown, void, undefined> {
  const asked = new Set<string>();
  for (let query: Query | undefined = first; query;) {
    const mark = JSON.stringify(query);
    if (asked.has(mark)) {
      throw new RangeError(`The pages of ${route} do not advance: ${mark} was repeated.`);
    }
    asked.add(mark);
    const { output, headers } = await fetchPage(query);
    yield output;
    query = paging.next(output, query, headers);
  }
}
