import type { Resolvers } from "@tokens/provider-kit/msw";
import type { Endpoints } from "../endpoints.ts";
import { queryValues } from "./query-values.ts";
import { invalid } from "./responses.ts";

interface Call {
  readonly query: URLSearchParams;
  readonly body: unknown;
}

interface Wrong {
  readonly attribute: string;
  readonly error: string;
}

/** Minimum and maximum of integers in queries, by name. */
const queryRanges: Readonly<Record<string, readonly [least: number, most: number]>> = {
  page_limit: [1, 500],
  page_start_id: [0, Infinity],
  year: [1, 9999],
};

/** Minimum and maximum of numbers in bodies, by name, at any depth. */
const bodyRanges: Readonly<Record<string, readonly [least: number, most: number]>> = {
  duration: [1800, 86_400],
  period_second_start_day: [1, 31],
  period_start_day: [1, 31],
  period_week_day: [0, 6],
  radius: [50, 3000],
};

const badType = "is invalid";
const badValue = "does not have a valid value";

/** Refuses values outside the documented bounds before the route's resolver runs. */
export function withinBounds(resolvers: Resolvers<Endpoints>): Resolvers<Endpoints> {
  return Object.fromEntries(
    Object.entries(resolvers as unknown as Readonly<Record<string, (call: Call) => unknown>>).map(
      ([route, resolve]) => [
        route,
        (call: Call) => {
          const wrong = [...queryErrors(route, call.query), ...bodyErrors(call.body)];
          return wrong.length > 0 ? invalid(wrong) : resolve(call);
        },
      ],
    ),
  ) as unknown as Resolvers<Endpoints>;
}

function queryErrors(route: string, query: URLSearchParams): Wrong[] {
  const values = (queryValues as Readonly<Record<string, Readonly<Record<string, string>>>>)[route] ?? {};
  return [...query].flatMap(([key, text]) => {
    const attribute = key.replace("[]", "");
    const members = text.split(",");
    const error = Object.hasOwn(values, attribute)
      ? members.every((member) => values[attribute]!.split(" ").includes(member))
        ? undefined
        : badValue
      : queryError(attribute, text, members);
    return error ? [{ attribute, error }] : [];
  });
}

function queryError(name: string, text: string, members: readonly string[]): string | undefined {
  const range = Object.hasOwn(queryRanges, name) ? queryRanges[name] : undefined;
  if (range) {
    if (!/^-?\d+$/.test(text)) return badType;
    return Number(text) >= range[0] && Number(text) <= range[1] ? undefined : badValue;
  }
  if (/_ids?$/.test(name) && name !== "remote_ids")
    return members.every((id) => /^\d+$/.test(id)) ? undefined : badType;
  if (/^(include_|only_|direct_only$)/.test(name)) return /^(true|false)$/.test(text) ? undefined : badType;
  return undefined;
}

/** Problems of a body, at any depth. Attributes are written like `members[0][metadata]`. */
function bodyErrors(value: unknown, at = ""): Wrong[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, member]: [string, unknown]) => {
    const attribute = at === "" ? name : `${at}[${name}]`;
    const range = Object.hasOwn(bodyRanges, name) ? bodyRanges[name] : undefined;
    if (range && member !== null && member !== undefined) {
      if (typeof member !== "number") return [{ attribute, error: badType }];
      return member >= range[0] && member <= range[1] ? [] : [{ attribute, error: badValue }];
    }
    if (name === "metadata" && Array.isArray(member)) return metadataErrors(member, attribute);
    return bodyErrors(member, attribute);
  });
}

/** A key has 2 to 30 characters of `a-z`, `0-9` and `_`, a value at most 200; null removes the key. */
function metadataErrors(entries: readonly unknown[], at: string): Wrong[] {
  return entries.flatMap((entry, index) => {
    const { key, value } = Object(entry) as { readonly key?: unknown; readonly value?: unknown };
    const wrong: Wrong[] = [];
    if (!/^[a-z0-9_]{2,30}$/.test(String(key))) wrong.push({ attribute: `${at}[${index}][key]`, error: badValue });
    if (value !== null && !(typeof value === "string" && value.length <= 200))
      wrong.push({ attribute: `${at}[${index}][value]`, error: badValue });
    return wrong;
  });
}
