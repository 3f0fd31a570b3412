/** How a provider's lists go on. */
export interface Paging {
  /** The query of the page that follows, or undefined after the last. */
  next(page: unknown, query: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> | undefined;
  /** The rows of a page. */
  items(page: unknown, route: string): readonly unknown[];
}

/**
 * Fetches page after page. A page that leads to a query already asked for ends with an error, so that a cursor which does not
 * advance cannot loop for ever.
 */
export async function* walkPages(
  paging: Paging,
  route: string,
  first: Readonly<Record<string, unknown>>,
  fetchPage: (query: Readonly<Record<string, unknown>>) => Promise<unknown>,
): AsyncGenerator<unknown, void, undefined> {
  const asked = new Set<string>();
  for (let query: Readonly<Record<string, unknown>> | undefined = first; query;) {
    const mark = JSON.stringify(query);
    if (asked.has(mark)) {
      throw new RangeError(`The pages of ${route} do not advance: the provider named ${mark} a second time.`);
    }
    asked.add(mark);
    const page = await fetchPage(query);
    yield page;
    query = paging.next(page, query);
  }
}
