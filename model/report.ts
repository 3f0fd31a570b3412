import type { Outcome } from "./outcome.ts";
import { providerKinds } from "./provider.ts";
import type { Report, Tally } from "./run.ts";
import { faultKinds, type Faults } from "./scenario.ts";

const columns: readonly { readonly title: string; readonly outcome: Outcome }[] = [
  { title: "alive", outcome: "alive" },
  { title: "logged out", outcome: "logged out" },
  { title: "lost: crash", outcome: "crash" },
  { title: "lost: reset", outcome: "reset" },
  { title: "lost: late", outcome: "late" },
  { title: "lost: overlap", outcome: "overlap" },
  { title: "lost: why?", outcome: "lost" },
];
const shownFailures = 20;

const faultNames: Record<Faults, string> = {
  none: "none",
  crash: "a crash",
  pause: "a pause",
  stall: "a late message",
  copy: "a second delivery",
  unavailable: "a 503",
  reset: "a reset",
  any: "two of any kind",
};

/** A report in plain text: a table of outcomes, an example of each loss, and every failure with the way to replay it. */
export function describeReport({ schedules, seconds, tallies, failures }: Report, seed: number): string {
  const complete = tallies.filter((tally) => tally.complete);
  const lines = [
    ...table(rows(tallies)),
    "",
    `${number(schedules)} schedules in ${seconds.toFixed(1)} s, ${number(schedules / seconds)} a second, seed ${seed}; ` +
      `${complete.length} of ${tallies.length} scenarios in full (${number(total(complete))} schedules).`,
    "Shares are of the schedules that were run, and no probabilities.",
    ...losses(tallies),
    "",
  ];
  if (failures.length === 0) lines.push("Every invariant held in every schedule.");
  else lines.push(`${failures.length} kinds of failure:`);
  for (const { violation, schedule, schedules: count } of failures.slice(0, shownFailures))
    lines.push(`  ${violation} (${number(count)} schedules)`, `    pnpm model --replay "${schedule}"`);
  if (failures.length > shownFailures) lines.push(`  and ${failures.length - shownFailures} more`);
  return lines.join("\n");
}

function rows(tallies: readonly Tally[]): string[][] {
  const body = providerKinds.flatMap((provider) =>
    faultKinds.flatMap((faults) => {
      const own = tallies.filter(({ scenario }) => scenario.provider === provider && scenario.faults === faults);
      const all = total(own);
      const full = own.filter(({ complete }) => complete).length;
      const shares = columns.map(({ outcome }) => share(total(own, outcome), all));
      return [[provider, faultNames[faults], number(all), `${full} of ${own.length}`, ...shares]];
    }),
  );
  return [["provider", "fault", "schedules", "in full", ...columns.map(({ title }) => title)], ...body];
}

/** One line for each way in which a grant was lost, with its first schedule. */
function losses(tallies: readonly Tally[]): string[] {
  return providerKinds.flatMap((provider) =>
    (["crash", "reset", "late", "overlap"] as const).flatMap((outcome) => {
      const example = tallies.find(({ scenario, examples }) => scenario.provider === provider && examples[outcome]);
      return example ? [`Lost by ${outcome}, ${provider}: ${example.examples[outcome]}`] : [];
    }),
  );
}

function total(tallies: readonly Tally[], outcome?: Outcome): number {
  return tallies.reduce((sum, { schedules, outcomes }) => sum + (outcome ? outcomes[outcome] : schedules), 0);
}

function share(part: number, whole: number): string {
  return part === 0 ? "-" : `${((part / whole) * 100).toFixed(1)} %`;
}

function number(value: number): string {
  return Math.round(value).toLocaleString("en");
}

/** Aligned columns: the first two to the left, figures to the right. */
function table(lines: readonly string[][]): string[] {
  const widths = lines[0]!.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
  return lines.map((line) =>
    line
      .map((cell, column) => (column < 2 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)))
      .join("  ")
      .trimEnd(),
  );
}
