import type { Paging } from "./pagination.ts";

/** Reads the rows of a page. */
type Rows = (page: unknown) => readonly unknown[];

const pageItself: Rows = (page) => (Array.isArray(page) ? (page as readonly unknown[]) : []);

/** Lists that always fit on one page. */
export function singlePage({ items = pageItself }: { readonly items?: Paging["items"] } = {}): Paging {
  return { next: () => undefined, items };
}

/** A URL, absolute or relative. Base64, which a cursor may be, has slashes but no question mark. */
const urlWithQuery = /^(https?:\/\/|(\/[^?]*)?\?)/;

/**
 * Pages that name the cursor of the next one, or its URL (absolute or relative), whose query is then sent. The last page has none: undefined, null or an empty
 * string.
 */
export function cursorPager(options: {
  /** Query parameter that the cursor is sent in. */
  readonly parameter: string;
  /** The next page's cursor, read from a page, or its path in a page, e.g. `response_metadata.next_cursor`. */
  readonly cursor: string | ((page: unknown) => string | number | null | undefined);
  /** The rows of a page, or their path in a page. @default the page itself, an array */
  readonly items?: string | Paging["items"];
}): Paging {
  const { parameter, cursor, items = pageItself } = options;
  const read = typeof cursor === "string" ? (page: unknown) => memberAt(page, cursor) as string : cursor;
  return {
    next(page, query) {
      const next = read(page) ?? "";
      if (next === "") return undefined;
      return urlWithQuery.test(String(next)) ? queryOf(String(next)) : { ...query, [parameter]: next };
    },
    items: typeof items === "string" ? (page) => pageItself(memberAt(page, items)) : items,
  };
}

/** The member at a path such as `data.items`; a name with dots of its own is tried first, as in `@odata.nextLink`. */
function memberAt(value: unknown, path: string): unknown {
  const members = Object(value) as Readonly<Record<string, unknown>>;
  if (path in members) return members[path];
  const [first = "", ...rest] = path.split(".");
  return rest.length === 0 ? undefined : memberAt(members[first], rest.join("."));
}

/** Pages that start at a row. An empty page is the last one; a short page may be the server's own limit. */
export function offsetPager(
  options: {
    /** @default "offset" */
    readonly parameter?: string;
    /** @default the page itself, an array */
    readonly items?: Rows;
  } = {},
): Paging {
  return countingPager({ parameter: "offset", first: 0, step: (count) => count, ...options });
}

/** Numbered pages, the first of which is 1. An empty page is the last one; a short page may be the server's own limit. */
export function pageNumberPager(
  options: {
    /** @default "page" */
    readonly parameter?: string;
    /** @default the page itself, an array */
    readonly items?: Rows;
  } = {},
): Paging {
  return countingPager({ parameter: "page", first: 1, step: () => 1, ...options });
}

function countingPager(options: {
  readonly parameter: string;
  readonly first: number;
  readonly step: (count: number) => number;
  readonly items?: Rows;
}): Paging {
  const { parameter, first, step, items = pageItself } = options;
  return {
    next(page, query) {
      const count = items(page).length;
      return count === 0 ? undefined : { ...query, [parameter]: Number(query[parameter] ?? first) + step(count) };
    },
    items,
  };
}

/** Pages whose `Link` header names the next one (RFC 8288), e.g. `<https://api.example.com/a?page=2>; rel="next"`. */
export function linkPager({ items = pageItself }: { readonly items?: Paging["items"] } = {}): Paging {
  return {
    next(_page, _query, headers) {
      const target = linkTarget(headers.get("link") ?? "", "next");
      return target === undefined ? undefined : queryOf(target);
    },
    items,
  };
}

/** A link, then parameters in which quoted text may hold anything. */
const links = /<([^<>]*)>((?:[^<"]|"(?:[^"\\]|\\.)*")*)/g;
const parameters = /;\s*([\w*-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;,"]+))/g;

/** Target of the first link with a relation type. */
function linkTarget(header: string, relation: string): string | undefined {
  for (const [, target, rest = ""] of header.matchAll(links)) {
    for (const [, name = "", quoted, token = ""] of rest.matchAll(parameters)) {
      if (name.toLowerCase() !== "rel") continue;
      const types = (quoted ?? token).toLowerCase().split(/\s+/);
      if (types.includes(relation)) return target;
      break;
    }
  }
  return undefined;
}

/** The query of a URL, absolute or relative; undefined when it is neither. A parameter that is repeated becomes an array. */
function queryOf(target: string): Readonly<Record<string, string | readonly string[]>> | undefined {
  const searchParams = URL.parse(target, "https://relative.invalid")?.searchParams;
  if (!searchParams) return undefined;
  const names = new Set(searchParams.keys());
  return Object.fromEntries(
    Array.from(names, (name) => {
      const values = searchParams.getAll(name);
      return [name, values.length > 1 ? values : values[0]!];
    }),
  );
}
