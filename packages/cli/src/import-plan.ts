import { accountOf, settingsOf, type Account, type NewAccount } from "@tokens/accounts";
import { isTokensError, ProviderConfigurationError, type Session } from "@tokens/core";
import type {
  AuthMethod,
  Connection,
  ImportedAccount,
  ImportedAccounts,
  ProviderDescriptor,
  SkippedRow,
} from "@tokens/provider-kit/descriptor";
import type { Store } from "@tokens/store";
import type { Cli } from "./cli.ts";
import { throwIfInterrupted } from "./failure.ts";

/** An account that can be stored. */
export interface Importable extends NewAccount {
  readonly stored: Account;
  readonly session: Session;
  /** Whether the store has a session under that key. */
  readonly exists: boolean;
}

/** An account, or a row of the file, that cannot be. */
export interface Unusable {
  readonly account: string;
  readonly server?: string | undefined;
  readonly expiresAt?: number | undefined;
  readonly reason: string;
}

/** What an import will do. */
export interface ImportPlan {
  readonly importable: readonly Importable[];
  readonly unusable: readonly Unusable[];
}

/** How the accounts of a file are connected. */
export interface ImportTarget {
  readonly provider: ProviderDescriptor;
  readonly method: AuthMethod;
  /** Settings from the options. An account's settings in the file take precedence, because its tokens belong to that client. */
  readonly settings: Readonly<Record<string, string | undefined>>;
  /** The name of the account, if there is only one. */
  readonly account: string | undefined;
}

/** Plans the import of a file. Changes nothing. */
export async function planImport(
  cli: Cli,
  store: Store,
  { accounts, skipped }: ImportedAccounts,
  target: ImportTarget,
): Promise<ImportPlan> {
  const importable = new Map<string, Importable>();
  const unusable: Unusable[] = [...unusableRows(skipped)];
  const fallback = accounts.length === 1 ? "default" : undefined;
  for (const imported of accounts) {
    throwIfInterrupted(cli.io.signal);
    const account = target.account ?? imported.account ?? fallback;
    try {
      const one = await importableOf(cli, store, { ...imported, account }, target);
      const { key } = one.stored;
      if (importable.has(key)) throw new ProviderConfigurationError("An earlier row has the same name.");
      importable.set(key, one);
    } catch (error) {
      if (!isTokensError(error) || error.code !== "provider_configuration") throw error;
      const { server, session } = imported;
      unusable.push({ account: account ?? "–", server, expiresAt: session.expiresAt, reason: error.message });
    }
  }
  return { importable: [...importable.values()], unusable };
}

/** The rows of a file without an account. */
export function unusableRows(skipped: readonly SkippedRow[]): readonly Unusable[] {
  return skipped.map(({ row, reason }) => ({ account: `row ${row}`, reason }));
}

/** Throws `ProviderConfigurationError` for an account that cannot be used. */
async function importableOf(
  cli: Cli,
  { sessions }: Store,
  { account, session, settings }: ImportedAccount,
  target: ImportTarget,
): Promise<Importable> {
  const { refreshToken, expiresAt } = session;
  if (account === undefined)
    throw new ProviderConfigurationError('It has no name: write the file as {"alice": {…}, "bob": {…}}.');
  if (refreshToken === undefined && expiresAt !== undefined && expiresAt <= cli.io.clock.now())
    throw new ProviderConfigurationError("Its access token has expired, and it has no refresh token: log in again.");
  const { provider, method } = target;
  const all = settingsOf(provider, method, { ...target.settings, ...settings });
  const connection = { provider: provider.name, authMethod: method.id, settings: all };
  const key = await keyOf(cli, sessions, connection, account, provider);
  const exists = (await sessions.get(key)) !== undefined;
  return { connection, account, session, stored: accountOf(key), exists };
}

/** The key under which an account is stored. */
export async function keyOf(
  { io }: Cli,
  sessions: Store["sessions"],
  connection: Connection,
  account: string,
  provider: ProviderDescriptor,
): Promise<string> {
  const { clock, fetch } = io;
  const { tokens } = await provider.open(connection, account, { sessions, clock, fetch });
  await using opened = tokens;
  return opened.key;
}
