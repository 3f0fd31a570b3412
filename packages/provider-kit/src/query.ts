import { typeName } from "./options.ts";

/** How an array is written in a query: `ids=1&ids=2`, `ids=1,2`, or `ids[]=1&ids[]=2`. */
export type ArrayForm = "repeat" | "csv" | "brackets";

/** How a query is written. */
export interface QueryOptions {
  /** @default "repeat" */
  readonly arrays?: ArrayForm;
  /** @default ISO 8601 in UTC */
  readonly dates?: (date: Date) => string;
}

/**
 * Writes a query. Undefined and null members are left out. A name that ends in `[]` is repeated, whatever the form of arrays.
 * Throws a `TypeError` for a value that is neither text, a number, a boolean, a `Date` nor an array of them.
 */
export function encodeQuery(
  query: Readonly<Record<string, unknown>>,
  { arrays = "repeat", dates = (date) => date.toISOString() }: QueryOptions = {},
): URLSearchParams {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null) continue;
    const write = (member: unknown): string => scalar(name, member, dates);
    if (!Array.isArray(value)) search.append(name, write(value));
    else if (arrays === "csv" && !name.endsWith("[]")) search.append(name, value.map(write).join(","));
    else {
      const repeated = arrays === "brackets" && !name.endsWith("[]") ? `${name}[]` : name;
      for (const member of value) search.append(repeated, write(member));
    }
  }
  return search;
}

function scalar(name: string, value: unknown, dates: (date: Date) => string): string {
  const isDate = value instanceof Date;
  if (isDate && !Number.isNaN(value.getTime())) return dates(value);
  if (["string", "number", "bigint", "boolean"].includes(typeof value)) return String(value);
  throw new TypeError(
    `The query parameter "${name}" takes text, numbers, booleans, dates or an array of them, not ${isDate ? "an invalid date" : typeName(value)}.`,
  );
}
