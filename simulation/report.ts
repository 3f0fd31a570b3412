import { styleText } from "node:util";
import { faultsOf, figuresOf, type Figures } from "./figures.ts";
import type { Result } from "./run.ts";
import { digits, duration, times, whole } from "./words.ts";

interface Column {
  readonly title: readonly [string, string];
  readonly cell: (result: Result, figures: Figures) => string;
}

const none = "-";
const counted = (count: number): string => (count === 0 ? none : whole(count));

const columns: readonly Column[] = [
  { title: ["", "sessions"], cell: ({ scenario }) => whole(scenario.sessions) },
  { title: ["requests/", "session/d"], cell: (_, { requestsPerSessionDay }) => digits(requestsPerSessionDay) },
  { title: ["busiest", "second"], cell: (_, { peakSecond }) => times(peakSecond) },
  { title: ["busiest", "minute"], cell: (_, { peakMinute }) => times(peakMinute) },
  { title: ["after", "a fault"], cell: (_, { peakAfter }) => (peakAfter === undefined ? none : times(peakAfter)) },
  { title: ["store ops", "/refresh"], cell: (_, { opsPerRefresh }) => digits(opsPerRefresh) },
  { title: ["store ops/s", "mean, peak"], cell: (_, f) => `${digits(f.opsPerSecond)}, ${whole(f.peakOpsPerSecond)}` },
  { title: ["longest", "wait"], cell: (_, { longestWaitMs }) => (longestWaitMs ? duration(longestWaitMs) : none) },
  { title: ["calls", "failed"], cell: ({ tally }) => counted(tally.counts.failed) },
  { title: ["though", "valid"], cell: ({ tally }) => counted(tally.counts.rejectedWhileValid) },
  { title: ["lost:", "idle"], cell: ({ tally }) => counted(tally.counts.lostIdle) },
  { title: ["lost:", "killed"], cell: ({ tally }) => counted(tally.counts.lostByKill) },
  { title: ["", "lost"], cell: ({ tally }) => counted(tally.counts.lost) },
];

/** The table, and what is wrong. */
export function describeResults(results: readonly Result[], seed: number, elapsedSeconds: number): string {
  const body = results.map((result) => columns.map(({ cell }) => cell(result, figuresOf(result))));
  const head = [0, 1].map((line) => columns.map(({ title }) => title[line]!));
  const widths = columns.map((_, column) => Math.max(...[...head, ...body].map((row) => row[column]!.length)));
  const nameWidth = Math.max(...results.map(({ scenario }) => scenario.title.length)) + 2;
  const line = (name: string, cells: readonly string[]): string =>
    `${name.padEnd(nameWidth)}  ${cells.map((cell, column) => cell.padStart(widths[column]!)).join("  ")}`.trimEnd();
  const lines = head.map((cells) => styleText("dim", line("", cells)));
  let group = "";
  for (const [place, result] of results.entries()) {
    const { scenario } = result;
    if (scenario.group !== group) lines.push("", styleText("bold", scenario.group));
    ({ group } = scenario);
    const text = line(`  ${scenario.title}`, body[place]!);
    lines.push(faultsOf(result).length > 0 ? styleText("red", text) : text);
  }
  return [...lines, "", ...legend(results), "", ...verdict(results, seed, elapsedSeconds)].join("\n");
}

function legend(results: readonly Result[]): readonly string[] {
  const outlived = results.reduce((sum, { tally }) => sum + tally.counts.overlapsAfterLease, 0);
  return [
    "×: requests in the busiest second, in a second of the busiest minute, and in the busiest second within two hours after an outage",
    "or a failover, over the mean of those that the provider accepts. lost: idle: nothing used the refresh token until it expired.",
    "lost: killed: the process was killed between the provider's answer and the commit, which no client survives.",
    "A sweep asks as fast as its concurrency allows, however small the mean is.",
    ...(outlived > 0
      ? [`${whole(outlived)} token requests were sent while one that had outlived its lease was still unanswered.`]
      : []),
  ];
}

function verdict(results: readonly Result[], seed: number, elapsedSeconds: number): readonly string[] {
  const faults = results.flatMap(faultsOf);
  const requests = results.reduce((sum, { tally }) => sum + tally.requests.reduce((all, count) => all + count, 0), 0);
  const size = `${whole(requests)} token requests in ${duration(elapsedSeconds * 1000)}, seed ${seed}.`;
  if (faults.length === 0)
    return [
      size,
      "No session was lost that a client could have saved, no two requests of a session overlapped under one lease,",
      "and no call was rejected while its token was valid.",
    ];
  return [size, ...faults.map(({ scenario, what, count }) => styleText("red", `${scenario}: ${whole(count)} ${what}`))];
}

/** The same figures for programs. */
export function asJson(results: readonly Result[], seed: number): string {
  const rows = results.map((result) => ({
    scenario: result.scenario,
    figures: figuresOf(result),
    counts: result.tally.counts,
    lostIdleOf: result.tally.lostIdleOf,
    faults: faultsOf(result),
  }));
  return JSON.stringify({ seed, rows }, (_, value: unknown) => (value === Infinity ? null : value), 2);
}
