import { ProviderConfigurationError, sessionKey, SessionStoreError, systemClock, type Clock } from "@tokens/core";
import { keyParts } from "@tokens/core/internal";
import type { ProviderDescriptor } from "@tokens/provider-kit/descriptor";
import { processName, type JournalEntry, type Store } from "@tokens/store";
import { accountOf, nameOf, type Account } from "./account.ts";
import type { ConnectedSession } from "./accounts.ts";
import { authMethodOf } from "./auth-method.ts";
import { connectedProvider } from "./connected-provider.ts";
import {
  changedDetails,
  describeChange,
  detailsKind,
  noDetails,
  type AccountDetails,
  type DetailsChange,
} from "./details.ts";

/** Who changes an account, for the journal. */
export interface Author {
  readonly who?: string | undefined;
  /** Name of the process. @default `host:4711` */
  readonly by?: string;
  /** @default systemClock */
  readonly clock?: Clock;
}

const leaseMs = 15_000;

/** Changes labels, note, owner or pause of an account. Throws `ProviderConfigurationError` for a value that is not allowed. */
export async function editAccount(
  { records, journal }: Pick<Store, "records" | "journal">,
  { key }: Pick<Account, "key">,
  change: DetailsChange,
  author: Author = {},
): Promise<AccountDetails> {
  const before = (await records.get<AccountDetails>(detailsKind, key)) ?? noDetails;
  const after = changedDetails(before, change);
  await records.set(detailsKind, key, { ...after });
  await journal.append([entryOf({ key, type: "edited", message: describeChange(change) }, author)]);
  return after;
}

/**
 * Gives an account another name: moves its session and what is noted about it to another key, while nobody refreshes it. Programs that
 * use the old name need the new one. Throws `ProviderConfigurationError` when the name is taken or decided by a setting, and
 * `SessionStoreError` while a process refreshes the account.
 */
export async function renameAccount(
  { sessions, records, journal }: Store,
  account: Account,
  name: string,
  { providers, ...author }: Author & { readonly providers: readonly ProviderDescriptor[] },
): Promise<Account> {
  const session: ConnectedSession | undefined = await sessions.get(account.key);
  const title = nameOf(account);
  if (!session?.connection)
    throw new ProviderConfigurationError(`${title} was stored by another program, which alone can rename it.`);
  const provider = await connectedProvider(providers, session.connection);
  const { accountField, fields } = authMethodOf(provider, session.connection.authMethod);
  if (accountField !== undefined) {
    const label = fields.find((field) => field.name === accountField)?.label ?? accountField;
    throw new ProviderConfigurationError(`The name of ${title} is its ${label}. Connect it with another one.`);
  }
  const key = sessionKey(...keyParts(account.key).slice(0, -1), name);
  if (key === account.key) return account;
  const owner = crypto.randomUUID();
  const { kind } = await sessions.claim(account.key, { known: session.version, owner, leaseMs });
  if (kind !== "claimed") throw new SessionStoreError(`${title} is being refreshed. Rename it again in a moment.`);
  const moved = await sessions.commit(key, session, { owner, parent: undefined });
  // The same session: an earlier attempt was interrupted.
  if (moved !== "committed" && moved.superseded?.version !== session.version) {
    await sessions.release(account.key, { owner });
    throw new ProviderConfigurationError(`There is already an account ${nameOf(accountOf(key))}. Choose another name.`);
  }
  await sessions.set(account.key, undefined);
  const details = await records.get<AccountDetails>(detailsKind, account.key);
  if (details) await records.set(detailsKind, key, { ...details });
  await records.delete(detailsKind, account.key);
  await journal.append([
    entryOf({ key: account.key, type: "renamed", message: `to ${name}` }, author),
    entryOf({ key, type: "renamed", message: `from ${account.name}` }, author),
  ]);
  return accountOf(key);
}

function entryOf(
  entry: Pick<JournalEntry, "key" | "type" | "message">,
  { who, by = processName(), clock = systemClock }: Author,
): JournalEntry {
  return { at: clock.now(), by, ...(who !== undefined && { who }), ...entry };
}
