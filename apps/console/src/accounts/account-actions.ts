import {
  accountOf,
  createAccounts,
  editAccount,
  nameOf,
  renameAccount,
  type Account,
  type Accounts,
  type ConnectedSession,
  type DetailsChange,
  type NewAccount,
} from "@tokens/accounts";
import { isTokensError, type Clock } from "@tokens/core";
import type { AccountClient } from "@tokens/provider-kit/descriptor";
import type { Store } from "@tokens/store";
import type { Descriptors } from "../shared/descriptors.ts";
import type { Providers } from "../shared/providers.ts";
import { openUnsavedTokens } from "./unsaved-tokens.ts";
import { redactError, redactorOf, type Sessions } from "./redact.ts";
import { responseText, type ResponseText } from "./response-text.ts";

/** The outcome of an API call. */
export interface CallResult {
  /** HTTP status of the last response; undefined when there was none. */
  readonly status: number | undefined;
  readonly tookMs: number;
  readonly outcome: { readonly response: ResponseText } | { readonly error: Error };
}

/** What a person can do to accounts in the console. Its errors contain no token, secret or key. */
export interface AccountActions {
  /** Connects an account and returns it as stored. */
  connect(account: NewAccount): Promise<Account>;
  refresh(account: Account): Promise<void>;
  call(account: Account, route: string, input: Readonly<Record<string, unknown>>): Promise<CallResult>;
  /** Changes what is noted about an account. Throws `ProviderConfigurationError` for a value that is not allowed. */
  edit(account: Account, change: DetailsChange): Promise<void>;
  /** Throws like `renameAccount`. */
  rename(account: Account, name: string): Promise<Account>;
  /** Deletes the account, and revokes its tokens if the provider supports it. Resolves with the reason if they were not revoked. */
  disconnect(account: Account): Promise<string | undefined>;
  /** Tries once more to save tokens that could not be saved. */
  close(): Promise<void>;
}

/** Options of account actions. */
export interface AccountActionsOptions {
  readonly providers: Providers;
  readonly descriptors: Descriptors;
  readonly clock: Clock;
  readonly fetch: typeof fetch;
  /** Receives errors outside a request: tokens that could not be saved. */
  readonly onError: (error: Error) => void;
}

/** For whom the console works, in the journal. */
const who = "console";

/** Actions are recorded in the store's journal. */
export function openAccountActions(
  store: Store,
  { providers, descriptors, clock, fetch, onError }: AccountActionsOptions,
): AccountActions {
  const { sessions, journal, records } = store;
  const unsavedTokens = openUnsavedTokens(clock, onError);
  const stored = (key: string): Promise<ConnectedSession | undefined> => sessions.get(key);

  /** Records what the client that `work` opens does, and closes it when nothing is in progress. */
  async function recorded<T>(
    work: (accounts: Accounts) => Promise<T>,
    { send = fetch, onKey }: { send?: typeof fetch; onKey?: (key: string) => void } = {},
  ): Promise<T> {
    await using end = new AsyncDisposableStack();
    let client: AccountClient | undefined;
    const onClient = (opened: AccountClient): void => {
      client = opened;
      onKey?.(opened.tokens.key);
    };
    const accounts = end.use(
      createAccounts({ providers, sessions, journal, records, clock, who, fetch: send, onClient }),
    );
    try {
      return await work(accounts);
    } catch (error) {
      if (client && isTokensError(error) && error.code === "session_save") unsavedTokens.add(client, end.move());
      throw error;
    }
  }

  /** Redacts the errors of `work`: they may quote a provider that echoes what it was sent. */
  async function redacted<T>(account: Account, work: (seen: Sessions) => Promise<T>): Promise<T> {
    const seen: (ConnectedSession | undefined)[] = [await stored(account.key)];
    try {
      return await work(seen);
    } catch (error) {
      seen.push(await stored(account.key).catch(() => undefined));
      throw await redactError(error, descriptors, seen, [account]);
    }
  }

  return {
    async connect(given) {
      const accounts: Account[] = [];
      try {
        await recorded((all) => all.connect(given), { onKey: (key) => accounts.push(accountOf(key)) });
        return accounts[0]!;
      } catch (error) {
        const { connection, session = { version: "", accessToken: "", obtainedAt: 0 } } = given;
        throw await redactError(error, descriptors, [{ ...session, connection }], accounts);
      }
    },
    refresh: (account) =>
      redacted(account, () =>
        recorded(async (accounts) => void (await (await accounts.open(account)).tokens.refresh())),
      ),
    async call(account, route, input) {
      const startedAt = clock.now();
      let status: number | undefined;
      const observed: typeof fetch = async (url, init) => {
        const response = await fetch(url, init);
        ({ status } = response);
        return response;
      };
      const called = redacted(account, async (seen) => {
        const response = await recorded(
          async (accounts) => responseText(await (await accounts.open(account)).request(route, input)),
          { send: observed },
        );
        const redact = await redactorOf(descriptors, [...seen, await stored(account.key)]);
        return { ...response, text: redact(response.text) };
      });
      const outcome = await called.then(
        (response) => ({ response }),
        (error: unknown) => ({ error: error as Error }),
      );
      return { status, tookMs: clock.now() - startedAt, outcome };
    },
    edit: async (account, change) => void (await editAccount(store, account, change, { who, clock })),
    rename: (account, name) => renameAccount(store, account, name, { providers, who, clock }),
    disconnect: (account) =>
      redacted(account, async (seen) => {
        const redact = await redactorOf(descriptors, seen);
        const { notRevoked } = await recorded((accounts) => accounts.remove(account));
        return notRevoked && redact(notRevoked).replaceAll(account.key, nameOf(account));
      }),
    close: () => unsavedTokens.close(),
  };
}
