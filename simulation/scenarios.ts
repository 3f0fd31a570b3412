import type { Scenario } from "./scenario.ts";
import { day, hour, minute, second } from "./times.ts";

/** How large the runs are. */
export interface Scale {
  /** Sessions, processes and days of the baseline. */
  readonly sessions: number;
  readonly processes: number;
  readonly days: number;
  /** Sessions and processes of the rows that are compared. */
  readonly compared: number;
  readonly comparedProcesses: number;
}

const usual = {
  mix: { nightly: 0.5, dormant: 0.48, hourly: 0.01, interactive: 0.01 },
  nightlySpreadMs: 2 * hour,
  jitter: true,
  jobRetryMs: 10 * minute,
  deploy: "rolling",
  killEveryMs: 7 * day,
  outages: [],
  failovers: [],
  brokenClocks: false,
  sweep: { everyMs: day, withinMs: -2 * day, concurrency: 8 },
  pool: Infinity,
} satisfies Partial<Scenario>;

type Row = [name: string, title: string, days: number, change?: Partial<Scenario>];

/** Those that jobs and people use: a sweep does not hide them. */
const used = { mix: { nightly: 0.96, hourly: 0.02, interactive: 0.02 }, sweep: undefined };
const polled = {
  mix: { polling: 1 },
  sweep: undefined,
  provider: "box",
  deploy: "none",
  killEveryMs: Infinity,
} as const;
const night = (ms: number): Partial<Scenario> => ({
  ...used,
  nightlySpreadMs: 30 * minute,
  outages: [{ from: day + 2 * hour, to: day + 2 * hour + ms }],
});
const dormant = (everyMs: number, withinMs: number = hour, concurrency: number = 8): Partial<Scenario> => ({
  mix: { dormant: 1 },
  sweep: { everyMs, withinMs, concurrency },
});
const busy = { mix: { hourly: 0.5, interactive: 0.5 }, sweep: undefined };
const rush = { mix: { nightly: 1 }, nightlySpreadMs: minute, sweep: undefined, provider: "box" } as const;

/** The rows of the table. */
export function scenariosOf(scale: Scale): readonly Scenario[] {
  const { sessions, processes, days, compared, comparedProcesses } = scale;
  const group = (name: string, rows: readonly Row[]): readonly Scenario[] =>
    rows.map(([row, title, most, change]) => ({
      ...usual,
      name: row,
      group: name,
      title,
      sessions: compared,
      processes: comparedProcesses,
      days: Math.min(most, days),
      ...change,
    }));
  // Rows with many more events for each session.
  const fewer = { sessions: compared / 4 };
  const few = { sessions: compared / 10 };
  const fewest = { sessions: compared / 100 };
  return [
    ...group("Baseline", [
      [
        "baseline",
        "deploys, kills, outage, failover",
        days,
        {
          sessions,
          processes,
          outages: [{ from: 11 * day + 10 * hour, to: 11 * day + 10 * hour + 10 * minute }],
          failovers: [{ from: 15 * day + 11 * hour, to: 15 * day + 11 * hour + 30 * second }],
        },
      ],
    ]),
    ...group(
      "Nightly jobs, from 02:00",
      [1, 30, 120, 360].map((minutes) => [
        `nightly-${minutes}`,
        `within ${minutes} min`,
        3,
        { ...used, nightlySpreadMs: minutes * minute },
      ]),
    ),
    ...group("All logged in together, tokens of 1 h", [
      ["import-hour", "within 1 h, jitter", 1, { ...polled, ...fewer, loginSpreadMs: hour }],
      [
        "import-hour-no-jitter",
        "within 1 h, no jitter",
        1,
        { ...polled, ...fewer, loginSpreadMs: hour, jitter: false },
      ],
      ["import-minute", "within 1 min, jitter", 1, { ...polled, ...fewer, loginSpreadMs: minute }],
      [
        "import-minute-one-process",
        "within 1 min, jitter, 1 process",
        1,
        { ...polled, ...fewer, loginSpreadMs: minute, processes: 1 },
      ],
      [
        "import-minute-no-jitter",
        "within 1 min, no jitter",
        1,
        { ...polled, ...fewer, loginSpreadMs: minute, jitter: false },
      ],
    ]),
    ...group("Deploys at 14:00, busy sessions", [
      ["deploy-none", "none", 2, { ...busy, ...fewer, deploy: "none" }],
      ["deploy-rolling", "rolling, over 30 min", 2, { ...busy, ...fewer }],
      ["deploy-at-once", "all processes at once", 2, { ...busy, ...fewer, deploy: "at once" }],
    ]),
    ...group("Provider away at 02:00", [
      ["outage-10m", "10 min, jobs retry in 10 min", 3, night(10 * minute)],
      ["outage-4h", "4 h, jobs retry in 10 min", 3, { ...night(4 * hour), ...fewer }],
      ["outage-4h-hour", "4 h, jobs retry in 1 h", 3, { ...night(4 * hour), jobRetryMs: hour }],
      ["outage-4h-asap", "4 h, jobs retry at once", 3, { ...night(4 * hour), ...fewest, jobRetryMs: undefined }],
    ]),
    ...group("Other faults", [
      [
        "failover",
        "store away for 30 s at 02:10",
        3,
        {
          ...used,
          nightlySpreadMs: 30 * minute,
          failovers: [{ from: day + 2 * hour + 10 * minute, to: day + 2 * hour + 10 * minute + 30 * second }],
        },
      ],
      ["clocks-wrong", "busy, some clocks wrong", 2, { ...fewer, ...busy, brokenClocks: true }],
    ]),
    ...group("Dormant sessions, swept", [
      ["sweep-1h", "every hour", days, { ...dormant(hour), ...few }],
      ["sweep-1d", "every day", days, { ...dormant(day), ...few }],
      ["sweep-1d-idle", "every day, if idle for 2 days", days, { ...dormant(day, -2 * day), ...few }],
      ["sweep-3d", "every 3 days", days, { ...dormant(3 * day), ...few }],
      ["sweep-7d", "every 7 days", days, { ...dormant(7 * day), ...few }],
      ["sweep-never", "never", days, { ...dormant(day), ...few, sweep: undefined }],
    ]),
    ...group(
      "One sweep of all sessions",
      [1, 8, 32].map((concurrency) => [
        `concurrency-${concurrency}`,
        `${concurrency} at a time`,
        1,
        dormant(day, hour, concurrency),
      ]),
    ),
    ...group(
      "Store connections, all jobs in 1 min",
      [1, 2, 4, 8, 16].map((pool) => [`pool-${pool}`, String(pool), 1, { ...rush, pool }]),
    ),
  ];
}
