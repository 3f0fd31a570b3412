import type { CallInput } from "@tokens/provider-kit";

/** `YYYY-MM-DD HH:MM:SS` in UTC. Throws a `RangeError` for a `Date` that is none. */
export function utcText(date: Date): string {
  return date.toISOString().slice(0, 19).replace("T", " ");
}

/** Writes a query: arrays with commas, dates in UTC, `silent` as Podio's clients write it. */
export function encodeQuery(query: Readonly<Record<string, unknown>>): URLSearchParams {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null) continue;
    if (Array.isArray(value)) search.set(name, value.map((member) => scalar(name, member)).join(","));
    else search.set(name, scalar(name, value));
  }
  return search;
}

function scalar(name: string, value: unknown): string {
  if (value instanceof Date) return utcText(value);
  if (name === "silent" && value === true) return "1";
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return String(value);
  throw new TypeError(`The query parameter "${name}" takes text, numbers, booleans, dates or an array of them.`);
}

/** JSON with dates as Podio reads them: an ISO date (`…T…Z`) it takes for no date at all, and clears the field. */
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

/** Whether a route answers with a file: calendars, cards, sheets, contents. */
export function isRaw(route: string): boolean {
  return route.startsWith("GET ") && /\/(ics\/.*|vcard|xlsx\/|raw)$/.test(route);
}
