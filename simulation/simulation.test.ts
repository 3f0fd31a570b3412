import { describe, expect, test } from "vitest";
import { faultsOf, figuresOf } from "./figures.ts";
import { useLightAbort } from "./light-abort.ts";
import type { Scenario } from "./scenario.ts";
import { scenariosOf } from "./scenarios.ts";
import { runShard } from "./shard.ts";
import { countWait, newTally, quantile, type Tally } from "./tally.ts";

const small = { sessions: 300, processes: 20, days: 3, compared: 200, comparedProcesses: 20 };

function scenario(name: string): Scenario {
  return scenariosOf(small).find((one) => one.name === name)!;
}

function run(name: string, seed: number, change: Partial<Scenario> = {}): Promise<Tally> {
  const changed = { ...scenario(name), ...change };
  return runShard({ scenario: changed, seed, part: 0, sessions: changed.sessions });
}

describe("a run", () => {
  test("is the same with the same seed, and with the platform's AbortController", async () => {
    const platform = await run("baseline", 1);
    useLightAbort();
    const [first, second, other] = [await run("baseline", 1), await run("baseline", 1), await run("baseline", 2)];
    expect(first).toEqual(platform);
    expect(second).toEqual(first);
    expect(other).not.toEqual(first);
  });

  test("keeps every promise while the provider is away", async () => {
    const tally = await run("outage-4h", 1);
    expect(tally.counts.unavailable).toBeGreaterThan(0);
    expect(faultsOf({ scenario: scenario("outage-4h"), tally })).toEqual([]);
  });
});

describe("a loss is seen", () => {
  test("of sessions that nothing uses and nothing sweeps", async () => {
    const swept = await run("sweep-1d", 1, { days: 12, provider: "ergani" });
    const unswept = await run("sweep-never", 1, { days: 12, provider: "ergani" });
    expect(swept.counts.lostIdle).toBe(0);
    expect(unswept.counts.lostIdle).toBe(unswept.counts.alive + unswept.counts.lostIdle);
  });

  test("of sessions whose process is killed with the only tokens", async () => {
    const { counts } = await run("import-minute", 1, { killEveryMs: 60_000 });
    expect(counts.lostByKill).toBeGreaterThan(0);
    expect(counts.lost).toBe(0);
  });
});

test("a herd is seen without a spread", async () => {
  const together = figuresOf({ scenario: scenario("nightly-1"), tally: await run("nightly-1", 1) });
  const apart = figuresOf({ scenario: scenario("nightly-360"), tally: await run("nightly-360", 1) });
  expect(together.peakMinute).toBeGreaterThan(apart.peakMinute * 4);
});

test("a percentile is not above the longest wait", () => {
  const { waits } = newTally(1000);
  for (const ms of [40, 40, 5320]) countWait(waits, ms);
  expect(quantile(waits, 0.5, 5320)).toBeGreaterThanOrEqual(40);
  expect(quantile(waits, 0.5, 5320)).toBeLessThan(45);
  expect(quantile(waits, 0.99, 5320)).toBe(5320);
});
