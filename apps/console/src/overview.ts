import { accountOf } from "@tokens/accounts";
import type { Clock } from "@tokens/core";
import type { Store } from "@tokens/store";
import { knownAccounts, type KnownAccount } from "./account-view.ts";
import { journalIndex } from "./journal-index.ts";

/** What a watcher is told: ids of accounts that changed, came or went; or that the store could not be read. */
export type Change = { readonly type: "changed"; readonly ids: readonly string[] } | { readonly type: "lost" };

/** The accounts of a store, as they are now. */
export interface Overview {
  /** As they are when it is called, or later. */
  read(): Promise<readonly KnownAccount[]>;
  /** The account of an id, or undefined. */
  find(id: string): Promise<KnownAccount | undefined>;
  /** Looks at the store again and again for as long as someone watches. */
  watch(listener: (change: Change) => void): Disposable;
}

/** `everyMs` is the pause between two looks; a store that answers slowly is asked less often. */
export function openOverview(store: Store, { clock, everyMs }: { clock: Clock; everyMs: number }): Overview {
  const journal = journalIndex(store.journal, clock);
  const listeners = new Set<(change: Change) => void>();
  let looking: Promise<readonly KnownAccount[]> | undefined;
  let following: Promise<readonly KnownAccount[]> | undefined;

  async function look(): Promise<readonly KnownAccount[]> {
    await journal.update();
    const sessions = (await Array.fromAsync(store.sessions.list())).map(
      (entry) => [accountOf(entry.key), entry] as const,
    );
    return knownAccounts(sessions, journal.of, clock.now());
  }

  /** Looks that are asked for while one is under way are one look after it: nobody is given what was there before they asked. */
  function read(): Promise<readonly KnownAccount[]> {
    if (!looking) return (looking = look().finally(() => (looking = undefined)));
    return (following ??= looking
      .catch(() => undefined)
      .then(() => {
        following = undefined;
        return read();
      }));
  }

  async function watching(stop: AbortSignal): Promise<void> {
    let before: ReadonlyMap<string, string> | undefined;
    let lost = false;
    while (!stop.aborted) {
      const startedAt = clock.now();
      try {
        const now = new Map((await read()).map((known) => [known.view.id, traits(known)]));
        const ids = before ? changes(before, now) : [];
        if (ids.length > 0 || lost) tell({ type: "changed", ids });
        before = now;
        lost = false;
      } catch {
        // A page that is asked for meets the same failure and shows it.
        lost = true;
        tell({ type: "lost" });
      }
      await clock.sleep(Math.max(everyMs, 5 * (clock.now() - startedAt)), stop);
    }
  }

  function tell(change: Change): void {
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
        void watching(stop.signal);
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

/** What is seen of an account, its times aside, which browsers count down themselves. */
function traits({ view, session, entries }: KnownAccount): string {
  return JSON.stringify([view.standing, session.version, entries.length, entries[0]]);
}

function changes(before: ReadonlyMap<string, string>, now: ReadonlyMap<string, string>): readonly string[] {
  const ids = new Set([...before.keys(), ...now.keys()]);
  return [...ids].filter((id) => before.get(id) !== now.get(id));
}
