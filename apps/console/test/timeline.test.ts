import type { JournalEntry } from "@tokens/store";
import fc from "fast-check";
import { expect, test } from "vitest";
import { timelineFigure } from "../src/accounts/timeline-figure.ts";
import { timelineOf } from "../src/accounts/timeline.ts";
import { spans } from "../src/history/spans.ts";
import { lengthOf, timeOf } from "../src/shared/wording.ts";

const now = Date.UTC(2026, 0, 1, 12);
const session = { key: "k", version: "v", obtainedAt: now - 10_000, expiresAt: now + 20_000 };
const s = (seconds: number): number => now + seconds * 1000;

function entry(at: number, by: string, type: JournalEntry["type"], members: Partial<JournalEntry> = {}): JournalEntry {
  return { at: s(at), key: "k", type, by, ...members };
}

test("lays out refreshes, adoptions, waits, failures and token lifetimes", () => {
  const entries = [
    entry(-9, "b:2", "adopted"),
    entry(-10, "a:10", "refreshed", { durationMs: 400, expiresAt: s(20) }),
    entry(-11, "b:2", "waiting"),
    entry(-20, "a:9", "refresh-failed", { message: "away" }),
    entry(-40, "a:10", "authenticated", { durationMs: 300, expiresAt: s(-10) }),
    entry(-41, "a:10", "reauthorization-soon"),
  ];
  const { from, to, lives, lanes, ticks, hiddenLanes } = timelineOf(session, entries, now);
  expect(lives).toEqual([
    { from: s(-40), to: s(-10) },
    { from: s(-10), to: s(20) },
  ]);
  const told = lanes.map(({ by, marks }) => [by, ...marks.map((mark) => [mark.kind, mark.from - now, mark.to - now])]);
  expect(told).toEqual([
    ["a:9", ["failed", -20_000, -20_000]],
    ["a:10", ["refreshed", -40_300, -40_000], ["refreshed", -10_400, -10_000]],
    ["b:2", ["waited", -11_000, -11_000], ["adopted", -9000, -9000]],
  ]);
  expect([from < s(-60), to, hiddenLanes]).toEqual([true, s(20), 0]);
  expect(ticks.map((at) => (at - now) / 1000)).toEqual([-60, -45, -30, -15, 0, 15]);
});

test("includes a login without journal entries, and limits the future to a third of the chart", () => {
  const long = { ...session, expiresAt: now + 864_000_000 };
  const { lives, lanes, from, to } = timelineOf(long, [], now);
  expect([lives, lanes]).toEqual([[{ from: s(-10), to: long.expiresAt }], []]);
  expect((to - now) / (to - from)).toBeLessThan(0.34);
});

test("is empty for an imported session", () => {
  const { lives, lanes, ticks } = timelineOf({ key: "k", version: "v", obtainedAt: 0 }, [], now);
  expect([lives, lanes]).toEqual([[], []]);
  expect(ticks).toContain(now);
});

test("shows the latest tokens and processes", () => {
  const entries = Array.from({ length: 40 }, (_, n) =>
    entry(-30 * n, `host:${n % 20}`, "refreshed", { durationMs: 5, expiresAt: s(-30 * n + 30) }),
  );
  const { lives, lanes, hiddenLanes } = timelineOf({ ...session, expiresAt: s(30) }, entries, now);
  expect([lives.length, lives.at(-1)!.from, lanes.length, hiddenLanes]).toEqual([6, now, 6, 0]);
  const crowd = Array.from({ length: 30 }, (_, n) => entry(-n, `host:${n}`, "adopted"));
  const crowded = timelineOf(session, crowd, now);
  expect([crowded.lanes.length, crowded.lanes[0]!.by, crowded.hiddenLanes]).toEqual([12, "host:0", 18]);
});

test("shows a period, with events that are too close as one", () => {
  const day = 86_400_000;
  const entries = Array.from({ length: 1000 }, (_, n) =>
    entry(-500 * n, "host:1", n % 100 === 0 ? "refresh-failed" : "refreshed", { expiresAt: s(-500 * n + 600) }),
  );
  const { from, to, lanes, lives } = timelineOf(session, entries, now, 7 * day);
  expect([from < now - 7 * day, to - now < 4 * day]).toEqual([true, true]);
  expect(lives.length).toBeLessThan(20);
  const [lane] = lanes;
  expect(lane!.marks.reduce((sum, { count }) => sum + count, 0)).toBe(1000);
  expect(lane!.marks.length).toBeLessThan(250);
  const hour = timelineOf(session, entries, now, 3_600_000);
  expect(hour.lanes[0]!.marks).toHaveLength(8);
});

test("never draws a negative width or outside of the chart, whatever the clocks say", () => {
  const time = fc.oneof(
    fc.integer({ min: now - 7_200_000, max: now + 7_200_000 }),
    fc.integer({ min: -9e15, max: 9e15 }),
  );
  const some = fc.record(
    {
      at: time,
      key: fc.constant("k"),
      by: fc.constantFrom("a:1", "b:2", "c:3"),
      type: fc.constantFrom<JournalEntry["type"]>("refreshed", "adopted", "waiting", "refresh-failed", "revoked"),
      durationMs: fc.integer({ min: -1e6, max: 1e16 }),
      expiresAt: time,
    },
    { requiredKeys: ["at", "key", "by", "type"] },
  );
  const sessions = fc.record({ key: fc.constant("k"), version: fc.constant("v"), obtainedAt: time, expiresAt: time });
  const span = fc.constantFrom(undefined, ...spans.map(({ ms }) => ms));
  fc.assert(
    fc.property(fc.array(some, { maxLength: 30 }), sessions, span, (entries, one, spanMs) => {
      const newest = entries.toSorted((a, b) => b.at - a.at);
      const svg = timelineFigure(timelineOf(one, newest, now, spanMs)) as string;
      const numbers = [...svg.matchAll(/ (?:width|x|x1|x2)="(-?[\d.e+-]+|NaN|-?Infinity)%"/g)].map(([, text]) =>
        Number(text),
      );
      for (const number of numbers) {
        expect(number).toBeGreaterThanOrEqual(0);
        expect(number).toBeLessThanOrEqual(100);
      }
      expect(/NaN|Infinity|undefined/.exec(svg)).toBeNull();
      expect(svg.match(/class="tick/g)!.length).toBeLessThan(20);
    }),
    { numRuns: 300, seed: 4711 },
  );
});

test.each([
  [12, "12 ms"],
  [1250, "1.3 s"],
  [59_600, "1 min"],
  [83_000, "1 min 23 s"],
  [7_200_000, "2 h"],
  [183_600_000, "2 d 3 h"],
])("%d ms is %s", (ms, words) => {
  expect(lengthOf(ms)).toBe(words);
});

test("formats a time with its date unless it is today", () => {
  expect(timeOf(now, now)).toBe("12:00:00 UTC");
  expect(timeOf(now - 86_400_000, now)).toBe("2025-12-31 12:00:00 UTC");
});
