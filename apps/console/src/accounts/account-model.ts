import {
  accountOf,
  nameOf,
  noDetails,
  searchText,
  statusOf,
  type Account,
  type AccountDetails,
} from "@tokens/accounts";
import type { Session, SessionEntry } from "@tokens/core";
import { sessionEntry } from "@tokens/core/internal";
import { outcomeAfter, type JournalEntry, type Outcome } from "@tokens/store";
import type { Providers } from "../shared/providers.ts";
import { idOf, type KnownAccount } from "./account-view.ts";

/** The accounts of a store in memory. Times are Unix milliseconds. */
export interface AccountModel {
  /** Every account by name, with the status that it has at `now`; the same array for as long as nothing changes. */
  accounts(now: number): readonly KnownAccount[];
  byId(id: string, now: number): KnownAccount | undefined;
  detailsOf(key: string): AccountDetails | undefined;
  /** Replaces everything but the outcomes. */
  replaceAll(sessions: readonly SessionEntry[], details: ReadonlyMap<string, AccountDetails>): void;
  /** Replaces one account; without a session, it is gone. */
  replace(key: string, session: Session | undefined, details: AccountDetails | undefined): void;
  replaceOutcomes(outcomes: ReadonlyMap<string, Outcome>): void;
  /** `entries`: oldest first. */
  append(entries: readonly JournalEntry[]): void;
  /** Ids of the accounts that were added, changed or removed since the last call, by events or by time. */
  takeChanges(): readonly string[];
}

/** What is known of an account. `shown` follows from the rest, and holds until `until`. */
interface Held {
  readonly account: Account;
  readonly id: string;
  readonly plain: string;
  session: SessionEntry;
  details: AccountDetails;
  name: string;
  shown: KnownAccount | undefined;
  until: number;
}

/** Compares the names of accounts as people do: `user-9` before `user-10`. */
const { compare } = new Intl.Collator("en", { numeric: true });

/** Keeps accounts with what follows from them, so that a look at all of them costs only what has changed. */
export function accountModel(providers: Providers, titleOf: (provider: string) => string): AccountModel {
  const held = new Map<string, Held>();
  const keys = new Map<string, string>();
  const changed = new Set<string>();
  let outcomes = new Map<string, Outcome>();
  let byName: readonly Held[] = [];
  let named = true;
  let shown: readonly KnownAccount[] = [];
  /** Until when `shown` holds if nothing happens. */
  let until = -Infinity;

  function touch(one: Held): void {
    one.shown = undefined;
    note(one.id);
  }

  function note(id: string): void {
    changed.add(id);
    until = -Infinity;
  }

  function add(key: string, session: SessionEntry, details: AccountDetails): void {
    const account = accountOf(key);
    const [id, plain] = [idOf(key), nameOf(account)];
    held.set(key, { account, id, plain, session, details, name: plain, shown: undefined, until: Infinity });
    keys.set(id, key);
    note(id);
    named = false;
  }

  function remove(key: string, { id }: Held): void {
    held.delete(key);
    keys.delete(id);
    note(id);
    named = false;
  }

  function replace(key: string, session: SessionEntry | undefined, details: AccountDetails = noDetails): void {
    const one = held.get(key);
    if (!session) return one && remove(key, one);
    if (!one) return add(key, session, details);
    if (!sameSession(one.session, session) || !sameDetails(one.details, details)) touch(one);
    one.session = session;
    one.details = details;
  }

  /** Accounts of two apps may have the same name. */
  function nameAll(): void {
    const same = Map.groupBy(held.values(), ({ plain }) => plain);
    for (const one of held.values()) {
      const name = same.get(one.plain)!.length > 1 ? `${one.plain} (${one.id.slice(0, 4)})` : one.plain;
      if (one.name === name) continue;
      one.name = name;
      touch(one);
    }
    // Most are in order already, which makes sorting them fast.
    const known = byName.filter((one) => held.get(one.account.key) === one);
    byName = [...new Set([...known, ...held.values()])].toSorted((a, b) => compare(a.name, b.name));
    named = true;
  }

  function show(one: Held, now: number): KnownAccount {
    if (one.shown && now < one.until) return one.shown;
    const { account, id, name, session, details } = one;
    const before = one.shown?.status.state;
    const paused = details.paused === true;
    const found = statusOf(session, outcomes.get(account.key), { now, providers, paused });
    // Messages refer to a session by its key.
    const status = { ...found, problem: found.problem?.replaceAll(account.key, name) };
    if (before !== undefined && before !== status.state) changed.add(id);
    one.until = changesAt(session, now);
    one.shown = {
      account,
      session,
      status,
      details,
      searchText: searchText({ account, details }),
      labels: Object.entries(details.labels).map(([label, value]) => `${label}=${value}`),
      view: { id, name, provider: titleOf(account.provider), status, details },
    };
    return one.shown;
  }

  return {
    accounts(now) {
      if (!named) nameAll();
      if (now < until) return shown;
      let same = byName.length === shown.length;
      until = Infinity;
      const all = byName.map((one, index) => {
        const known = show(one, now);
        same &&= known === shown[index];
        until = Math.min(until, one.until);
        return known;
      });
      if (!same) shown = all;
      return shown;
    },
    byId(id, now) {
      if (!named) nameAll();
      const one = held.get(keys.get(id) ?? "");
      return one && show(one, now);
    },
    detailsOf: (key) => held.get(key)?.details,
    replaceAll(sessions, details) {
      const listed = new Set(sessions.map(({ key }) => key));
      for (const [key, one] of held) if (!listed.has(key)) remove(key, one);
      for (const session of sessions) replace(session.key, session, details.get(session.key));
    },
    replace(key, session, details) {
      const before = held.get(key)?.session;
      // Only a list tells who refreshes a session at the moment.
      const claim = before?.version === session?.version ? before?.claim : undefined;
      replace(key, session && sessionEntry(key, session, claim), details);
    },
    replaceOutcomes(all) {
      outcomes = new Map(all);
      for (const one of held.values()) touch(one);
    },
    append(entries) {
      for (const entry of entries) {
        const outcome = outcomeAfter(outcomes.get(entry.key), entry);
        if (outcome) outcomes.set(entry.key, outcome);
        const one = held.get(entry.key);
        if (one) touch(one);
        else if (entry.type === "removed") outcomes.delete(entry.key);
      }
    },
    takeChanges() {
      const ids = [...changed];
      changed.clear();
      return ids;
    },
  };
}

/** When time alone may change the status. */
function changesAt({ expiresAt, refreshTokenExpiresAt, claim }: SessionEntry, now: number): number {
  const times = [expiresAt, refreshTokenExpiresAt, claim?.until].filter((at) => at !== undefined && at > now);
  return Math.min(...(times as number[]));
}

function sameSession(a: SessionEntry, b: SessionEntry): boolean {
  return a.version === b.version && a.claim?.until === b.claim?.until && a.expiresAt === b.expiresAt;
}

function sameDetails(a: AccountDetails, b: AccountDetails): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
