import { hostname } from "node:os";
import {
  ProviderConfigurationError,
  systemClock,
  type Session,
  type SharedSessionManager,
  type TokenManagerOptions,
} from "@tokens/core";
import type { AccountClient, Connection, ProviderDescriptor } from "@tokens/provider-kit/descriptor";
import { recordEvents, type Journal } from "@tokens/store";
import { nameOf, type Account } from "./account.ts";
import { authMethodOf } from "./auth-method.ts";
import { connectedProvider } from "./connected-provider.ts";

/** A session with how its account is connected. */
export interface ConnectedSession extends Session {
  readonly connection?: Connection;
}

/** Options of `createAccounts`. */
export interface AccountsOptions extends Omit<TokenManagerOptions, "sessions" | "account"> {
  readonly providers: readonly ProviderDescriptor[];
  readonly sessions: SharedSessionManager;
  /** Records what happens to the accounts. @default nothing is recorded */
  readonly journal?: Pick<Journal, "append">;
  /** Name of this process in the journal. @default `host:4711` */
  readonly by?: string;
  /** Gets failures of the journal, which interrupt nothing. @default they are ignored */
  readonly onJournalError?: (error: unknown) => void;
  /** Gets each client before it is used, e.g. to listen to its events. */
  readonly onClient?: (client: AccountClient) => void;
}

/** An account to connect. */
export interface NewAccount {
  readonly connection: Connection;
  /** The account's name, where no field of the auth method names it. */
  readonly account: string;
  /** From a login or an import. @default the credential in the settings is used */
  readonly session?: Session | undefined;
}

/** Accounts of every provider in one store. Disposing it closes every client. */
export interface Accounts extends AsyncDisposable {
  /** Connects an account, and stores its session together with its connection. Throws what the provider's refusal throws. */
  connect(account: NewAccount): Promise<AccountClient>;
  /**
   * The client of a stored account; the same one for as long as its connection is the same. Throws `ProviderConfigurationError`
   * when no session is stored, the session has no connection, or its provider is not in `providers`.
   */
  open(account: Account): Promise<AccountClient>;
}

/** Works with the accounts of a store, of any of `providers`. */
export function createAccounts(options: AccountsOptions): Accounts {
  const {
    providers,
    sessions,
    journal,
    by = `${hostname()}:${process.pid}`,
    onJournalError,
    onClient,
    ...rest
  } = options;
  const { clock = systemClock } = options;
  const clients = new Map<string, { readonly connection: string; readonly client: AccountClient }>();
  const opened = new AsyncDisposableStack();

  async function create(connection: Connection, account: string): Promise<AccountClient> {
    const provider = await connectedProvider(providers, connection, rest.fetch && { fetch: rest.fetch });
    const { accountField } = authMethodOf(provider, connection.authMethod);
    const name = accountField === undefined ? account : (connection.settings[accountField] ?? account);
    const client = await provider.open(connection, name, { ...rest, sessions: withConnection(sessions, connection) });
    opened.use(client.tokens);
    onClient?.(client);
    return client;
  }

  function record({ tokens }: AccountClient): void {
    if (!journal) return;
    opened.use(recordEvents(tokens, journal, { by, ...(onJournalError && { onError: onJournalError }) }));
    // Closed before its recording ends, so that a refresh in progress is recorded.
    opened.use(tokens);
  }

  return {
    async connect({ connection, account, session }) {
      const client = await create(connection, account);
      const { tokens } = client;
      // A refused attempt says nothing about the account's stored session, so recording starts after it.
      if (session) await tokens.save(session);
      else await tokens.refresh();
      const { expiresAt } = session ?? (await tokens.session());
      record(client);
      const entry = { at: clock.now(), key: tokens.key, type: "authenticated", by, expiresAt } as const;
      await journal?.append([entry]).catch(onJournalError ?? (() => undefined));
      clients.set(tokens.key, { connection: JSON.stringify(connection), client });
      return client;
    },
    async open(account) {
      const session: ConnectedSession | undefined = await sessions.get(account.key);
      const name = nameOf(account);
      if (!session)
        throw new ProviderConfigurationError(`No session is stored for ${name}: connect the account again.`);
      if (!session.connection) {
        throw new ProviderConfigurationError(
          `The session of ${name} was stored by another program, which alone has its credentials: let that program refresh it, or connect the account here.`,
        );
      }
      const connection = JSON.stringify(session.connection);
      const known = clients.get(account.key);
      if (known?.connection === connection) return known.client;
      const client = await create(session.connection, account.name);
      record(client);
      clients.set(account.key, { connection, client });
      return client;
    },
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  };
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
