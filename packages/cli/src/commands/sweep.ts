import { accountOf, nameOf, sweepAccounts } from "@tokens/accounts";
import type { SweepCounts, SweepResult, SweepSummary } from "@tokens/core/sweep";
import type { Store } from "@tokens/store";
import { openAccounts, withStore } from "../accounts.ts";
import type { AddCommand } from "../action.ts";
import { printInfo, printResult, printFailure, type Cli } from "../cli.ts";
import { durationOf } from "../duration.ts";
import { exitCodeOf, failureOf, interrupted, usageError, type Failure } from "../failure.ts";
import { withProgress } from "../progress.ts";
import { filterHelp, selectKeys } from "../selection.ts";
import { saveUnsavedTokens } from "../unsaved-tokens.ts";
import { sanitize, formatDuration } from "../text.ts";

interface SweepOptions {
  readonly within: string;
  readonly every: string;
  readonly watch?: true;
  readonly filter?: string;
}

/** `tokens sweep` */
export const addSweep: AddCommand = (program, withCli) => {
  program
    .command("sweep")
    .summary("refresh tokens that expire soon")
    .description(
      "Refreshes every session whose access token has expired or expires soon. Any number of sweeps can run on one store: each session is refreshed once. Run it from a timer or with --watch.",
    )
    .option("--within <duration>", "refresh tokens that expire within this time: 90s, 10m, 1h, 2d", "1h")
    .option("--filter <conditions>", filterHelp)
    .option("--watch", "repeat until Ctrl-C; with --json, print one line per sweep")
    .option("--every <duration>", "interval between sweeps with --watch", "10m")
    .action(withCli(sweepStore));
};

async function sweepStore(cli: Cli, options: SweepOptions): Promise<void> {
  const withinMs = durationOf("--within", options.within);
  const everyMs = durationOf("--every", options.every);
  if (everyMs === 0) throw usageError("--every must be longer than 0.", "for example --every 10m");
  const { clock, signal } = cli.io;
  await withStore(cli, async (store) => {
    for (;;) {
      await sweepOnce(cli, store, withinMs, options.filter);
      if (!options.watch || signal.aborted) break;
      printInfo(cli, cli.errorColors.dim(`Next sweep in ${formatDuration(everyMs)}. Press Ctrl-C to stop.`));
      await clock.sleep(everyMs, signal).catch(() => undefined);
      if (signal.aborted) break;
    }
  });
  if (signal.aborted) throw interrupted();
}

async function sweepOnce(cli: Cli, store: Store, withinMs: number, filter: string | undefined): Promise<void> {
  const { clock, signal } = cli.io;
  const results: Extract<SweepResult, { error: unknown }>[] = [];
  const total = (counts: SweepCounts): number => Object.values(counts).reduce((sum, count) => sum + count, 0);
  let done = 0;
  await using accounts = await openAccounts(cli, store);
  const only = filter === undefined ? undefined : await selectKeys(cli, store, filter);
  const summary = await withProgress(
    cli,
    () => `Swept ${done}`,
    () =>
      sweepAccounts(store, {
        accounts,
        only,
        withinMs,
        clock,
        signal,
        onProgress: (result, counts) => {
          done = total(counts);
          if ("error" in result) results.push(result);
        },
      }),
  );
  const failures: AccountFailure[] = [];
  for (const { key, error } of results) {
    const account = accountOf(key);
    failures.push({
      account: nameOf(account),
      key,
      error: failureOf(await saveUnsavedTokens(cli.io, account, error), account),
    });
  }
  // The first error of the store may be that of a session, or of the list.
  const [first] = summary.errors;
  const stopped = first && (failures[results.findIndex(({ error }) => error === first)]?.error ?? failureOf(first));
  report(cli, summary, failures, stopped);
}

interface AccountFailure {
  readonly account: string;
  readonly key: string;
  readonly error: Failure;
}

function report(
  cli: Cli,
  { counts, complete }: SweepSummary,
  failures: readonly AccountFailure[],
  stopped: Failure | undefined,
): void {
  cli.exitCode = exitCodeOf([...failures.map((one) => one.error), ...(stopped ? [stopped] : [])]);
  const json = { at: cli.io.clock.now(), counts, complete, failures, ...(stopped && { error: stopped }) };
  printResult(cli, json, () => {
    const { red, dim } = cli.colors;
    const lines = failures.flatMap((one) => [
      `${red("failed")}  ${sanitize(one.account)}  ${sanitize(one.error.message)}`,
      ...(one.error.next ? [`        ${dim("next")} ${one.error.next}`] : []),
    ]);
    return [...lines, countsLine(counts)].join("\n");
  });
  if (stopped && !cli.options.json) printFailure(cli, stopped);
}

function countsLine(counts: SweepCounts): string {
  const { refreshed, adopted, fresh, unknown, failed, postponed } = counts;
  const parts = [
    `${refreshed} refreshed`,
    adopted > 0 && `${adopted} refreshed by others`,
    fresh > 0 && `${fresh} still fresh`,
    unknown > 0 && `${unknown} left alone`,
    failed > 0 && `${failed} failed`,
    postponed > 0 && `${postponed} put off until their provider is back`,
  ].filter(Boolean);
  return `${parts.join(", ")}.`;
}
