import { newSession, type GrantContext, type Session } from "@tokens/core";
import { expect, test } from "vitest";
import { createAuthority, type Authority } from "./authority.ts";
import { faultsOf } from "./figures.ts";
import type { Instance } from "./instance.ts";
import { providers } from "./lifetimes.ts";
import { scenariosOf } from "./scenarios.ts";
import { newTally, type Tally } from "./tally.ts";
import { day, minute } from "./times.ts";
import { createTimeline, type Timeline } from "./timeline.ts";

const [scenario] = scenariosOf({ sessions: 1, processes: 1, days: 1, compared: 20, comparedProcesses: 1 });
const [lifetimes] = providers;

interface Scene {
  readonly timeline: Timeline;
  readonly tally: Tally;
  readonly authority: Authority;
  readonly session: Session;
  /** What a process that ignores the lease would do. */
  refresh(): Promise<unknown>;
}

/** A grant that began so long ago, and a lease that ends in so long. */
function scene(agedMs: number, leaseMs: number): Scene {
  const timeline = createTimeline();
  const tally = newTally(day);
  const authority = createAuthority({
    timeline,
    random: () => 0.5,
    tally,
    outages: [],
    limit: 1000,
    leaseUntil: () => timeline.now() + leaseMs,
    onLost: () => undefined,
  });
  const session = newSession(authority.login(0, lifetimes!, timeline.now() - agedMs));
  const instance = { life: { alive: true }, skewMs: 0, unstored: new Set<number>() } as unknown as Instance;
  const provider = authority.providerOf(instance, lifetimes!);
  const context = { now: timeline.now } as unknown as GrantContext;
  const refresh = (): Promise<unknown> => provider.refresh!(session, context).catch((error: unknown) => error);
  return { timeline, tally, authority, session, refresh };
}

function seen({ tally }: Scene): readonly string[] {
  return faultsOf({ scenario: scenario!, tally }).map(({ what }) => what);
}

test("two requests at once are seen, and end the grant", async () => {
  const both = scene(9 * minute, minute);
  void both.refresh();
  void both.refresh();
  await both.timeline.run(both.timeline.now() + minute);
  expect(seen(both)).toEqual(["token requests of a session at once, under one lease"]);
  expect(both.authority.fateOf(0, both.session)).toBe("lost");
});

test("a request after the lease of an unanswered one is counted apart", async () => {
  const late = scene(9 * minute, 0);
  void late.refresh();
  void late.refresh();
  await late.timeline.run(late.timeline.now() + minute);
  expect(seen(late)).toEqual([]);
  expect(late.tally.counts.overlapsAfterLease).toBe(1);
});

test("a request for a token that is still young is seen", async () => {
  const early = scene(minute, minute);
  void early.refresh();
  await early.timeline.run(early.timeline.now() + minute);
  expect(seen(early)).toEqual(["token requests in the first half of a token's life"]);
});

test("alarms go off in order, and not for a process that has ended", async () => {
  const timeline = createTimeline();
  const gone = { alive: true };
  const rung: string[] = [];
  const from = timeline.now();
  timeline.in(20, () => rung.push("second"));
  timeline.in(10, () => {
    rung.push("first");
    gone.alive = false;
  });
  timeline.in(20, () => rung.push("third"));
  timeline.in(15, () => rung.push("never"), gone);
  await timeline.run(from + 100);
  expect(rung).toEqual(["first", "second", "third"]);
  expect(timeline.now()).toBe(from + 100);
});
