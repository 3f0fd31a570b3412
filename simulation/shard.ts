import { newSession, isTokensError, type ProviderUnavailableError } from "@tokens/core";
import { accountsOf, sweep } from "@tokens/core/sweep";
import { keyOf } from "./accounts.ts";
import { createAuthority } from "./authority.ts";
import { createFleet } from "./fleet.ts";
import type { Instance } from "./instance.ts";
import { providers, type Lifetimes } from "./lifetimes.ts";
import { seeded } from "./random.ts";
import { limitPerSecond, type Kind, type Scenario, type Sweep } from "./scenario.ts";
import { createStore } from "./store.ts";
import { countWait, newTally, type Tally } from "./tally.ts";
import { day, hour, minute, second, start } from "./times.ts";
import { createTimeline } from "./timeline.ts";
import { nextUse, skipFresh } from "./workload.ts";

/** A part of a scenario's sessions, with its share of the store's connections and of a sweep's concurrency. */
export interface Shard {
  readonly scenario: Scenario;
  readonly seed: number;
  /** Which part, and how many sessions are in it. */
  readonly part: number;
  readonly sessions: number;
}

interface Used {
  readonly kind: Kind;
  readonly lifetimes: Lifetimes;
  readonly place: number;
  /** Has ended for good: nothing calls it any more. */
  isLost: boolean;
}

/** After the last day, what is in progress ends. */
const afterMs = hour;
/** A clock that is fast by less takes a token for expired at most this long before it is. */
const clockToleranceMs = 5 * second;

