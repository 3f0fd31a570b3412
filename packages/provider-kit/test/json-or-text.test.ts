import { jsonOrText } from "@tokens/provider-kit";
import { expect, test } from "vitest";

test.for([
  ['{"a":1}', { a: 1 }],
  ['"a"', "a"],
  ["null", null],
  ["", ""],
  ["<html>", "<html>"],
  ["{", "{"],
] as const)("%j is read as JSON where it is, else as text", ([text, expected]) => {
  expect(jsonOrText(text)).toEqual(expected);
});

test("a reviver sees the members of JSON", () => {
  expect(jsonOrText('{"a":"1"}', (_, value) => (value === "1" ? "one" : value))).toEqual({ a: "one" });
});
