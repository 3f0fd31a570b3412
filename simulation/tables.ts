import { lossOf, type Row, type RowOf } from "./rows.ts";
import { digits, duration, times, whole } from "./words.ts";

type Cell = (row: Row) => string;

const count = (value: number): string => (value === 0 ? "none" : whole(value));
const title: Cell = ({ scenario }) => scenario.title;
const perDay: Cell = ({ figures }) => digits(figures.requestsPerSessionDay);
const failed: Cell = ({ tally }) => count(tally.counts.failed);
const limited: Cell = ({ tally }) => count(tally.counts.limited);
const longest: Cell = ({ figures }) => duration(figures.longestWaitMs);
const busiestMinute: Cell = ({ figures }) => times(figures.peakMinute);
const busiestSecond: Cell = ({ figures }) => times(figures.peakSecond);
const opsPerRefresh: Cell = ({ figures }) => digits(figures.opsPerRefresh);
const peakOps: Cell = ({ figures }) => whole(figures.peakOpsPerSecond);

/** The tables of docs/operations, by the name of their block. */
export function tablesOf(rowOf: RowOf, seed: number): Readonly<Record<string, string>> {
  const rows = (...names: readonly string[]): readonly Row[] => names.map(rowOf);
  return {
    baseline: baselineList(rowOf("baseline"), seed),
    nightly: table(rows("nightly-1", "nightly-30", "nightly-120", "nightly-360"), {
      "Jobs start": title,
      "Busiest second": busiestSecond,
      "Busiest minute": busiestMinute,
      "Requests refused with 429": limited,
      "Calls failed": failed,
    }),
    jitter: table(
      rows(
        "import-minute",
        "import-minute-one-process",
        "import-minute-no-jitter",
        "import-hour",
        "import-hour-no-jitter",
      ),
      {
        "Logged in": title,
        "Busiest second": busiestSecond,
        "Busiest minute": busiestMinute,
        "Requests refused with 429": limited,
        "Store operations per refresh": opsPerRefresh,
      },
    ),
    outage: table(rows("outage-10m", "outage-4h", "outage-4h-hour", "outage-4h-asap"), {
      Outage: title,
      "Requests per session and day": perDay,
      "Busiest minute": busiestMinute,
      "Busiest second after it": ({ figures }) => times(figures.peakAfter ?? 0),
      "Failed calls per session": ({ scenario, tally }) => digits(tally.counts.failed / scenario.sessions),
    }),
    deploys: table(rows("deploy-none", "deploy-rolling", "deploy-at-once"), {
      Deploy: title,
      "Store operations per refresh": opsPerRefresh,
      "Reads per session and day": ({ scenario, tally }) =>
        digits(tally.counts.storeGet / scenario.sessions / scenario.days),
      "Operations in the busiest second": peakOps,
      "Longest wait": longest,
    }),
    faults: table(rows("deploy-rolling", "clocks-wrong", "failover"), {
      Row: ({ scenario }) => (scenario.name === "deploy-rolling" ? "busy, all clocks right" : scenario.title),
      "Requests per session and day": perDay,
      "Rejected with 401, then refreshed": ({ tally }) => count(tally.counts.unauthorized),
      "Refreshed in the first half of its life": ({ tally }) => count(tally.counts.earlyBySkew),
      "Calls failed": failed,
    }),
    sweep: table(rows("sweep-1h", "sweep-1d", "sweep-3d", "sweep-1d-idle", "sweep-7d", "sweep-never"), {
      Sweep: title,
      "Requests per session and day": perDay,
      "Sessions lost": lossOf,
    }),
    concurrency: table(rows("concurrency-1", "concurrency-8", "concurrency-32"), {
      Concurrency: title,
      "The sweep took": ({ figures }) => duration(figures.longestSweepMs),
      "Requests in the busiest second": ({ figures }) => whole(figures.peakPerSecond),
      "Requests refused with 429": limited,
    }),
    pool: table(rows("pool-1", "pool-2", "pool-4", "pool-8", "pool-16"), {
      Connections: title,
      "Wait for the store, 99th percentile": ({ figures }) => duration(figures.storeWaitMs99),
      "Longest wait for the store": ({ figures }) => duration(figures.longestStoreWaitMs),
      "Operations in the busiest second": peakOps,
      "Calls failed because of the store": ({ tally }) => count(tally.counts.failedByStore),
    }),
  };
}

function baselineList(row: Row, seed: number): string {
  const { scenario, tally, figures } = row;
  const { counts } = tally;
  return [
    `- ${whole(scenario.sessions)} sessions on ${whole(scenario.processes)} processes for ${scenario.days} days, seed ${seed}`,
    `- ${digits(figures.requestsPerSessionDay)} token requests per session and day; ${digits(figures.acceptedPerSecond)} a second on average, ${whole(figures.peakPerSecond)} in the busiest`,
    `- ${digits(figures.opsPerRefresh)} store operations per refresh; ${digits(figures.opsPerSecond)} a second on average, ${whole(figures.peakOpsPerSecond)} in the busiest`,
    `- ${whole(counts.alive)} sessions alive at the end, ${count(counts.lost)} lost that a client could have saved, ${count(counts.lostByKill)} lost because their process was killed between the provider's answer and the commit`,
    `- ${count(counts.rejectedWhileValid)} of ${whole(counts.calls)} calls rejected while the token was valid, ${count(counts.failed)} failed in all; the longest wait was ${duration(figures.longestWaitMs)}`,
  ].join("\n");
}

function table(rows: readonly Row[], columns: Readonly<Record<string, Cell>>): string {
  const lines = [Object.keys(columns), ...rows.map((row) => Object.values(columns).map((cell) => cell(row)))];
  const widths = lines[0]!.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
  const write = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column]!)).join(" | ")} |`;
  const [head, ...body] = lines.map(write);
  return [head!, `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`, ...body].join("\n");
}
