import {
  ProviderConfigurationError,
  type Session,
  type SharedSessionManager,
  type TokenManagerOptions,
} from "@tokens/core";
import { nameOf, type Account } from "./account.ts";
import type { AccountClient, ConnectedSession, Connection, ProviderDescription, Way } from "./description.ts";
import { providerNamed } from "./providers.ts";

/** Where accounts are kept, and what their clients work with. */
export interface AccountOptions extends Omit<TokenManagerOptions, "sessions" | "account"> {
  readonly sessions: SharedSessionManager;
}

/** What is to be connected. */
export interface NewAccount {
  readonly connection: Connection;
  /** The account's name, where the way has no setting for it. */
  readonly account: string;
  /** From a login or an import; without one the credential of the settings is used. */
  readonly session?: Session | undefined;
}

/** The way of that id, or the only one. Throws `ProviderConfigurationError` when there is none. */
export function wayOf({ title, ways }: ProviderDescription, id?: string): Way {
  const way = id === undefined ? ways[0] : ways.find((one) => one.id === id);
  if (way) return way;
  throw new ProviderConfigurationError(
    `${title} is not connected by "${id}". There are: ${ways.map((one) => one.id).join(", ")}.`,
  );
}

/**
 * The settings of a way, checked: only those that it knows, without the blanks that a paste brings, presets filled in. Throws
 * `ProviderConfigurationError` that names what is missing.
 */
export function settingsOf(
  { title, addresses }: ProviderDescription,
  { fields }: Way,
  given: Readonly<Record<string, string | undefined>>,
): Connection["settings"] {
  const settings: Record<string, string> = {};
  for (const { name, label, preset, optional, hint, secret } of [...fields, ...addresses]) {
    const value = (secret ? given[name]?.replace(/[\r\n]+$/, "") : given[name]?.trim()) || preset;
    if (value) settings[name] = value;
    else if (!optional)
      throw new ProviderConfigurationError(`${title} needs: ${label}.${hint === undefined ? "" : ` ${hint}.`}`);
  }
  return settings;
}

/** Connects an account and stores its session with how it is entered. Throws the `TokensError` of the provider's refusal. */
export async function connectAccount(
  { connection, account, session }: NewAccount,
  options: AccountOptions,
): Promise<AccountClient> {
  const client = await clientOf(connection, account, options);
  if (session) await client.tokens.save(session);
  else await client.tokens.refresh();
  return client;
}

/**
 * The client of a stored account. Throws `ProviderConfigurationError` when nothing is stored for it, or what is stored does
 * not say how the account is entered.
 */
export async function openAccount(account: Account, options: AccountOptions): Promise<AccountClient> {
  const session: ConnectedSession | undefined = await options.sessions.get(account.key);
  const name = nameOf(account);
  if (!session) throw new ProviderConfigurationError(`No session is stored for ${name}: connect the account again.`);
  if (!session.connection) {
    throw new ProviderConfigurationError(
      `The session of ${name} was stored by a program that alone knows its credentials: let that program refresh it, or connect the account here.`,
    );
  }
  return clientOf(session.connection, account.name, options);
}

async function clientOf(connection: Connection, account: string, options: AccountOptions): Promise<AccountClient> {
  const description = providerNamed(connection.provider);
  if (!description) throw new ProviderConfigurationError(`There is no provider "${connection.provider}".`);
  const { accountField } = wayOf(description, connection.way);
  const name = accountField === undefined ? account : (connection.settings[accountField] ?? account);
  const { open } = await description.load();
  return open(connection, name, { ...options, sessions: withConnection(options.sessions, connection) });
}

/** Keeps the connection with every session that is stored. */
function withConnection(sessions: SharedSessionManager, connection: Connection): SharedSessionManager {
  const connected = (session: Session): ConnectedSession => ({ ...session, connection });
  return {
    ...sessions,
    set: (key, session) => sessions.set(key, session && connected(session)),
    commit: (key, session, claim) => sessions.commit(key, connected(session), claim),
  };
}
