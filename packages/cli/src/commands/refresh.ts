import { accountOf, nameOf, type Account } from "@tokens/accounts";
import type { Store } from "@tokens/store";
import { accountCalled, entriesOf, withAccount, withStore } from "../accounts.ts";
import type { AddCommand } from "../action.ts";
import { show, type Cli } from "../cli.ts";
import { exitCodeOf, failureOf, stopIfInterrupted, usageError, type Failure } from "../failure.ts";
import { withProgress } from "../progress.ts";
import { counted, plain, when } from "../text.ts";

type Result = { readonly account: Account } & (
  | { readonly expiresAt: number | undefined }
  | { readonly error: Failure }
);

const atOnce = 8;

/** `tokens refresh` */
export const addRefresh: AddCommand = (program, on) => {
  program
    .command("refresh")
    .summary("refresh an account now")
    .description(
      "Refreshes an account even if its token is still valid. Concurrent refreshes share one result. To refresh only tokens that expire soon, use tokens sweep.",
    )
    .argument("[account]", "account name or key")
    .option("--all", "every account in the store")
    .action(on((cli, said: string | undefined, { all }: { all?: true }) => refresh(cli, said, all === true)));
};

async function refresh(cli: Cli, said: string | undefined, all: boolean): Promise<void> {
  if ((said === undefined) !== all)
    throw usageError("tokens refresh requires an account or --all.", "tokens refresh <account>");
  await withStore(cli, (store) => (said === undefined ? refreshAll(cli, store) : refreshOne(cli, store, said)));
}

async function refreshOne(cli: Cli, store: Store, said: string): Promise<void> {
  const account = await accountCalled(cli, store, said);
  const expiresAt = await withProgress(
    cli,
    () => `Refreshing ${nameOf(account)}`,
    () => renew(cli, store, account),
  );
  const name = nameOf(account);
  show(
    cli,
    { account: name, key: account.key, expiresAt },
    () => `${cli.colors.green("Refreshed")} ${plain(name)}${ends(cli, expiresAt)}.`,
  );
}

async function renew(cli: Cli, store: Store, account: Account): Promise<number | undefined> {
  const { signal } = cli.io;
  return withAccount(cli, store, account, async ({ tokens }) => (await tokens.refresh({ signal })).expiresAt);
}

async function refreshAll(cli: Cli, store: Store): Promise<void> {
  const waiting = (await entriesOf(cli, store)).map(({ key }) => accountOf(key));
  const total = waiting.length;
  const results: Result[] = [];
  const work = async (): Promise<void> => {
    for (let account = waiting.shift(); account && !cli.io.signal.aborted; account = waiting.shift())
      results.push(await resultOf(cli, store, account));
  };
  await withProgress(
    cli,
    () => `Refreshed ${results.length} of ${total}`,
    () => Promise.all(Array.from({ length: atOnce }, work)),
  );
  stopIfInterrupted(cli.io.signal);
  const failed = results.filter((result) => "error" in result);
  cli.exitCode = exitCodeOf(failed.map(({ error }) => error));
  const json = results.map(({ account, ...result }) => ({ account: nameOf(account), key: account.key, ...result }));
  show(cli, { refreshed: total - failed.length, failed: failed.length, accounts: json }, () => {
    const { red, dim } = cli.colors;
    const lines = failed.flatMap(({ account, error: { message, next } }) => [
      `${red("failed")}  ${plain(nameOf(account))}  ${plain(message)}`,
      ...(next ? [`        ${dim("next")} ${next}`] : []),
    ]);
    return [...lines, `${counted(total - failed.length, "account")} refreshed, ${failed.length} failed.`].join("\n");
  });
}

async function resultOf(cli: Cli, store: Store, account: Account): Promise<Result> {
  try {
    return { account, expiresAt: await renew(cli, store, account) };
  } catch (error) {
    return { account, error: failureOf(error, account) };
  }
}

function ends(cli: Cli, expiresAt: number | undefined): string {
  return expiresAt === undefined ? "" : `: its token ends ${when(expiresAt, cli.io.clock.now())}`;
}
