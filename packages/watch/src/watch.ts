import {
  accountOf,
  createAccounts,
  readAccounts,
  sweepAccounts,
  type Account,
  type AccountSummary,
} from "@tokens/accounts";
import { isTokensError, systemClock, type Clock, type TokensError, type TokensEvent } from "@tokens/core";
import type { SweepCounts } from "@tokens/core/sweep";
import type { AccountClient, ProviderDescriptor } from "@tokens/provider-kit/descriptor";
import { processName, type Store } from "@tokens/store";
import { conditionsOf } from "./conditions.ts";
import { electLeader } from "./leader.ts";
import { storeUnavailable, tokensUnsaved } from "./local-conditions.ts";
import { memoryShelf, recordShelf, tell, type TellOptions } from "./notice-book.ts";
import type { Channel, Condition, Notice } from "./notice.ts";

/** Options of `watch`. */
export interface WatchOptions {
  readonly providers: readonly ProviderDescriptor[];
  readonly channels: readonly Channel[];
  /** Pause between two rounds, in milliseconds. @default 60,000 */
  readonly everyMs?: number;
  /** Tokens that expire within this time are refreshed, in milliseconds. @default 3,600,000 */
  readonly withinMs?: number;
  /** How long before its end a login is announced, in milliseconds. @default 604,800,000 (7 days) */
  readonly warnBeforeMs?: number;
  /** Pause before a notice is repeated, in milliseconds. @default 86,400,000 (a day) */
  readonly repeatMs?: number;
  /** Name of this process, in the journal too. @default `host:4711` */
  readonly by?: string;
  /** @default systemClock */
  readonly clock?: Clock;
  readonly fetch?: typeof fetch;
  /** Ends the watch after the round in progress. */
  readonly signal: AbortSignal;
  /** Called with the client of each account that is refreshed, e.g. to measure it. */
  readonly onClient?: (client: AccountClient) => void;
  /** Called after each round. */
  readonly onRound?: (round: Round) => void;
  /** Called with each notice that a channel has delivered. */
  readonly onNotice?: (notice: Notice, channel: string) => void;
  /** Called with the error of tokens that could not be stored before the end: a `SessionSaveError`, which has the only copy. */
  readonly onUnsaved?: (account: Account, error: unknown) => void;
  /** Called with failures of channels and of the journal, which interrupt nothing. */
  readonly onError?: (error: Error) => void;
}

/** What a round found. */
export interface Round {
  /** Unix milliseconds. */
  readonly at: number;
  /** Results of the sweep; undefined when the store could not be read. */
  readonly swept: SweepCounts | undefined;
  /** Every account; undefined when the store could not be read. */
  readonly accounts: readonly AccountSummary[] | undefined;
  /** What needs a person. */
  readonly conditions: readonly Condition[];
  /** Whether this process sends the notices. */
  readonly leads: boolean;
  /** The failure of the store, if it has one. */
  readonly storeError: TokensError | undefined;
}

const minLeaseMs = 60_000;
const settled: readonly TokensEvent["type"][] = ["refreshed", "authenticated", "adopted", "revoked"];

/**
 * Keeps the accounts of a store alive and sends notices of what needs a person: once when it begins, on a schedule while it lasts, and
 * once when it ends. Of several processes that watch a store, all sweep and one sends. Resolves when `signal` aborts.
 */
export async function watch(store: Store, options: WatchOptions): Promise<void> {
  const { providers, channels, signal, clock = systemClock, by = processName() } = options;
  const { everyMs = 60_000, withinMs = 3_600_000, warnBeforeMs = 604_800_000, repeatMs = 86_400_000 } = options;
  const { fetch, onClient, onRound, onNotice, onUnsaved, onError = () => undefined } = options;
  const leader = electLeader(store.records, {
    owner: crypto.randomUUID(),
    leaseMs: Math.max(3 * everyMs, minLeaseMs),
    now: () => clock.now(),
  });
  const shelves = { own: memoryShelf(), shared: recordShelf(store.records) };
  const telling: Omit<TellOptions, "now"> = {
    channels,
    repeatMs,
    signal,
    ...(onNotice && { onTold: onNotice }),
    onError: (cause, channel) =>
      onError(new Error(`The ${channel} channel did not deliver a notice: ${cause.message}`, { cause })),
  };
  const unsaved = new Map<string, number>();
  const clients = new Map<string, AccountClient>();
  let storeFailure: { readonly error: TokensError; readonly since: number } | undefined;

  await using accounts = createAccounts({
    providers,
    sessions: store.sessions,
    journal: store.journal,
    records: store.records,
    clock,
    by,
    who: "watch",
    ...(fetch && { fetch }),
    onJournalError: (error) => onError(error as Error),
    onClient(client) {
      client.tokens.on(({ type, key, at }) => {
        if (type === "save-failed") unsaved.set(key, unsaved.get(key) ?? at);
        else if (settled.includes(type)) unsaved.delete(key);
      });
      clients.set(client.tokens.key, client);
      onClient?.(client);
    },
  });

  /** A refresh of an account with unsaved tokens only stores them. */
  async function saveUnsaved(onFailure: (key: string, error: unknown) => void): Promise<void> {
    for (const key of unsaved.keys())
      await clients
        .get(key)!
        .tokens.refresh()
        .catch((error: unknown) => onFailure(key, error));
  }

  async function round(): Promise<Round> {
    let swept: SweepCounts | undefined;
    let read: readonly AccountSummary[] | undefined;
    let leads = false;
    let storeError: TokensError | undefined;
    const shared: Condition[] = [];
    await saveUnsaved(() => undefined);
    try {
      const summary = await sweepAccounts(store, { accounts, withinMs, clock, signal });
      swept = summary.counts;
      storeError = summary.errors.find(({ code }) => code === "session_store");
      read = await readAccounts(store, { providers, now: clock.now() });
      shared.push(...conditionsOf(read, { providers, now: clock.now(), warnBeforeMs }));
      leads = await leader.leads();
      if (leads) await tell(shelves.shared, shared, { ...telling, now: clock.now() });
    } catch (error) {
      if (!isTokensError(error)) throw error;
      storeError = error;
    }
    storeFailure = storeError && { error: storeError, since: storeFailure?.since ?? clock.now() };
    const own = [
      ...(storeFailure ? [storeUnavailable(store.name, storeFailure, by)] : []),
      ...(unsaved.size > 0 ? [tokensUnsaved(unsaved, by)] : []),
    ];
    await tell(shelves.own, own, { ...telling, now: clock.now() });
    return { at: clock.now(), swept, accounts: read, conditions: [...own, ...shared], leads, storeError };
  }

  while (!signal.aborted) {
    onRound?.(await round());
    await clock.sleep(everyMs, signal);
  }
  await saveUnsaved((key, error) => onUnsaved?.(accountOf(key), error));
  await leader.resign().catch((error: unknown) => onError(error as Error));
}
