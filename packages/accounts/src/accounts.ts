import {
  isTokensError,
  ProviderConfigurationError,
  systemClock,
  type Session,
  type SharedSessionManager,
  type TokenManagerOptions,
} from "@tokens/core";
import type { AccountClient, Connection, LoginResult, ProviderDescriptor } from "@tokens/provider-kit/descriptor";
import { processName, recordEvents, type Journal, type JournalEntry, type Records } from "@tokens/store";
import { nameOf, type Account } from "./account.ts";
import { authMethodOf } from "./auth-method.ts";
import { connectedProvider } from "./connected-provider.ts";
import { detailsKind } from "./details.ts";

/** A session with how its account is connected. */
export interface ConnectedSession extends Session {
  readonly connection?: Connection;
  /** The user of the last login, from its verified ID token (`sub`). */
  readonly subject?: string;
}

/** Options of `createAccounts`. */
export interface AccountsOptions extends Omit<TokenManagerOptions, "sessions" | "account"> {
  readonly providers: readonly ProviderDescriptor[];
  readonly sessions: SharedSessionManager;
  /** Records what happens to the accounts. @default nothing is recorded */
  readonly journal?: Pick<Journal, "append">;
  /** Records about accounts, which `remove()` deletes. @default nothing is deleted */
  readonly records?: Pick<Records, "delete">;
  /** Name of this process in the journal. @default `host:4711` */
  readonly by?: string;
  /** The person or program that this process works for, in the journal. */
  readonly who?: string | undefined;
  /** Called with failures of the journal, which interrupt nothing. @default they are ignored */
  readonly onJournalError?: (error: unknown) => void;
  /** Called with each client before it is used, e.g. to listen to its events. */
  readonly onClient?: (client: AccountClient) => void;
}

/** An account to connect. */
export interface NewAccount {
  readonly connection: Connection;
  /** The account's name, when no field of the auth method names it. */
  readonly account: string;
  /** From a login or an import. @default the credential in the settings is used */
  readonly session?: Session | undefined;
  /** Claims of the login's verified ID token. @default the user is unknown */
  readonly claims?: LoginResult["claims"];
}

/** Accounts of every provider in one store. Disposing it closes every client. */
export interface Accounts extends AsyncDisposable {
  /** Connects an account, and stores its session together with its connection. Throws the provider's error when it refuses. */
  connect(account: NewAccount): Promise<AccountClient>;
  /**
   * The client of a stored account; the same one for as long as its connection is the same. Throws `ProviderConfigurationError`
   * when no session is stored, the session has no connection, or its provider is not in `providers`.
   */
  open(account: Account): Promise<AccountClient>;
  /** Like `open`, but resolves with undefined when no session is stored or it has no connection. */
  find(account: Account): Promise<AccountClient | undefined>;
  /** Address of the API of one of these clients. Throws like `tokens.session()` when the session contains the address. */
  apiUrl(client: AccountClient): Promise<string>;
  /**
   * Deletes an account with what is noted about it, and revokes its tokens if the provider supports it. Resolves with the reason if they
   * were not revoked. Throws `SessionStoreError` when the account could not be deleted.
   */
  remove(account: Account): Promise<{ readonly notRevoked: string | undefined }>;
}