/** Runs one shard, from its logins to the end of its days. */
export async function runShard({ scenario, seed, part, sessions }: Shard): Promise<Tally> {
  const random = seeded(seed, 0, part);
  const timeline = createTimeline();
  const durationMs = scenario.days * day;
  const tally = newTally(durationMs);
  const { counts } = tally;
  const store = createStore({ ...scenario, timeline, random, tally, pool: shareOf(scenario.pool, scenario, sessions) });
  const authority = createAuthority({
    timeline,
    random,
    tally,
    outages: scenario.outages,
    limit: limitPerSecond,
    leaseUntil: (index) => store.leaseUntil(index),
    onLost: (index) => void lostByKill.add(index),
  });
  const used: Used[] = [];
  const lostByKill = new Set<number>();
  const fleet = createFleet({
    scenario,
    seed,
    timeline,
    random,
    store,
    authority,
    onEnd(unstored, calling) {
      for (const index of unstored) lostByKill.add(index);
      for (const index of calling) timeline.in(minute, () => call(index));
    },
  });

  function schedule(index: number): void {
    const { kind, lifetimes, place } = used[index]!;
    const next = nextUse[kind](timeline.now(), place, random, scenario);
    if (next === undefined || next >= start + durationMs) return;
    const { obtainedAt } = store.peek(index)!;
    timeline.at(kind === "polling" ? skipFresh(next, obtainedAt, lifetimes.accessMs, random) : next, () => {
      call(index);
      schedule(index);
    });
  }

  function call(index: number): void {
    const one = used[index]!;
    if (one.isLost || timeline.now() >= start + durationMs) return;
    const instance = fleet.pick(index);
    if (!instance) return void timeline.in(10 * second, () => call(index));
    counts.calls += 1;
    instance.calling.add(index);
    const calledAt = timeline.now();
    void useToken(instance, index, one)
      .catch((error: unknown) => afterFailure(error, instance, index, calledAt))
      .finally(() => instance.calling.delete(index));
  }

  /** What `fetch` does: sends the token, and after a 401 once more with a new one. */
  async function useToken(instance: Instance, index: number, { lifetimes }: Used): Promise<void> {
    const account = instance.appOf(lifetimes).for(String(index));
    const token = await timed(() => account.accessToken());
    if (authority.accepts(token)) return;
    counts.unauthorized += 1;
    account.invalidate(token);
    if (!authority.accepts(await timed(() => account.accessToken()))) counts.unauthorizedTwice += 1;
  }

  async function timed<T>(wait: () => Promise<T>): Promise<T> {
    const from = timeline.now();
    try {
      return await wait();
    } finally {
      const waitedMs = timeline.now() - from;
      countWait(tally.waits, waitedMs);
      tally.longestWaitMs = Math.max(tally.longestWaitMs, waitedMs);
    }
  }

  function afterFailure(error: unknown, instance: Instance, index: number, calledAt: number): void {
    if (!isTokensError(error)) throw error;
    const one = used[index]!;
    counts.failed += 1;
    if (error.code === "session_store" || error.code === "lock_timeout") counts.failedByStore += 1;
    else if (error.code === "reauthorization_required") one.isLost = true;
    else {
      const stored = store.peek(index)!;
      const wasStored = stored.obtainedAt < calledAt - clockToleranceMs;
      if (wasStored && authority.accepts(stored.accessToken, clockToleranceMs) && instance.skewMs <= clockToleranceMs)
        counts.rejectedWhileValid += 1;
    }
    if (one.kind === "nightly" || one.kind === "hourly") {
      const { retryAfterMs = second } = error as Partial<ProviderUnavailableError>;
      const pauseMs = scenario.jobRetryMs ? scenario.jobRetryMs * (0.5 + random()) : retryAfterMs;
      timeline.in(pauseMs, () => call(index));
    }
  }

  /** Sweeps again and again, like `tokens sweep --watch`: a pause follows each sweep. */
  async function keepSwept({ everyMs, withinMs, concurrency }: Sweep): Promise<void> {
    const share = Math.max(Math.round((concurrency * sessions) / scenario.sessions), 1);
    for (let turn = 0; ; turn++) {
      const { clock, life, appOf } = fleet.start(scenario.processes + turn);
      const sweptAt = timeline.now();
      await sweep({
        sessions: store.viewOf(life, () => undefined),
        tokens: accountsOf(...providers.map((lifetimes) => appOf(lifetimes))),
        withinMs,
        concurrency: share,
        clock,
        random,
      });
      tally.longestSweepMs = Math.max(tally.longestSweepMs, timeline.now() - sweptAt);
      if (timeline.now() + everyMs >= start + durationMs) return;
      await clock.sleep(everyMs);
    }
  }

  const offered = providers.filter(({ name }) => (scenario.provider ?? name) === name);
  const kinds = Object.entries(scenario.mix) as [Kind, number][];
  for (let index = 0; index < sessions; index++) {
    const lifetimes = offered[index % offered.length]!;
    const kind = kindAt(kinds, random());
    used.push({ kind, lifetimes, place: random(), isLost: false });
    const loginAt = start - Math.round(random() * (scenario.loginSpreadMs ?? Math.min(lifetimes.idleMs / 2, 7 * day)));
    store.seed(keyOf(lifetimes, index), newSession(authority.login(index, lifetimes, loginAt)));
    schedule(index);
  }
  if (scenario.sweep) {
    const { sweep: options } = scenario;
    timeline.in(random() * Math.min(options.everyMs, day / 2), () => void keepSwept(options));
  }
  await timeline.run(start + durationMs + afterMs);

  for (let index = 0; index < sessions; index++) {
    const fate = authority.fateOf(index, store.peek(index));
    if (fate === "alive") counts[used[index]!.isLost ? "givenUp" : "alive"] += 1;
    else if (lostByKill.has(index)) counts.lostByKill += 1;
    else if (fate === "idle") {
      counts.lostIdle += 1;
      const { name } = used[index]!.lifetimes;
      tally.lostIdleOf[name] = (tally.lostIdleOf[name] ?? 0) + 1;
    } else counts.lost += 1;
  }
  return tally;
}

function kindAt(kinds: readonly [Kind, number][], place: number): Kind {
  let sum = 0;
  for (const [kind, share] of kinds) if (place < (sum += share)) return kind;
  return kinds.at(-1)![0];
}

function shareOf(pool: number, { sessions: all }: Scenario, sessions: number): number {
  return pool === Infinity ? pool : Math.max(Math.round((pool * sessions) / all), 1);
}
