import { nameOf, type Account } from "@tokens/accounts";
import type { Store } from "@tokens/store";
import { resolveAccount, withAccount, withStore } from "../accounts.ts";
import type { AddCommand } from "../action.ts";
import { printResult, type Cli } from "../cli.ts";
import { exitCodeOf, failureOf, throwIfInterrupted, usageError, type Failure } from "../failure.ts";
import { withProgress } from "../progress.ts";
import { filterHelp, selectAccounts } from "../selection.ts";
import { pluralize, sanitize, formatRelativeTime } from "../text.ts";

type Result = { readonly account: Account } & (
  | { readonly expiresAt: number | undefined }
  | { readonly error: Failure }
);

const concurrency = 8;

/** `tokens refresh` */
export const addRefresh: AddCommand = (program, withCli) => {
  program
    .command("refresh")
    .summary("refresh an account now")
    .description(
      "Refreshes an account even if its token is still valid. Concurrent refreshes share one result. To refresh only tokens that expire soon, use tokens sweep.",
    )
    .argument("[account]", "account name or key")
    .option("--all", "every account in the store")
    .option("--filter <conditions>", filterHelp)
    .action(withCli(refresh));
};

interface RefreshOptions {
  readonly all?: true;
  readonly filter?: string;
}

async function refresh(cli: Cli, name: string | undefined, { all, filter }: RefreshOptions): Promise<void> {
  const several = all === true || filter !== undefined;
  if ((name === undefined) !== several)
    throw usageError("tokens refresh requires an account, --all or --filter.", "tokens refresh <account>");
  await withStore(cli, (store) => (name === undefined ? refreshAll(cli, store, filter) : refreshOne(cli, store, name)));
}

async function refreshOne(cli: Cli, store: Store, name: string): Promise<void> {
  const account = await resolveAccount(cli, store, name);
  const expiresAt = await withProgress(
    cli,
    () => `Refreshing ${nameOf(account)}`,
    () => refreshNow(cli, store, account),
  );
  printResult(
    cli,
    { account: nameOf(account), key: account.key, expiresAt },
    () => `${cli.colors.green("Refreshed")} ${sanitize(nameOf(account))}${expiryOf(cli, expiresAt)}.`,
  );
}

async function refreshNow(cli: Cli, store: Store, account: Account): Promise<number | undefined> {
  const { signal } = cli.io;
  return withAccount(cli, store, account, async ({ tokens }) => (await tokens.refresh({ signal })).expiresAt);
}

async function refreshAll(cli: Cli, store: Store, filter: string | undefined): Promise<void> {
  const waiting = (await selectAccounts(cli, store, filter)).map(({ account }) => account);
  const total = waiting.length;
  const results: Result[] = [];
  const work = async (): Promise<void> => {
    for (let account = waiting.shift(); account && !cli.io.signal.aborted; account = waiting.shift())
      results.push(await resultOf(cli, store, account));
  };
  await withProgress(
    cli,
    () => `Refreshed ${results.length} of ${total}`,
    () => Promise.all(Array.from({ length: concurrency }, work)),
  );
  throwIfInterrupted(cli.io.signal);
  const failed = results.filter((result) => "error" in result);
  cli.exitCode = exitCodeOf(failed.map(({ error }) => error));
  const json = results.map(({ account, ...result }) => ({ account: nameOf(account), key: account.key, ...result }));
  printResult(cli, { refreshed: total - failed.length, failed: failed.length, accounts: json }, () => {
    const { red, dim } = cli.colors;
    const lines = failed.flatMap(({ account, error: { message, next } }) => [
      `${red("failed")}  ${sanitize(nameOf(account))}  ${sanitize(message)}`,
      ...(next ? [`        ${dim("next")} ${next}`] : []),
    ]);
    return [...lines, `${pluralize(total - failed.length, "account")} refreshed, ${failed.length} failed.`].join("\n");
  });
}

async function resultOf(cli: Cli, store: Store, account: Account): Promise<Result> {
  try {
    return { account, expiresAt: await refreshNow(cli, store, account) };
  } catch (error) {
    return { account, error: failureOf(error, account) };
  }
}

function expiryOf(cli: Cli, expiresAt: number | undefined): string {
  return expiresAt === undefined ? "" : `: its token expires ${formatRelativeTime(expiresAt, cli.io.clock.now())}`;
}
