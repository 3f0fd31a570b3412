import { detailsKind, readDetails, type AccountDetails } from "@tokens/accounts";
import type { Clock } from "@tokens/core";
import { journalTail, type JournalEntryType, type JournalTail, type Store } from "@tokens/store";
import type { Descriptors } from "../shared/descriptors.ts";
import { inParallel } from "../shared/in-parallel.ts";
import type { Providers } from "../shared/providers.ts";
import { accountModel } from "./account-model.ts";
import type { KnownAccount } from "./account-view.ts";

/** Ids of accounts that were added, changed or removed; or `lost` when the store cannot be read. */
export type Change = { readonly type: "changed"; readonly ids: readonly string[] } | { readonly type: "lost" };

/** The accounts of a store, in memory. */
export interface Overview {
  /**
   * Every account, by name. Accounts that `changed()` was called for are current, the others at most a second old; a session that a
   * program changes without an entry in the journal may be up to 30 seconds old in a large store.
   */
  read(): Promise<readonly KnownAccount[]>;
  /** One account as it is now. */
  find(id: string): Promise<KnownAccount | undefined>;
  /** Reports that this process changed accounts, by key. */
  changed(keys: readonly string[]): void;
  /** Polls the store while there is a listener. */
  watch(listener: (change: Change) => void): Disposable;
}

/** Options of an overview. */
export interface OverviewOptions {
  readonly providers: Providers;
  readonly descriptors: Descriptors;
  readonly clock: Clock;
  /** The pause between two polls in milliseconds. A slow store is polled less often. */
  readonly everyMs: number;
}

/** A page that is older asks the store for what is new. */
const maxAgeMs = 1000;
/** Listing all sessions takes at most this share of the time, or else happens as rarely as `maxListEveryMs`. */
const listShare = 0.01;
const maxListEveryMs = 30_000;
/** With more than these, listing all of them is cheaper. */
const maxSingleReads = 100;
const readsAtOnce = 8;
/** An outcome may be in the journal before the time at which it was read. */
const overlapMs = 60_000;

/** Entries after which an account's session differs, and those after which what is noted about it does too. */
const sessionChanges: readonly JournalEntryType[] = ["refreshed", "authenticated", "revoked"];
const allChanges: readonly JournalEntryType[] = ["edited", "renamed", "removed"];

export function openOverview(store: Store, { providers, descriptors, clock, everyMs }: OverviewOptions): Overview {
  let titleOf = (provider: string): string => provider;
  const model = accountModel(providers, (provider) => titleOf(provider));
  const listeners = new Set<(change: Change) => void>();
  /** Keys to read, and whether their details too. */
  const pending = new Map<string, boolean>();
  let tail: JournalTail | undefined;
  let updatedAt = -Infinity;
  let listAt = -Infinity;
  /** How many times this process changed something, and how many of these the model has seen. */
  let [told, seen] = [0, 0];
  let current: Promise<void> | undefined;
  let next: Promise<void> | undefined;

  async function update(): Promise<void> {
    const [startedAt, serves] = [clock.now(), told];
    if (!tail) {
      titleOf = await descriptors.titles();
      const outcomes = await store.journal.outcomes();
      tail = journalTail(store.journal, { after: startedAt - overlapMs, clock });
      model.replaceOutcomes(outcomes);
    }
    const entries = await tail.next();
    for (const { key, type } of entries) {
      if (allChanges.includes(type)) pending.set(key, true);
      else if (sessionChanges.includes(type)) pending.set(key, pending.get(key) ?? false);
    }
    model.append(entries);
    if (startedAt >= listAt || (serves > seen && pending.size > maxSingleReads)) await list(startedAt);
    else await readPending();
    [updatedAt, seen] = [startedAt, serves];
  }

  async function list(startedAt: number): Promise<void> {
    const named = [...pending.keys()];
    const [sessions, details] = await Promise.all([Array.fromAsync(store.sessions.list()), readDetails(store.records)]);
    model.replaceAll(sessions, details);
    for (const key of named) pending.delete(key);
    const now = clock.now();
    listAt = now + Math.min(Math.max((now - startedAt) / listShare, everyMs), maxListEveryMs);
  }

  async function readPending(): Promise<void> {
    const keys = [...pending].slice(0, maxSingleReads);
    await inParallel(keys, readsAtOnce, async ([key, whole]) => {
      try {
        const session = await store.sessions.get(key);
        const known = whole ? undefined : model.detailsOf(key);
        model.replace(key, session, known ?? (await store.records.get<AccountDetails>(detailsKind, key)));
      } catch {
        // A list tells about a session that cannot be read.
        listAt = -Infinity;
      }
      pending.delete(key);
    });
  }

  /** Calls made during an update share the one after it, because the running one may predate them. */
  function updated(): Promise<void> {
    if (!current) return (current = update().finally(() => (current = undefined)));
    return (next ??= current
      .catch(() => undefined)
      .then(() => {
        next = undefined;
        return updated();
      }));
  }

  async function read(): Promise<readonly KnownAccount[]> {
    if (seen < told) await updated();
    else if (clock.now() >= updatedAt + Math.min(maxAgeMs, everyMs)) await (current ?? updated());
    return model.accounts(clock.now());
  }
  function changed(keys: readonly string[]): void {
    for (const key of keys) pending.set(key, true);
    told += 1;
  }

  async function poll(stop: AbortSignal): Promise<void> {
    let lost = false;
    // A browser fetches its page when it starts to listen.
    let first = true;
    while (!stop.aborted) {
      const startedAt = clock.now();
      try {
        await updated();
        model.accounts(clock.now());
        const ids = model.takeChanges();
        if ((ids.length > 0 && !first) || lost) notify({ type: "changed", ids });
        [lost, first] = [false, false];
      } catch {
        // The page itself reports this failure when it is requested.
        lost = true;
        notify({ type: "lost" });
      }
      await clock.sleep(Math.max(everyMs, 5 * (clock.now() - startedAt)), stop);
    }
  }

  function notify(change: Change): void {
    for (const listener of listeners) listener(change);
  }

  let stop = new AbortController();
  return {
    read,
    async find(id) {
      await read();
      const known = model.byId(id, clock.now());
      // It may have been added a moment ago.
      if (!known) listAt = -Infinity;
      changed(known ? [known.account.key] : []);
      await read();
      return model.byId(id, clock.now());
    },
    changed,
    watch(listener) {
      listeners.add(listener);
      if (listeners.size === 1) {
        stop = new AbortController();
        void poll(stop.signal);
      }
      return {
        [Symbol.dispose]() {
          listeners.delete(listener);
          if (listeners.size === 0) stop.abort();
        },
      };
    },
  };
}
