import { expect, test } from "vitest";
import { cells, isMissed, missedTargets, type GroupResult, type Row } from "./report.ts";
import { exactly } from "./statistics.ts";

const row: Row = {
  name: "tokens.fetch",
  of: "tokens",
  value: { low: 0.93, median: 0.96, high: 0.99 },
  absolute: "2,403/s",
};
const group = (...rows: Row[]): GroupResult => ({
  name: "requests",
  title: "API calls",
  about: "",
  sections: [{ title: "over fetch", unit: "times", rows }],
});

test("a row begins with its ratio, and ends with what was measured", () => {
  expect(cells({ ...row, target: { atLeast: 0.97 } }, "times")).toEqual([
    "tokens.fetch",
    "0.96×",
    "0.93× to 0.99×",
    "≥ 0.97×",
    "2,403/s",
  ]);
});

test("a spread that rounds to nothing is left out", () => {
  expect(cells({ ...row, value: { low: 210.1, median: 210.2, high: 210.3 } }, "bytes")[2]).toBe("");
});

test.for([
  ["times", 12.345, "12.3×"],
  ["times", 1234.5, "1235×"],
  ["bytes", 612.4, "612 B"],
  ["kilobytes", 6849, "6.85 kB"],
  ["operations", 247, "247"],
] as const)("%s: %d is %s, without a spread when nothing varies", ([unit, value, text]) => {
  expect(cells({ ...row, value: exactly(value) }, unit).slice(1, 4)).toEqual([text, "", ""]);
});

test("a median on the wrong side of its target is missed, one on it is not", () => {
  expect(isMissed(row)).toBe(false);
  expect(isMissed({ ...row, target: { atLeast: 0.97 } })).toBe(true);
  expect(isMissed({ ...row, target: { atLeast: 0.96 } })).toBe(false);
  expect(isMissed({ ...row, target: { atMost: 0.95 } })).toBe(true);
  expect(isMissed({ ...row, target: { atMost: 0.96 } })).toBe(false);
});

test.for([
  [{ atLeast: 0.97 }, 0.968, "0.968×"],
  [{ atLeast: 0.97 }, 0.9699, "0.9699×"],
  [{ atLeast: 0.97 }, 0.971, "0.97×"],
  [{ atMost: 1.25 }, 1.252, "1.252×"],
  [{ atMost: 1.25 }, 1.3, "1.30×"],
] as const)("with the target %o, %d is %s: a missed target never looks met", ([target, median, text]) => {
  expect(cells({ ...row, target, value: exactly(median) }, "times")[1]).toBe(text);
});

test("says of every group what is missed", () => {
  const missed: Row = { ...row, name: "session()", target: { atMost: 0.5 } };
  expect(missedTargets([group(row), group(row, missed)])).toEqual([
    "API calls, over fetch: session() is 0.96×, the target is ≤ 0.50×",
  ]);
});
