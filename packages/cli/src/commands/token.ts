import { authorizationOf, nameOf, type Authorization } from "@tokens/accounts";
import type { Session } from "@tokens/core";
import type { Store } from "@tokens/store";
import { resolveAccount, withAccount, withExistingStore } from "../accounts.ts";
import type { AddCommand } from "../action.ts";
import { printResult, type Cli } from "../cli.ts";
import { usageError } from "../failure.ts";
import { withProgress } from "../progress.ts";

interface TokenOptions {
  readonly header?: true;
  readonly credentialProcess?: true;
}

/** `tokens token` */
export const addToken: AddCommand = (program, withCli) => {
  program
    .command("token")
    .summary("print a valid access token")
    .description(
      "Prints a valid access token and nothing else. An expired token is refreshed first, once for all programs that request it.",
    )
    .argument("<account>", "account name such as hubstaff/alice, or key; alice or hubstaff if only one account matches")
    .option("--header", "print the complete header for curl -H, in the provider's scheme")
    .option(
      "--credential-process",
      "print JSON with token, scheme and expiry, as programs with a credential_process read it",
    )
    .addHelpText(
      "after",
      `
Examples:
  curl -H "Authorization: Bearer $(tokens token alice)" \\
    https://api.hubstaff.com/v2/users/me
  curl -H "$(tokens token podio/111 --header)" https://api.podio.com/app/111`,
    )
    .action(withCli(token));
};

async function token(cli: Cli, name: string, options: TokenOptions): Promise<void> {
  if (options.header && options.credentialProcess) throw usageError("Use either --header or --credential-process.");
  await withExistingStore(cli, async (store) => {
    const account = await resolveAccount(cli, store, name);
    const waiting = <T>(work: () => Promise<T>): Promise<T> =>
      withProgress(cli, () => `Waiting for a token of ${nameOf(account)}`, work);
    if (options.header || options.credentialProcess) {
      const authorization = await waiting(() => currentAuthorization(cli, store));
      return options.header ? printHeader(cli, authorization) : printCredential(cli, authorization);
    }
    const { accessToken, expiresAt } = await waiting(() => currentSession(cli, store));
    printResult(cli, { account: nameOf(account), key: account.key, accessToken, expiresAt }, () => accessToken);
  });
}

function printHeader(cli: Cli, { header }: Authorization): void {
  printResult(cli, { name: "Authorization", value: header }, () => `Authorization: ${header}`);
}

/** In the manner of the credential_process of AWS. */
function printCredential({ io }: Cli, { session: { accessToken, expiresAt }, scheme: tokenType }: Authorization): void {
  const expiration = expiresAt === undefined ? undefined : new Date(expiresAt).toISOString();
  io.stdout.write(`${JSON.stringify({ version: 1, accessToken, tokenType, expiration })}\n`);
}

function currentAuthorization(cli: Cli, store: Store): Promise<Authorization> {
  const { signal } = cli.io;
  return withAccount(cli, store, cli.account!, async (client, accounts) =>
    authorizationOf(client, await accounts.apiUrl(client), { signal }),
  );
}

/** A valid session of the account that the command works on. */
export async function currentSession(cli: Cli, store: Store): Promise<Session> {
  const account = cli.account!;
  const stored = await store.sessions.get(account.key);
  // A session that another program stored cannot be refreshed here, but is usable while it is valid.
  const foreign = stored && !("connection" in stored);
  if (foreign && cli.io.clock.now() < (stored.expiresAt ?? Infinity)) return stored;
  return withAccount(cli, store, account, ({ tokens }) => tokens.session({ signal: cli.io.signal }));
}
