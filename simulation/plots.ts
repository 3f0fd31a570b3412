import { barChart, lineChart, type Line } from "./chart.ts";
import { perMinute } from "./figures.ts";
import { lossOf, type RowOf } from "./rows.ts";
import { day, hour, minute } from "./times.ts";
import { digits, duration, times, whole } from "./words.ts";

/** The plots of docs/operations, by the name of their file. */
export function plotsOf(rowOf: RowOf): Readonly<Record<string, string>> {
  return {
    day: dayPlot(rowOf),
    nightly: nightlyPlot(rowOf),
    jitter: jitterPlot(rowOf),
    outage: outagePlot(rowOf),
    deploys: deploysPlot(rowOf),
    sweep: sweepPlot(rowOf),
    pool: poolPlot(rowOf),
  };
}

/** A series by the minute, in units of a second, for each thousand sessions or in all. */
function lineOf(name: string, series: Uint32Array, fromMs: number, toMs: number, sessions: number = 1): Line {
  const points = perMinute(series, fromMs, toMs).map(
    (count, n) => [fromMs + n * minute, count / 60 / sessions] as const,
  );
  return { name, points };
}

/** One value for each ten minutes, so that a day has a line and no noise. */
function smooth({ name, points }: Line): Line {
  const tens = Math.floor(points.length / 10);
  const mean = (n: number): number => points.slice(n * 10, n * 10 + 10).reduce((sum, [, value]) => sum + value, 0) / 10;
  return { name, points: Array.from({ length: tens }, (_, n) => [points[n * 10]![0], mean(n)] as const) };
}

function clockTicks(from: number, to: number, step: number): readonly number[] {
  return Array.from({ length: Math.round((to - from) / step) + 1 }, (_, n) => from + n * step);
}

function clockTime(at: number): string {
  const minutes = Math.round((at % day) / minute);
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}

function dayPlot(rowOf: RowOf): string {
  const { scenario, tally } = rowOf("baseline");
  const from = Math.min(11, scenario.days - 1) * day;
  const lines = [
    smooth(lineOf("token requests", tally.requests, from, from + day)),
    smooth(lineOf("store operations", tally.storeOps, from, from + day)),
  ];
  return lineChart({
    title: `A Monday of ${whole(scenario.sessions)} sessions, the provider away at 10:00`,
    lines,
    x: { title: "", ticks: clockTicks(from, from + day, 3 * hour), label: clockTime },
    y: { title: "per second", logarithmic: true },
  });
}

function nightlyPlot(rowOf: RowOf): string {
  const rows = [1, 30, 120, 360].map((minutes) => rowOf(`nightly-${minutes}`));
  return barChart({
    title: "Nightly jobs: the provider's busiest minute, over the mean",
    bars: rows.map(({ scenario, figures }) => ({
      name: `starts ${scenario.title}`,
      value: figures.peakMinute,
      label: times(figures.peakMinute),
    })),
  });
}

function jitterPlot(rowOf: RowOf): string {
  const line = (name: string, title: string): Line => {
    const { scenario, tally } = rowOf(name);
    return lineOf(title, tally.requests, 0, 4 * hour, scenario.sessions / 1000);
  };
  return lineChart({
    title: "1,000 sessions logged in within a minute, tokens of 1 h",
    lines: [
      line("import-minute", "built-in jitter"),
      line("import-minute-no-jitter", "no jitter"),
      line("import-minute-one-process", "built-in jitter, one process"),
    ],
    x: { title: "hours after the login", ticks: clockTicks(0, 4 * hour, hour), label: (at) => String(at / hour) },
    y: { title: "token requests per second" },
  });
}

function outagePlot(rowOf: RowOf): string {
  const [from, to] = [day + hour, day + 8 * hour];
  const line = (name: string, title: string): Line => {
    const { scenario, tally } = rowOf(name);
    return smooth(lineOf(title, tally.requests, from, to, scenario.sessions / 1000));
  };
  return lineChart({
    title: "The provider is away from 02:00 to 06:00: token requests of 1,000 sessions",
    lines: [
      line("outage-4h", "jobs retry in 10 min"),
      line("outage-4h-asap", "jobs retry at once"),
      line("outage-4h-hour", "jobs retry in 1 h"),
    ],
    x: { title: "", ticks: clockTicks(from, to, hour), label: clockTime },
    y: { title: "per second", logarithmic: true },
  });
}

function deploysPlot(rowOf: RowOf): string {
  const [from, to] = [13 * hour + 30 * minute, 15 * hour];
  const line = (name: string, title: string): Line => {
    const { scenario, tally } = rowOf(name);
    return lineOf(title, tally.storeOps, from, to, scenario.sessions / 1000);
  };
  return lineChart({
    title: "A deploy at 14:00: store operations of 1,000 busy sessions",
    lines: [line("deploy-rolling", "rolling"), line("deploy-at-once", "all at once"), line("deploy-none", "no deploy")],
    x: { title: "", ticks: clockTicks(from, to, 15 * minute), label: clockTime },
    y: { title: "per second" },
  });
}

const sweeps = ["sweep-1h", "sweep-1d", "sweep-3d", "sweep-1d-idle", "sweep-7d", "sweep-never"];

function sweepPlot(rowOf: RowOf): string {
  return barChart({
    title: "Dormant sessions: token requests per session and month",
    logarithmic: true,
    bars: sweeps.map(rowOf).map((row) => ({
      name: row.scenario.title,
      value: row.figures.requestsPerSessionDay * 30,
      label: `${digits(row.figures.requestsPerSessionDay * 30)}, ${lossOf(row)}`,
    })),
  });
}

function poolPlot(rowOf: RowOf): string {
  return barChart({
    title: "Wait for the store, 99th percentile, by connections",
    logarithmic: true,
    bars: [1, 2, 4, 8, 16].map((pool) => {
      const { storeWaitMs99 } = rowOf(`pool-${pool}`).figures;
      return {
        name: pool === 1 ? "1 connection" : `${pool} connections`,
        value: storeWaitMs99,
        label: duration(storeWaitMs99),
      };
    }),
  });
}
