import { encodeQuery, type CallInput } from "@tokens/provider-kit";

/** `YYYY-MM-DD HH:MM:SS` in UTC. Throws a `RangeError` for an invalid `Date`. */
export function utcText(date: Date): string {
  return date.toISOString().slice(0, 19).replace("T", " ");
}

/** Writes a query: arrays with commas, dates in UTC, `silent` as Podio's own clients write it. */
export function encodePodioQuery(query: Readonly<Record<string, unknown>>): URLSearchParams {
  const silent = query["silent"] === true ? 1 : query["silent"];
  return encodeQuery({ ...query, silent }, { arrays: "csv", dates: utcText });
}

/** JSON with dates as Podio reads them. It does not recognize an ISO date (`…T…Z`), and clears the field. */
export function stringifyBody(value: unknown): string {
  return JSON.stringify(value, function (this: Record<string, unknown>, name, plain: unknown) {
    const original = this[name];
    return original instanceof Date ? utcText(original) : plain;
  });
}

const filter = /^POST \/item\/app\/\{app_id\}\/filter\//;

/**
 * A call's input with defaults: reading an item does not mark its notifications as viewed, filtering does not change the user's last
 * view, a write without a body sends `{}`.
 */
export function prepare(route: string, input: CallInput): CallInput {
  if (route === "GET /item/{item_id}") return { ...input, query: { mark_as_viewed: false, ...input.query } };
  if (filter.test(route)) return { ...input, body: { remember: false, ...(input.body as object | undefined) } };
  return /^(POST|PUT) /.test(route) && input.body === undefined ? { ...input, body: {} } : input;
}

/** Whether a route responds with a file: calendars, cards, sheets, contents. */
export function isRaw(route: string): boolean {
  return route.startsWith("GET ") && /\/(ics\/.*|vcard|xlsx\/|raw)$/.test(route);
}
