import { accountStates, parseFilter, type AccountFilter, type AccountState } from "@tokens/accounts";
import { isTokensError } from "@tokens/core";
import { needsAttention, type KnownAccount } from "./account-view.ts";
import { has, without } from "./filter-text.ts";

/** What an account list can be sorted by. */
export type SortField = "state" | "name" | "expires" | "login" | "since" | "refreshed";

/** What a person asks a list for. */
export interface ListQuery {
  /** Words and conditions, as entered. */
  readonly filter: string;
  readonly sort: SortField;
  readonly descending: boolean;
  /** From 1. */
  readonly page: number;
}

/** How many accounts have a value, for a link that selects them. */
export interface Facet {
  readonly value: string;
  readonly title: string;
  readonly count: number;
}

/** One page of the accounts that a filter selects. */
export interface Selection {
  readonly query: ListQuery;
  readonly total: number;
  readonly found: readonly KnownAccount[];
  readonly needAttention: number;
  /** Of the accounts that the filter selects apart from their state. */
  readonly states: ReadonlyMap<AccountState, number>;
  readonly providers: readonly Facet[];
  readonly labels: readonly Facet[];
  /** Why the filter is not applied. */
  readonly error: Error | undefined;
  readonly pages: number;
  readonly shown: readonly KnownAccount[];
}

const perPage = 50;
const maxFacets = 12;

/** By value, ascending. Accounts without one are last either way. */
const values: Readonly<Record<Exclude<SortField, "name" | "state">, (account: KnownAccount) => number | undefined>> = {
  expires: ({ status }) => status.expiresAt,
  login: ({ status }) => status.loginEndsAt,
  since: ({ status }) => status.failure?.since,
  refreshed: ({ status }) => status.refreshedAt,
};

/** What a filter selects, apart from the page. */
type Found = Pick<Selection, "found" | "needAttention" | "states" | "providers" | "labels" | "error">;

/** Selects a page of accounts, which are given by name. `now`: Unix milliseconds. A page past the end is the last one. */
export type Select = (accounts: readonly KnownAccount[], query: ListQuery, now: number) => Selection;

/** Remembers the list without a filter for as long as the accounts are the same. */
export function selector(): Select {
  const whole = new WeakMap<readonly KnownAccount[], Map<string, Found>>();

  function foundOf(accounts: readonly KnownAccount[], query: ListQuery, now: number): Found {
    if (query.filter.trim() !== "") return find(accounts, query, now);
    const orders = whole.get(accounts) ?? new Map<string, Found>();
    whole.set(accounts, orders);
    const order = `${query.sort} ${query.descending}`;
    const found = orders.get(order) ?? find(accounts, query, now);
    orders.set(order, found);
    return found;
  }

  return (accounts, query, now) => {
    const result = foundOf(accounts, query, now);
    const pages = Math.max(Math.ceil(result.found.length / perPage), 1);
    const page = Math.min(Math.max(query.page, 1), pages);
    const shown = result.found.slice((page - 1) * perPage, page * perPage);
    return { ...result, query: { ...query, page }, total: accounts.length, pages, shown };
  };
}

function find(accounts: readonly KnownAccount[], query: ListQuery, now: number): Found {
  const { filter, error } = parsed(query.filter);
  const stateless = without(query.filter, "state");
  const ofAnyState = matching(accounts, parsed(stateless).filter, now);
  const selected = has(query.filter, "state") ? matching(ofAnyState, filter, now) : ofAnyState;
  const found = sorted(selected, query);
  const [states, providers, labels] = [counter<AccountState>(), counter(), counter()];
  let needAttention = 0;
  for (const { status } of ofAnyState) states.add(status.state);
  // One pass: looking at 10,000 accounts in turn is what takes time.
  for (const account of found) {
    if (needsAttention(account)) needAttention += 1;
    providers.add(account.account.provider);
    account.labels.forEach(labels.add);
  }
  const titleOf = (name: string): string => found.find(({ account }) => account.provider === name)!.view.provider;
  return {
    found,
    needAttention,
    states: states.counts,
    providers: facets(providers.counts, titleOf),
    labels: facets(labels.counts),
    error,
  };
}

function matching(
  accounts: readonly KnownAccount[],
  filter: AccountFilter | undefined,
  now: number,
): readonly KnownAccount[] {
  return filter ? accounts.filter((account) => filter(account, now)) : accounts;
}

/** Parses a filter that a person wrote. An empty one selects every account, and an invalid one selects none. */
function parsed(text: string): { readonly filter?: AccountFilter; readonly error?: Error } {
  if (text.trim() === "") return {};
  try {
    return { filter: parseFilter(text) };
  } catch (error) {
    if (!isTokensError(error)) throw error;
    return { filter: () => false, error };
  }
}

function sorted(accounts: readonly KnownAccount[], { sort, descending }: ListQuery): readonly KnownAccount[] {
  if (sort === "name") return descending ? accounts.toReversed() : accounts;
  // Far fewer states than accounts.
  if (sort === "state") {
    const byState = Map.groupBy(accounts, ({ status }) => status.state);
    const states = descending ? accountStates.toReversed() : accountStates;
    return states.flatMap((state) => byState.get(state) ?? []);
  }
  const value = values[sort];
  const some: (readonly [number, KnownAccount])[] = [];
  const none: KnownAccount[] = [];
  for (const account of accounts) {
    const its = value(account);
    if (its === undefined) none.push(account);
    else some.push([descending ? -its : its, account]);
  }
  // Equal ones stay sorted by name.
  return [...some.toSorted(([a], [b]) => a - b).map(([, account]) => account), ...none];
}

/** Counts how often each value occurs. */
function counter<T extends string = string>(): { readonly counts: ReadonlyMap<T, number>; add(value: T): void } {
  const counts = new Map<T, number>();
  return { counts, add: (value) => void counts.set(value, (counts.get(value) ?? 0) + 1) };
}

/** The most frequent values. */
function facets(counts: ReadonlyMap<string, number>, titleOf = (value: string): string => value): readonly Facet[] {
  return [...counts]
    .toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, maxFacets)
    .map(([value, count]) => ({ value, title: titleOf(value), count }));
}
