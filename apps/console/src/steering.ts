import { channel } from "node:diagnostics_channel";
import {
  accountOf,
  connectAccount,
  openAccount,
  type Account,
  type AccountClient,
  type ConnectedSession,
  type NewAccount,
} from "@tokens/accounts";
import { eventChannel, isTokensError, TokensError, type Clock, type TokensEvent } from "@tokens/core";
import { recordEvents, type Store } from "@tokens/store";
import { shownAnswer, type Shown } from "./shown-answer.ts";
import { withoutSecrets } from "./secrets.ts";

/** What came of running a route. */
export interface Ran {
  /** HTTP status of the last answer; undefined when there was none. */
  readonly status: number | undefined;
  readonly tookMs: number;
  /** The answer, or why there is none. */
  readonly outcome: { readonly answer: Shown } | { readonly error: Error };
}

/** What a person can do to accounts here. No error of it holds a token or a secret. */
export interface Steering {
  /** Connects an account, and returns it as it is stored. */
  connect(account: NewAccount): Promise<Account>;
  refresh(account: Account): Promise<void>;
  run(account: Account, route: string, input: Readonly<Record<string, unknown>>): Promise<Ran>;
  /** Forgets the session; where the provider knows how, its tokens are revoked. */
  disconnect(account: Account): Promise<void>;
}

/** What steering works with. */
export interface SteeringOptions {
  readonly clock: Clock;
  readonly fetch: typeof fetch;
}

/** What happens to an account here is written into the store's journal. */
export function openSteering({ sessions, journal }: Store, { clock, fetch }: SteeringOptions): Steering {
  const stored = (key: string): Promise<ConnectedSession | undefined> => sessions.get(key);

  /** Errors may quote a provider, and a provider what it was sent. */
  async function discreet<T>(account: Account, work: () => Promise<T>): Promise<T> {
    const before = await stored(account.key);
    try {
      return await work();
    } catch (error) {
      throw hushed(error, [before, await stored(account.key).catch(() => undefined)]);
    }
  }

  async function opened<T>(
    account: Account,
    send: typeof globalThis.fetch,
    use: (client: AccountClient) => Promise<T>,
  ): Promise<T> {
    const client = await openAccount(account, { sessions, clock, fetch: send });
    await using _ = recordEvents(client.tokens, journal);
    try {
      return await use(client);
    } finally {
      await client.tokens.close();
    }
  }

  async function record(events: readonly TokensEvent[]): Promise<void> {
    const on = (listener: (event: TokensEvent) => void): Disposable => {
      events.forEach(listener);
      return { [Symbol.dispose]: () => undefined };
    };
    await recordEvents({ on }, journal)[Symbol.asyncDispose]();
  }

  return {
    async connect(given) {
      const happened: TokensEvent[] = [];
      using _ = everyEvent((event) => happened.push(event));
      try {
        const { tokens } = await connectAccount(given, { sessions, clock, fetch });
        await record(happened.filter(({ key }) => key === tokens.key));
        return accountOf(tokens.key);
      } catch (error) {
        const { connection, session } = given;
        throw hushed(error, [{ ...(session ?? { version: "", accessToken: "", obtainedAt: 0 }), connection }]);
      }
    },
    refresh: (account) =>
      discreet(account, () => opened(account, fetch, async ({ tokens }) => void (await tokens.refresh()))),
    async run(account, route, input) {
      const startedAt = clock.now();
      const before = await stored(account.key);
      let status: number | undefined;
      const observed: typeof globalThis.fetch = async (url, init) => {
        const response = await fetch(url, init);
        ({ status } = response);
        return response;
      };
      const outcome = await opened(account, observed, (client) => client.request(route, input).then(shownAnswer)).then(
        (answer) => ({ answer }),
        (error: unknown) => ({ error: error as Error }),
      );
      const sessionsSeen = [before, await stored(account.key)];
      return {
        status,
        tookMs: clock.now() - startedAt,
        outcome:
          "error" in outcome
            ? { error: hushed(outcome.error, sessionsSeen) }
            : { answer: { ...outcome.answer, text: withoutSecrets(outcome.answer.text, sessionsSeen) } },
      };
    },
    disconnect: (account) =>
      discreet(account, async () => {
        const session = await stored(account.key);
        // Without a connection only the program that stored it could revoke it.
        if (session?.connection) await opened(account, fetch, ({ tokens }) => tokens.logout());
        else await sessions.set(account.key, undefined);
      }),
  };
}

/** The events of the process: an account that is being connected is refreshed before its client is there to be listened to. */
function everyEvent(listener: (event: TokensEvent) => void): Disposable {
  const events = channel(eventChannel);
  const onMessage = (message: unknown): void => listener(message as TokensEvent);
  events.subscribe(onMessage);
  return {
    [Symbol.dispose]() {
      events.unsubscribe(onMessage);
    },
  };
}

function hushed(error: unknown, sessions: readonly (ConnectedSession | undefined)[]): Error {
  if (!isTokensError(error)) return error as Error;
  const message = withoutSecrets(error.message, sessions);
  if (message === error.message) return error;
  const { code, retryable } = error;
  return new TokensError(message, { code, retryable });
}
