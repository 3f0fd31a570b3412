import {
  accountOf,
  createAccounts,
  nameOf,
  type Account,
  type Accounts,
  type ConnectedSession,
  type NewAccount,
} from "@tokens/accounts";
import { isTokensError, TokensError, type Clock } from "@tokens/core";
import type { AccountClient } from "@tokens/provider-kit/descriptor";
import type { Store } from "@tokens/store";
import { providers } from "./providers.ts";
import { openRescue } from "./rescue.ts";
import { withoutSecrets } from "./secrets.ts";
import { shownAnswer, type Shown } from "./shown-answer.ts";

/** What came of running a route. */
export interface Ran {
  /** HTTP status of the last answer; undefined when there was none. */
  readonly status: number | undefined;
  readonly tookMs: number;
  /** The answer, or why there is none. */
  readonly outcome: { readonly answer: Shown } | { readonly error: Error };
}

/** What a person can do to accounts here. No error of it holds a token, a secret or a key. */
export interface Steering {
  /** Connects an account, and returns it as it is stored. */
  connect(account: NewAccount): Promise<Account>;
  refresh(account: Account): Promise<void>;
  run(account: Account, route: string, input: Readonly<Record<string, unknown>>): Promise<Ran>;
  /** Forgets the session; where the provider knows how, its tokens are revoked. */
  disconnect(account: Account): Promise<void>;
  /** Tries a last time to store what the store would not take. */
  close(): Promise<void>;
}

/** What steering works with. */
export interface SteeringOptions {
  readonly clock: Clock;
  readonly fetch: typeof fetch;
  /** Gets what a person has to know although nobody asked. */
  readonly onError: (error: Error) => void;
}

type Sessions = readonly (ConnectedSession | undefined)[];

/** What happens to an account here is written into the store's journal. */
export function openSteering({ sessions, journal }: Store, { clock, fetch, onError }: SteeringOptions): Steering {
  const rescue = openRescue(clock, onError);
  const stored = (key: string): Promise<ConnectedSession | undefined> => sessions.get(key);

  /** Opens a client for `work`, records what happens to its account, and lets go of it when nothing is under way any more. */
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
    const accounts = end.use(createAccounts({ providers, sessions, journal, clock, fetch: send, onClient }));
    try {
      return await work(accounts);
    } catch (error) {
      if (client && isTokensError(error) && error.code === "session_save") rescue.take(client, end.move());
      throw error;
    }
  }

  /** Works on an account; errors may quote a provider, and a provider what it was sent. */
  async function discreet<T>(account: Account, work: (seen: Sessions) => Promise<T>): Promise<T> {
    const seen: (ConnectedSession | undefined)[] = [await stored(account.key)];
    try {
      return await work(seen);
    } catch (error) {
      seen.push(await stored(account.key).catch(() => undefined));
      throw hushed(error, seen, [account]);
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
        throw hushed(error, [{ ...session, connection }], accounts);
      }
    },
    refresh: (account) =>
      discreet(account, () =>
        recorded(async (accounts) => void (await (await accounts.open(account)).tokens.refresh())),
      ),
    async run(account, route, input) {
      const startedAt = clock.now();
      let status: number | undefined;
      const observed: typeof fetch = async (url, init) => {
        const response = await fetch(url, init);
        ({ status } = response);
        return response;
      };
      const answer = discreet(account, async (seen) => {
        const shown = await recorded(
          async (accounts) => shownAnswer(await (await accounts.open(account)).request(route, input)),
          { send: observed },
        );
        return { ...shown, text: withoutSecrets(shown.text, [...seen, await stored(account.key)]) };
      });
      const outcome = await answer.then(
        (shown) => ({ answer: shown }),
        (error: unknown) => ({ error: error as Error }),
      );
      return { status, tookMs: clock.now() - startedAt, outcome };
    },
    disconnect: (account) =>
      discreet(account, async ([session]) => {
        // Without a connection only the program that stored it could revoke it.
        if (!session?.connection) return sessions.set(account.key, undefined);
        return recorded(async (accounts) => (await accounts.open(account)).tokens.logout());
      }),
    close: () => rescue.close(),
  };
}

/** An error as it may be shown: without secrets, and with names in the place of keys, which name the app. */
function hushed(error: unknown, sessions: Sessions, accounts: readonly Account[]): Error {
  if (!isTokensError(error)) return error as Error;
  const said = withoutSecrets(error.message, sessions);
  const message = accounts.reduce((text, account) => text.replaceAll(account.key, nameOf(account)), said);
  if (message === error.message) return error;
  const { code, retryable } = error;
  return new TokensError(message, { code, retryable });
}
