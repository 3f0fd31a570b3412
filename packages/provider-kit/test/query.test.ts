import { encodeQuery, type QueryOptions } from "@tokens/provider-kit";
import { describe, expect, test } from "vitest";

const written = (query: Readonly<Record<string, unknown>>, options?: QueryOptions): string =>
  decodeURIComponent(encodeQuery(query, options).toString());

test("undefined and null are left out, all else is written", () => {
  const query = { a: undefined, b: null, c: 0, d: false, e: "", f: 12n, g: "x" };
  expect(written(query)).toBe("c=0&d=false&e=&f=12&g=x");
});

test("names and values are escaped", () => {
  expect(encodeQuery({ "time[start]": "a&b=c d" }).toString()).toBe("time%5Bstart%5D=a%26b%3Dc+d");
});

test("a date is ISO 8601 in UTC, or what the provider writes", () => {
  const since = new Date("2026-01-02T03:04:05Z");
  expect(written({ since, days: [since] })).toBe("since=2026-01-02T03:04:05.000Z&days=2026-01-02T03:04:05.000Z");
  expect(written({ since }, { dates: (date) => String(date.getTime() / 1000) })).toBe("since=1767323045");
});

describe("an array", () => {
  test.for([
    [undefined, "ids=1&ids=2"],
    ["repeat", "ids=1&ids=2"],
    ["csv", "ids=1,2"],
    ["brackets", "ids[]=1&ids[]=2"],
  ] as const)("is written by the form %s", ([arrays, expected]) => {
    expect(written({ ids: [1, 2] }, arrays && { arrays })).toBe(expected);
  });

  test.for(["repeat", "csv", "brackets"] as const)("under a name with brackets is repeated, with %s too", (arrays) => {
    expect(written({ "ids[]": [1, 2] }, { arrays })).toBe("ids[]=1&ids[]=2");
  });
});

test.for([
  [{ a: 1 }, "an object"],
  [[{ a: 1 }], "an object"],
  [[["a"]], "an array"],
  [[undefined], "undefined"],
  [() => 1, "a function"],
  [new Date(Number.NaN), "an invalid date"],
] as const)("%j is refused by its type", ([value, type]) => {
  expect(() => encodeQuery({ q: value })).toThrow(
    new TypeError(`The query parameter "q" takes text, numbers, booleans, dates or an array of them, not ${type}.`),
  );
});