/** Works with the accounts of a store, of any of `providers`. */
export function createAccounts(options: AccountsOptions): Accounts {
  const { providers, sessions, journal, records, who, by = processName(), onJournalError, onClient, ...rest } = options;
  const { clock = systemClock } = options;
  const clients = new Map<string, { readonly connection: string; readonly client: AccountClient }>();
  const apiUrls = new WeakMap<AccountClient, string>();
  const opened = new AsyncDisposableStack();

  async function create(connection: Connection, account: string): Promise<AccountClient> {
    const provider = await connectedProvider(providers, connection, rest.fetch && { fetch: rest.fetch });
    const { accountField } = authMethodOf(provider, connection.authMethod);
    const name = accountField === undefined ? account : (connection.settings[accountField] ?? account);
    const client = await provider.open(connection, name, { ...rest, sessions: withConnection(sessions, connection) });
    opened.use(client.tokens);
    apiUrls.set(client, provider.apiUrl(connection.settings));
    onClient?.(client);
    return client;
  }

  function record({ tokens }: AccountClient): void {
    if (!journal) return;
    opened.use(recordEvents(tokens, journal, { by, who, ...(onJournalError && { onError: onJournalError }) }));
    // Closed before its recording ends, so that a refresh in progress is recorded.
    opened.use(tokens);
  }

  async function open(account: Account): Promise<AccountClient> {
    const session: ConnectedSession | undefined = await sessions.get(account.key);
    const name = nameOf(account);
    if (!session) throw new ProviderConfigurationError(`No session is stored for ${name}: connect the account again.`);
    if (!session.connection) {
      throw new ProviderConfigurationError(
        `The session of ${name} was stored by another program, which alone has its credentials: let that program refresh it, or connect the account here.`,
      );
    }
    return clientOf(account, session.connection);
  }

  async function find(account: Account): Promise<AccountClient | undefined> {
    const session: ConnectedSession | undefined = await sessions.get(account.key);
    return session?.connection && clientOf(account, session.connection);
  }

  async function clientOf({ key, name }: Account, connected: Connection): Promise<AccountClient> {
    const connection = JSON.stringify(connected);
    const known = clients.get(key);
    if (known?.connection === connection) return known.client;
    const client = await create(connected, name);
    record(client);
    clients.set(key, { connection, client });
    return client;
  }

  async function note(entry: Pick<JournalEntry, "key" | "type" | "expiresAt">): Promise<void> {
    const whole = { at: clock.now(), by, ...(who !== undefined && { who }), ...entry };
    await journal?.append([whole]).catch(onJournalError ?? (() => undefined));
  }

  async function revoke(account: Account): Promise<string | undefined> {
    // A session that cannot be read can still be deleted.
    const session: ConnectedSession | undefined = await sessions.get(account.key).catch(() => undefined);
    if (!session?.connection) {
      await sessions.set(account.key, undefined);
      return `The session was deleted but not revoked, because its credentials are not stored here: revoke it at ${account.provider}.`;
    }
    try {
      await (await clientOf(account, session.connection)).tokens.logout();
      return undefined;
    } catch (error) {
      if (isTokensError(error) && error.code === "provider_unavailable") return error.message;
      throw error;
    }
  }

  return {
    async connect({ connection, account, session: given, claims }) {
      const session = given && withSubject(given, claims?.["sub"]);
      const client = await create(connection, account);
      const { tokens } = client;
      // A refused attempt says nothing about the account's stored session, so recording starts after it.
      if (session) await tokens.save(session);
      else await tokens.refresh();
      const { expiresAt } = session ?? (await tokens.session());
      record(client);
      await note({ key: tokens.key, type: "authenticated", expiresAt });
      clients.set(tokens.key, { connection: JSON.stringify(connection), client });
      return client;
    },
    open,
    find,
    apiUrl: async (client) => client.apiUrl?.() ?? apiUrls.get(client)!,
    async remove(account) {
      const notRevoked = await revoke(account);
      await records?.delete(detailsKind, account.key);
      await note({ key: account.key, type: "removed" });
      return { notRevoked };
    },
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  };
}

/** Remembers whose session it is, so that a later login of someone else is noticed. Refreshes keep it. */
function withSubject(session: ConnectedSession, subject: unknown): ConnectedSession {
  return typeof subject === "string" ? { ...session, subject } : session;
}

/** Stores the connection with every session. */
function withConnection(sessions: SharedSessionManager, connection: Connection): SharedSessionManager {
  const connected = (session: Session): ConnectedSession => ({ ...session, connection });
  return {
    ...sessions,
    set: (key, session) => sessions.set(key, session && connected(session)),
    commit: (key, session, claim) => sessions.commit(key, connected(session), claim),
  };
}
