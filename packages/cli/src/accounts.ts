import {
  accountOf,
  createAccounts,
  findAccount,
  matchingAccounts,
  nameOf,
  openProfile,
  type Account,
  type Accounts,
  type AccountsOptions,
  type ConnectedSession,
  type NewAccount,
} from "@tokens/accounts";
import type { SessionEntry } from "@tokens/core";
import type { AccountClient } from "@tokens/provider-kit/descriptor";
import type { OpenStoreOptions, Store } from "@tokens/store";
import { authorOf } from "./author.ts";
import { activeProfile, printWarning, type Cli } from "./cli.ts";
import { notFound, usageError } from "./failure.ts";
import { withProgress } from "./progress.ts";
import { loadProviders, unknownProvider } from "./providers.ts";
import { otherStore, storeFailure } from "./store-failure.ts";
import { nearest, pluralize } from "./text.ts";
import { saveUnsavedTokens } from "./unsaved-tokens.ts";

/** Opens the profile's store for `work`, and closes it afterwards. A SQLite file that does not exist is created. */
export async function withStore<T>(
  cli: Cli,
  work: (store: Store) => Promise<T>,
  options?: OpenStoreOptions,
): Promise<T> {
  const store = await openCliStore(cli, options);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** Like `withStore`, for commands that only read: a SQLite file that does not exist is an error. */
export function withExistingStore<T>(cli: Cli, work: (store: Store) => Promise<T>): Promise<T> {
  return withStore(cli, work, { create: false });
}

/** Opens the profile's store, which the caller closes. Throws a `CommandError` that names the store when it cannot be opened. */
export async function openCliStore(cli: Cli, options?: OpenStoreOptions): Promise<Store> {
  const profile = await activeProfile(cli);
  try {
    return await withProgress(
      cli,
      () => "Opening the store",
      () => openProfile(profile, cli.io.env, options),
    );
  } catch (error) {
    throw await storeFailure(cli, profile, error);
  }
}

/** Every session of a store. */
export async function listEntries(cli: Cli, { sessions }: Store): Promise<SessionEntry[]> {
  const entries: SessionEntry[] = [];
  await withProgress(
    cli,
    () => `Reading the store: ${pluralize(entries.length, "account")}`,
    async () => {
      for await (const entry of sessions.list()) entries.push(entry);
    },
  );
  return entries;
}

/** The account that `name` identifies. Throws a `CommandError` when none matches, or several. */
export async function resolveAccount(cli: Cli, store: Store, name: string): Promise<Account> {
  // A key is a single read, a name has to be searched for.
  if (name.includes(":") && (await store.sessions.get(name))) return (cli.account = accountOf(name));
  const accounts = (await listEntries(cli, store)).map(({ key }) => accountOf(key));
  try {
    return (cli.account = findAccount(accounts, name));
  } catch (error) {
    const { message } = error as Error;
    if (matchingAccounts(accounts, name).length > 0) throw usageError(message);
    const [like] = nearest(
      name,
      accounts.flatMap((account) => [nameOf(account), account.name]),
      1,
    );
    if (accounts.length > 0) throw notFound(message, like ? `did you mean ${like}?` : "tokens list");
    throw notFound(
      `There is no account "${name}": the store ${store.name} is empty.`,
      `tokens login <provider>, or use another store: ${otherStore}`,
    );
  }
}

/** The accounts of a store. What happens to them is recorded in its journal. The caller disposes them. */
export async function openAccounts(
  cli: Cli,
  { sessions, journal, records }: Store,
  options?: Pick<AccountsOptions, "onClient">,
): Promise<Accounts> {
  const { fetch } = cli.io;
  const { providers } = await loadProviders(cli);
  const onJournalError = (error: unknown): void => printWarning(cli, (error as Error).message);
  return createAccounts({ providers, sessions, journal, records, fetch, onJournalError, ...authorOf(cli), ...options });
}

/** Opens an account for `work`; a refresh that is still running afterwards is waited for. */
export async function withAccount<T>(
  cli: Cli,
  store: Store,
  account: Account,
  work: (client: AccountClient, accounts: Accounts) => Promise<T>,
): Promise<T> {
  const loaded = await loadProviders(cli);
  if (!loaded.providers.some(({ name }) => name === account.provider)) {
    const session: ConnectedSession | undefined = await store.sessions.get(account.key);
    const { connection } = session ?? {};
    if (connection && !loaded.providers.some(({ name }) => name === connection.provider))
      throw unknownProvider(connection.provider, loaded);
  }
  await using accounts = await openAccounts(cli, store);
  try {
    return await work(await accounts.open(account), accounts);
  } catch (error) {
    throw await saveUnsavedTokens(cli.io, account, error);
  }
}

/** Connects an account. Resolves with the expiry of its token in Unix milliseconds. */
export async function connectAccount(cli: Cli, store: Store, account: NewAccount): Promise<number | undefined> {
  await using accounts = await openAccounts(cli, store);
  const { tokens } = await accounts.connect(account);
  cli.account = accountOf(tokens.key);
  return (account.session ?? (await tokens.session())).expiresAt;
}
