import { TokenManager } from "@tokens/core";
import type { Authority } from "./authority.ts";
import type { Instance } from "./instance.ts";
import { providers, type Lifetimes } from "./lifetimes.ts";
import { exponential, seeded, type Random } from "./random.ts";
import type { Scenario } from "./scenario.ts";
import type { Store } from "./store.ts";
import { day, hour, isWeekend, minute, second, start } from "./times.ts";
import type { Timeline } from "./timeline.ts";

export interface Fleet {
  /** Starts a process that no deploy replaces and nothing kills. */
  start(number: number): Instance;
  /** A running one of the processes that serve a session, at random. */
  pick(index: number): Instance | undefined;
}

export interface FleetOptions {
  readonly scenario: Scenario;
  /** The fleet is the same in every shard of a run. */
  readonly seed: number;
  readonly timeline: Timeline;
  readonly random: Random;
  readonly store: Store;
  readonly authority: Authority;
  /** Tells which sessions lost their only tokens, and which calls broke off. */
  onEnd(unstored: Iterable<number>, calling: Iterable<number>): void;
}

/** Processes that serve one session, as behind a load balancer that knows its users. */
const serving = 4;
const downMs = 20 * second;
const graceMs = 30 * second;
const deployAt = 14 * hour;
const rollingMs = 30 * minute;

export function createFleet(options: FleetOptions): Fleet {
  const { scenario, seed, timeline, random, store, authority, onEnd } = options;
  const { processes } = scenario;
  const running: (Instance | undefined)[] = [];
  const starts: number[] = [];

  function launch(number: number): Instance {
    const generation = (starts[number] = (starts[number] ?? 0) + 1);
    const life = { alive: true };
    const skewMs = skewOf(seeded(seed, 1, number), scenario.brokenClocks);
    const clock = timeline.clockOf(life, skewMs);
    const unstored = new Set<number>();
    const sessions = store.viewOf(life, (index) => unstored.delete(index));
    const apps = new Map<Lifetimes, TokenManager>();
    const instance: Instance = {
      life,
      skewMs,
      clock,
      unstored,
      calling: new Set(),
      appOf(lifetimes) {
        const known = apps.get(lifetimes);
        if (known) return known;
        const jitter = seeded(seed, 2, number, generation, providers.indexOf(lifetimes))();
        const app = TokenManager.create(authority.providerOf(instance, lifetimes), {
          sessions,
          clock,
          random: scenario.jitter ? startingWith(jitter, random) : () => 0.5,
        });
        apps.set(lifetimes, app);
        return app;
      },
    };
    return instance;
  }

  function end(number: number, instance: Instance): void {
    instance.life.alive = false;
    if (running[number] === instance) running[number] = undefined;
    onEnd(instance.unstored, instance.calling);
  }

  function startAfter(number: number): void {
    timeline.in(downMs, () => void (running[number] = launch(number)));
  }

  /** Stops taking calls, ends the open ones, and exits. */
  function replace(number: number): void {
    const old = running[number];
    if (!old) return;
    running[number] = undefined;
    timeline.in(graceMs, () => end(number, old));
    startAfter(number);
  }

  function kill(number: number): void {
    const old = running[number];
    if (!old) return;
    end(number, old);
    startAfter(number);
  }

  for (let number = 0; number < processes; number++) {
    running[number] = launch(number);
    const fate = seeded(seed, 3, number);
    const kills = scenario.killEveryMs;
    for (let at = exponential(fate, kills); at < scenario.days * day; at += exponential(fate, kills))
      timeline.at(start + at, () => kill(number));
    if (scenario.deploy === "none") continue;
    for (let date = 0; date < scenario.days; date++) {
      const at = start + date * day + deployAt;
      const turnMs = scenario.deploy === "rolling" ? (number / processes) * rollingMs : 0;
      if (!isWeekend(at)) timeline.at(at + turnMs, () => replace(number));
    }
  }

  return {
    start: launch,
    pick(index) {
      // The processes of a session are as far apart as they can be, so that a rolling deploy meets one at a time.
      const step = Math.max(Math.floor(processes / serving), 1);
      const first = Math.floor(random() * serving);
      for (let turn = 0; turn < serving; turn++) {
        const found = running[(index + ((first + turn) % serving) * step) % processes];
        if (found) return found;
      }
      return undefined;
    },
  };
}

/** Up to two seconds either way; with broken clocks, one in twenty-five is off by up to ten minutes, and one in a hundred by up to three hours. */
function skewOf(random: Random, broken: boolean): number {
  const kind = random();
  const spread = (ms: number): number => Math.round((random() * 2 - 1) * ms);
  if (broken && kind < 0.01) return spread(3 * hour);
  if (broken && kind < 0.05) return spread(10 * minute);
  return spread(2 * second);
}

function startingWith(first: number, then: Random): Random {
  let drawn = false;
  return () => {
    if (drawn) return then();
    drawn = true;
    return first;
  };
}
