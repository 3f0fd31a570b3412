import { freshness } from "@tokens/core";
import type { Random } from "./random.ts";
import { exponential } from "./random.ts";
import type { Kind, Scenario } from "./scenario.ts";
import { day, hour, isWeekend, minute, second, start } from "./times.ts";

/** When a session is used next, after a time; `undefined`: never. `place` from 0 to 1 is the session's own. */
export type NextUse = (after: number, place: number, random: Random, scenario: Scenario) => number | undefined;

const officeFrom = 8 * hour;
const officeMs = 9 * hour;
const betweenClicksMs = 5 * minute;

function midnight(at: number): number {
  return at - ((at - start) % day);
}

export const nextUse: Readonly<Record<Kind, NextUse>> = {
  /** Once a night, each at its own minute, give or take half a minute. */
  nightly(after, place, random, { nightlySpreadMs }) {
    const own = 2 * hour + place * nightlySpreadMs;
    const today = midnight(after) + own;
    return (after < today ? today : today + day) + random() * Math.min(30 * second, nightlySpreadMs / 2);
  },
  /** Every hour at its own minute. */
  hourly(after, place, random) {
    const own = Math.floor((after - start) / hour) * hour + start + place * hour;
    return (after < own ? own : own + hour) + random() * 10 * second;
  },
  /** On weekdays from eight to five, give or take an hour and a half, every five minutes on average. */
  interactive(after, place, random) {
    const next = after + exponential(random, betweenClicksMs);
    for (let date = midnight(next); ; date += day) {
      const from = date + officeFrom + (place - 0.5) * 3 * hour;
      if (isWeekend(date) || next >= from + officeMs) continue;
      return next >= from ? next : from + exponential(random, betweenClicksMs);
    }
  },
  dormant: () => undefined,
  /** Every minute. */
  polling: (after, _, random) => after + minute * (0.5 + random()),
};

/**
 * Calls with a fresh token do nothing: a polling session skips those that come before any process refreshes. The four processes' first
 * reads are the exception, of which at most three are missed after each start.
 */
export function skipFresh(next: number, issuedAt: number, accessMs: number, random: Random): number {
  const { advisoryAt } = freshness(
    { version: "", accessToken: "", obtainedAt: issuedAt, expiresAt: issuedAt + accessMs },
    0,
  );
  return next < advisoryAt ? advisoryAt + minute * random() : next;
}
