import { defineApp, f, writeFields, type DateRead } from "@tokens/podio";
import fc from "fast-check";
import { expect, test } from "vitest";

const app = defineApp(111, { date: f.date() });
const written = (date: unknown): unknown => writeFields(app, { date })["date"];

const text = (time: number): string => new Date(time).toISOString().slice(0, 19).replace("T", " ");

/** A side of a date as Podio answers it to a viewer whose zone is so many minutes ahead of UTC. */
function read(name: "start" | "end", time: number | undefined, isDay: boolean, offset: number): object {
  if (time === undefined) return Object.fromEntries(suffixes.map((suffix) => [name + suffix, null]));
  const [utc, own] = isDay
    ? [`${text(time).slice(0, 10)} 00:00:00`, `${text(time).slice(0, 10)} 00:00:00`]
    : [text(time), text(time + offset * 60_000)];
  return {
    [name]: own,
    [`${name}_date`]: own.slice(0, 10),
    [`${name}_time`]: isDay ? null : own.slice(11),
    [`${name}_utc`]: utc,
    [`${name}_date_utc`]: utc.slice(0, 10),
    [`${name}_time_utc`]: isDay ? null : utc.slice(11),
  };
}
const suffixes = ["", "_date", "_time", "_utc", "_date_utc", "_time_utc"];

const seconds = fc.integer({ min: 0, max: 4_000_000_000 });
const sides = fc.record({
  start: seconds,
  startIsDay: fc.boolean(),
  end: fc.option(seconds, { nil: undefined }),
  endIsDay: fc.boolean(),
  offset: fc.integer({ min: -12 * 60, max: 14 * 60 }),
});

const point = (name: "start" | "end", time: number, isDay: boolean): object =>
  isDay ? { [`${name}_date`]: text(time).slice(0, 10) } : { [`${name}_utc`]: text(time) };

test("a date that was read is written unchanged, whatever the viewer's zone, with and without a time or an end", () => {
  fc.assert(
    fc.property(sides, ({ start, startIsDay, end, endIsDay, offset }) => {
      const endMs = end === undefined ? undefined : end * 1000;
      const value = {
        ...read("start", start * 1000, startIsDay, offset),
        ...read("end", endMs, endIsDay, offset),
      } as DateRead;
      expect(written(value)).toEqual({
        ...point("start", start * 1000, startIsDay),
        ...(endMs === undefined ? { end_date: null } : point("end", endMs, endIsDay)),
      });
    }),
  );
});

test("a time is taken from the UTC members that are present", () => {
  fc.assert(
    fc.property(seconds, fc.integer({ min: -12 * 60, max: 14 * 60 }), fc.boolean(), (time, offset, isDay) => {
      const value = read("start", time * 1000, isDay, offset) as Record<string, unknown>;
      const { start_utc: _, ...parts } = value;
      const { start_date_utc: __, ...joined } = value;
      for (const some of [parts, joined]) expect(written(some)).toEqual(point("start", time * 1000, isDay));
    }),
  );
});

test.for([
  { start: "2026-01-05 09:00:00", start_date: "2026-01-05", start_time: "09:00:00" },
  { start: "2026-01-05 09:00:00", start_date: "2026-01-05" },
  { start_date: "2026-01-05", start_time: "09:00:00" },
])("%j has a time only in an unknown zone, and is rejected", (value) => {
  expect(() => written(value)).toThrow(/an unknown zone, and none in UTC/);
});

test("a day that was read without UTC members stays a day", () => {
  expect(written({ start: "2026-01-05 00:00:00", start_date: "2026-01-05", start_time: null, end: null })).toEqual({
    start_date: "2026-01-05",
    end_date: null,
  });
});

test("a Date replaces the start that was read", () => {
  const value = read("start", 1_767_600_000_000, false, 60);
  expect(written({ ...value, start: new Date("2026-03-04T05:06:07Z") })).toEqual({ start_utc: "2026-03-04 05:06:07" });
});
