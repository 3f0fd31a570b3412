import { hostname } from "node:os";
import {
  accountOf,
  accountsCalled,
  connectAccount,
  findAccount,
  nameOf,
  openAccount,
  openProfile,
  providers,
  type Account,
  type AccountClient,
  type NewAccount,
} from "@tokens/accounts";
import type { SessionEntry } from "@tokens/core";
import { recordEvents, type Store } from "@tokens/store";
import { profileOf, warn, type Cli } from "./cli.ts";
import { notFound, usageError } from "./failure.ts";
import { withProgress } from "./progress.ts";
import { rescued } from "./rescue.ts";
import { counted, near } from "./text.ts";

/** Opens the profile's store for `work`, and closes it afterwards. */
export async function withStore<T>(cli: Cli, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await opened(cli);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** Opens the profile's store, which the caller closes. */
export async function opened(cli: Cli): Promise<Store> {
  const profile = await profileOf(cli);
  return withProgress(
    cli,
    () => "Opening the store",
    () => openProfile(profile, cli.io.env),
  );
}

/** Every session of a store. */
export async function entriesOf(cli: Cli, { sessions }: Store): Promise<SessionEntry[]> {
  const entries: SessionEntry[] = [];
  await withProgress(
    cli,
    () => `Reading the store: ${counted(entries.length, "account")}`,
    async () => {
      for await (const entry of sessions.list()) entries.push(entry);
    },
  );
  return entries;
}

/** The account that a person means. Throws a `CommandError` when none answers to it, or several. */
export async function accountCalled(cli: Cli, store: Store, said: string): Promise<Account> {
  // A key is looked up, a name is looked for among all.
  if (said.includes(":") && (await store.sessions.get(said))) return (cli.account = accountOf(said));
  const accounts = (await entriesOf(cli, store)).map(({ key }) => accountOf(key));
  try {
    return (cli.account = findAccount(accounts, said));
  } catch (error) {
    const { message } = error as Error;
    if (accountsCalled(accounts, said).length > 0) throw usageError(message);
    const [like] = near(
      said,
      accounts.flatMap((account) => [nameOf(account), account.name]),
      1,
    );
    const next = accounts.length === 0 ? "tokens login <provider>" : like && `did you mean ${like}?`;
    throw notFound(message, next ?? "tokens list");
  }
}

/** Opens an account for `work`. What happens to it meanwhile is recorded, and a refresh under way is waited for. */
export async function withAccount<T>(
  cli: Cli,
  store: Store,
  account: Account,
  work: (client: AccountClient) => Promise<T>,
): Promise<T> {
  const { clock, fetch } = cli.io;
  const client = await openAccount(account, { sessions: store.sessions, clock, fetch });
  const onError = (error: unknown): void => warn(cli, (error as Error).message);
  await using _recording = recordEvents(client.tokens, store.journal, { onError });
  try {
    return await work(client);
  } catch (error) {
    throw await rescued(cli.io, account, error);
  } finally {
    await client.tokens.close();
  }
}

/** Connects an account and records that; when its token ends (Unix milliseconds). */
export async function connected(cli: Cli, store: Store, account: NewAccount): Promise<number | undefined> {
  const { clock, fetch } = cli.io;
  const { tokens } = await connectAccount(account, { sessions: store.sessions, clock, fetch });
  cli.account = accountOf(tokens.key);
  const session = account.session ?? (await tokens.session());
  await tokens.close();
  const { key } = tokens;
  const entry = { at: clock.now(), key, type: "authenticated", by: `${hostname()}:${process.pid}` } as const;
  const { expiresAt } = session;
  const line = { ...entry, ...(expiresAt !== undefined && { expiresAt }) };
  // The account is connected all the same.
  await store.journal.append([line]).catch((error: unknown) => warn(cli, (error as Error).message));
  return expiresAt;
}

/** The description of a provider. Throws a `CommandError` when there is none of that name. */
export function providerCalled(name: string): (typeof providers)[keyof typeof providers] {
  const names = Object.keys(providers);
  if (names.includes(name)) return providers[name as keyof typeof providers];
  const [like] = near(name, names, 1);
  throw notFound(`There is no provider "${name}". There are: ${names.join(", ")}.`, like && `did you mean ${like}?`);
}
