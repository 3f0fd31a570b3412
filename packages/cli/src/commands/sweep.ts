import { accountOf, nameOf, openAccount } from "@tokens/accounts";
import { sweep, type SweepAccount, type SweepCounts, type SweepResult, type SweepSummary } from "@tokens/core/sweep";
import { recordEvents, type Store } from "@tokens/store";
import { withStore } from "../accounts.ts";
import type { AddCommand } from "../action.ts";
import { note, show, tell, warn, type Cli } from "../cli.ts";
import { exitCodeOf, failureOf, interrupted, usageError, type Failure } from "../failure.ts";
import { withProgress } from "../progress.ts";
import { rescued } from "../rescue.ts";
import { durationMs, plain, span } from "../text.ts";

interface SweepOptions {
  readonly within: string;
  readonly every: string;
  readonly watch?: true;
}

/** `tokens sweep` */
export const addSweep: AddCommand = (program, on) => {
  program
    .command("sweep")
    .summary("refresh tokens that expire soon, to keep idle accounts alive")
    .description(
      "Refreshes every session whose access token has expired or expires soon. Any number of sweeps can run on one store: each session is refreshed once. Run it from a timer or with --watch.",
    )
    .option("--within <duration>", "refresh tokens that expire within this time: 90s, 10m, 1h, 2d", "1h")
    .option("--watch", "repeat until Ctrl-C; with --json, print one line per sweep")
    .option("--every <duration>", "interval between sweeps with --watch", "10m")
    .action(on(sweepStore));
};

async function sweepStore(cli: Cli, options: SweepOptions): Promise<void> {
  const withinMs = duration("--within", options.within);
  const everyMs = duration("--every", options.every);
  const { clock, signal } = cli.io;
  await withStore(cli, async (store) => {
    for (;;) {
      await sweepOnce(cli, store, withinMs);
      if (!options.watch || signal.aborted) break;
      note(cli, cli.errorColors.dim(`Next sweep in ${span(everyMs)}. Press Ctrl-C to stop.`));
      await clock.sleep(everyMs, signal).catch(() => undefined);
      if (signal.aborted) break;
    }
  });
  if (signal.aborted) throw interrupted();
}

function duration(option: string, text: string): number {
  const ms = durationMs(text);
  if (ms === undefined) throw usageError(`${option} takes a duration such as 90s, 10m, 1h or 2d, not "${text}".`);
  return ms;
}

async function sweepOnce(cli: Cli, store: Store, withinMs: number): Promise<void> {
  const { clock, signal } = cli.io;
  const results: Extract<SweepResult, { error: unknown }>[] = [];
  const total = (counts: SweepCounts): number => Object.values(counts).reduce((sum, count) => sum + count, 0);
  let done = 0;
  await using opened = openedAccounts(cli, store);
  const summary = await withProgress(
    cli,
    () => `Swept ${done}`,
    () =>
      sweep({
        sessions: store.sessions,
        tokens: opened.tokens,
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
    failures.push({ account: nameOf(account), key, error: failureOf(await rescued(cli.io, account, error), account) });
  }
  // The store may have failed one of the sessions, or the list of them.
  const [first] = summary.errors;
  const stopped = first && (failures[results.findIndex(({ error }) => error === first)]?.error ?? failureOf(first));
  report(cli, summary, failures, stopped);
}

/** Opens the accounts of a store as they are asked for, and records what happens to them. */
function openedAccounts(
  cli: Cli,
  store: Store,
): AsyncDisposable & { tokens(key: string): Promise<SweepAccount | undefined> } {
  const open: AsyncDisposable[] = [];
  const { sessions, journal } = store;
  const { clock, fetch } = cli.io;
  return {
    async tokens(key) {
      const session = await sessions.get(key);
      // Another program's: it alone knows how it is entered.
      if (!session || !("connection" in session)) return undefined;
      const { tokens } = await openAccount(accountOf(key), { sessions, clock, fetch });
      const onError = (error: unknown): void => warn(cli, (error as Error).message);
      // The journal hears of what the tokens' end brings.
      open.push(tokens, recordEvents(tokens, journal, { onError }));
      return tokens;
    },
    async [Symbol.asyncDispose]() {
      for (const one of open) await one[Symbol.asyncDispose]();
    },
  };
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
  show(cli, json, () => {
    const { red, dim } = cli.colors;
    const lines = failures.flatMap((one) => [
      `${red("failed")}  ${plain(one.account)}  ${plain(one.error.message)}`,
      ...(one.error.next ? [`        ${dim("next")} ${one.error.next}`] : []),
    ]);
    return [...lines, countsLine(counts)].join("\n");
  });
  if (stopped && !cli.options.json) tell(cli, stopped);
}

function countsLine(counts: SweepCounts): string {
  const { refreshed, adopted, fresh, unknown, failed, postponed } = counts;
  const parts = [
    `${refreshed} refreshed`,
    adopted > 0 && `${adopted} refreshed by others`,
    fresh > 0 && `${fresh} still fresh`,
    unknown > 0 && `${unknown} left to the programs that stored them`,
    failed > 0 && `${failed} failed`,
    postponed > 0 && `${postponed} put off until their provider is back`,
  ].filter(Boolean);
  return `${parts.join(", ")}.`;
}
