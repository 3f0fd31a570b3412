import { createHubstaff, splitRange, type RangeRoute } from "@tokens/hubstaff";
import { createHubstaffMock, demoListInputs } from "@tokens/hubstaff/msw";
import { http, HttpResponse } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ranges } from "./ranges.ts";

const mock = createHubstaffMock();
const server = setupServer(...mock.handlers);
const hubstaff = createHubstaff({ organizationToken: mock.organizationToken, http: { retry: 0 } });
const activities = "GET /v2/organizations/{organization_id}/activities";
const daily = "GET /v2/organizations/{organization_id}/activities/daily";
const day = 86_400_000;

beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
beforeEach(() => mock.reset());
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

/** The ranges that were asked for, first pages only. */
function asked(name: string): [start: string, stop: string][] {
  const queries = mock.requests().map(({ url }) => new URL(url).searchParams);
  return queries
    .filter((query) => !query.has("page_start_id"))
    .map((query) => [query.get(`${name}[start]`)!, query.get(`${name}[stop]`)!]);
}

function slots(
  start: string,
  stop: string,
): { organization_id: number; query: { "time_slot[start]": string; "time_slot[stop]": string } } {
  return { organization_id: 7, query: { "time_slot[start]": start, "time_slot[stop]": stop } };
}

function dates(
  start: string,
  stop: string,
): { organization_id: number; query: { "date[start]": string; "date[stop]": string } } {
  return { organization_id: 7, query: { "date[start]": start, "date[stop]": stop } };
}

describe("a range", () => {
  test("of times is one stream over windows of 7 days, whatever their pages", async () => {
    const { query } = slots("2025-12-31T12:00:00Z", "2026-01-20T00:00:00Z");
    const paged = { organization_id: 7, query: { ...query, page_limit: 10, user_ids: [11, 12] } };
    const rows = await Array.fromAsync(splitRange(hubstaff, activities, paged));
    expect(rows.map(({ id }) => id)).toEqual(
      mock.state.activities.filter(({ user_id }) => user_id !== 13).map(({ id }) => id),
    );
    expect(asked("time_slot")).toEqual([
      ["2025-12-31T12:00:00Z", "2026-01-07T12:00:00.000Z"],
      ["2026-01-07T12:00:00.000Z", "2026-01-14T12:00:00.000Z"],
      ["2026-01-14T12:00:00.000Z", "2026-01-20T00:00:00Z"],
    ]);
  });

  test("of dates has windows that end on a day and begin on the next", async () => {
    const rows = await Array.fromAsync(splitRange(hubstaff, daily, dates("2025-12-06", "2026-02-10")));
    expect(rows.reduce((sum, { tracked }) => sum + tracked, 0)).toBe(
      mock.state.activities.reduce((sum, { tracked }) => sum + tracked, 0),
    );
    expect(asked("date")).toEqual([
      ["2025-12-06", "2026-01-05"],
      ["2026-01-06", "2026-02-05"],
      ["2026-02-06", "2026-02-10"],
    ]);
  });

  test("across the clock changes of any zone keeps days of 24 hours", async () => {
    await Array.fromAsync(
      splitRange(hubstaff, activities, slots("2026-03-27T00:00:00+01:00", "2026-04-05T00:00:00+02:00")),
    );
    await Array.fromAsync(splitRange(hubstaff, daily, dates("2026-03-29", "2026-04-28")));
    expect(asked("time_slot")[0]).toEqual(["2026-03-27T00:00:00+01:00", "2026-04-02T23:00:00.000Z"]);
    expect(asked("date").slice(2)).toEqual([["2026-03-29", "2026-04-28"]]);
  });

  test("without a zone is UTC", async () => {
    await Array.fromAsync(splitRange(hubstaff, activities, slots("2026-01-05T00:00:00", "2026-01-06T00:00:00.000001")));
    expect(asked("time_slot")).toEqual([["2026-01-05T00:00:00Z", "2026-01-06T00:00:00.000001Z"]]);
  });

  test("that is empty asks for nothing, and one that is none is refused", async () => {
    const empty = splitRange(hubstaff, activities, slots("2026-01-05T00:00:00Z", "2026-01-05T00:00:00Z"));
    expect(await Array.fromAsync(empty)).toEqual([]);
    for (const input of [
      dates("2026-01-06", "2026-01-05"),
      dates("soon", "2026-01-05"),
      dates("2026-01-05T00:00:00Z", "2026-01-06"),
    ])
      await expect(Array.fromAsync(splitRange(hubstaff, daily, input))).rejects.toThrow(RangeError);
    expect(mock.requests()).toEqual([]);
  });
});

test.for(Object.entries(ranges))("every operation with a cap, over three months: %s", async ([name, [range]]) => {
  const route = name as RangeRoute;
  const input = demoListInputs[route];
  const week = await Array.fromAsync(hubstaff.items(route, input as never));
  const query = { [`${range}[start]`]: "2025-11-20", [`${range}[stop]`]: "2026-02-20" };
  expect(await Array.fromAsync(splitRange(hubstaff, route, { ...input, query } as never))).toEqual(week);
  expect(asked(range).length).toBeGreaterThan(3);
});

test("windows tile any range: no gap, no overlap, none above the cap", async () => {
  let seed = 20_260_105;
  const random = (below: number): number => (seed = (seed * 48_271) % 2_147_483_647) % below;
  for (let round = 0; round < 60; round++) {
    mock.reset();
    const start = Date.parse("2024-02-20") + random(900 * day);
    const length = random(120 * day) + 1;
    const [from, to] = [new Date(start).toISOString(), new Date(start + length).toISOString()];
    await Array.fromAsync(splitRange(hubstaff, activities, slots(from, to)));
    const times = asked("time_slot");
    expect(times.at(-1)![1]).toBe(to);
    for (const [index, [begin, end]] of times.entries()) {
      expect(Date.parse(end) - Date.parse(begin)).toBeGreaterThan(0);
      expect(Date.parse(end) - Date.parse(begin)).toBeLessThanOrEqual(7 * day);
      expect(begin).toBe(index === 0 ? from : times[index - 1]![1]);
    }
    mock.reset();
    const [firstDay, lastDay] = [from.slice(0, 10), to.slice(0, 10)];
    await Array.fromAsync(splitRange(hubstaff, daily, dates(firstDay, lastDay)));
    const covered = asked("date").flatMap(([begin, end]) => {
      const count = (Date.parse(end) - Date.parse(begin)) / day + 1;
      expect(count).toBeLessThanOrEqual(31);
      return Array.from({ length: count }, (_, index) => Date.parse(begin) + index * day);
    });
    const whole = (Date.parse(lastDay) - Date.parse(firstDay)) / day + 1;
    expect(covered).toEqual(Array.from({ length: whole }, (_, index) => Date.parse(firstDay) + index * day));
  }
});

test("a row at the seam of two windows comes once; one that changed meanwhile comes again as it is then", async () => {
  const versions = [
    [
      { id: 1, updated_at: "a" },
      { id: 2, updated_at: "a" },
    ],
    [
      { id: 1, updated_at: "a" },
      { id: 2, updated_at: "b" },
      { id: 3, updated_at: "a" },
    ],
  ];
  server.use(
    http.get("https://api.hubstaff.com/v2/organizations/7/activities", () =>
      HttpResponse.json({ activities: versions.shift() ?? [] }),
    ),
  );
  const rows = await Array.fromAsync(splitRange(hubstaff, activities, slots("2026-01-01", "2026-01-15")));
  expect(rows.map(({ id, updated_at }) => `${id}${updated_at}`)).toEqual(["1a", "2a", "2b", "3a"]);
});
