import { accountOf } from "@tokens/accounts";
import type { Clock } from "@tokens/core";
import type { Store } from "@tokens/store";
import type { Descriptors } from "../shared/descriptors.ts";
import type { Providers } from "../shared/providers.ts";
import { knownAccounts, type KnownAccount } from "./account-view.ts";
import { journalIndex } from "./journal-index.ts";

/** Ids of accounts that were added, changed or removed; or `lost` when the store cannot be read. */
export type Change = { readonly type: "changed"; readonly ids: readonly string[] } | { readonly type: "lost" };

/** The current accounts of a store. */
export interface Overview {
  /** Reads every account. The result is never older than the call. */
  read(): Promise<readonly KnownAccount[]>;
  find(id: string): Promise<KnownAccount | undefined>;
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

export function openOverview(store: Store, { providers, descriptors, clock, everyMs }: OverviewOptions): Overview {
  const journal = journalIndex(store.journal, clock);
  const listeners = new Set<(change: Change) => void>();
  let current: Promise<readonly KnownAccount[]> | undefined;
  let next: Promise<readonly KnownAccount[]> | undefined;

  async function load(): Promise<readonly KnownAccount[]> {
    await journal.update();
    const sessions = (await Array.fromAsync(store.sessions.list())).map(
      (entry) => [accountOf(entry.key), entry] as const,
    );
    const names = new Set(sessions.map(([{ provider }]) => provider));
    const titles = await Promise.all(
      Array.from(names, async (name) => [name, await descriptors.titleOf(name)] as const),
    );
    return knownAccounts({ providers, titles: new Map(titles) }, sessions, journal.of, clock.now());
  }

  /** Calls made during a read share the read after it, because the running one may predate them. */
  function read(): Promise<readonly KnownAccount[]> {
    if (!current) return (current = load().finally(() => (current = undefined)));
    return (next ??= current
      .catch(() => undefined)
      .then(() => {
        next = undefined;
        return read();
      }));
  }

  async function poll(stop: AbortSignal): Promise<void> {
    let before: ReadonlyMap<string, string> | undefined;
    let lost = false;
    while (!stop.aborted) {
      const startedAt = clock.now();
      try {
        const now = new Map((await read()).map((known) => [known.view.id, fingerprint(known)]));
        const ids = before ? changes(before, now) : [];
        if (ids.length > 0 || lost) notify({ type: "changed", ids });
        before = now;
        lost = false;
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
    find: async (id) => (await read()).find(({ view }) => view.id === id),
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

/** Everything shown about an account except its countdowns, which run in the browser. */
function fingerprint({ view, session, entries }: KnownAccount): string {
  return JSON.stringify([view.status, session.version, entries.length, entries[0]]);
}

function changes(before: ReadonlyMap<string, string>, now: ReadonlyMap<string, string>): readonly string[] {
  const ids = new Set([...before.keys(), ...now.keys()]);
  return [...ids].filter((id) => before.get(id) !== now.get(id));
}
