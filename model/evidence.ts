import type { Session } from "@tokens/core";
import type { Fact, Timed } from "./facts.ts";
import type { Process } from "./process.ts";
import type { Authority } from "./provider.ts";
import type { Scenario } from "./scenario.ts";
import type { Store } from "./store.ts";

/** What is known of a schedule when it is over. */
export interface Evidence {
  readonly scenario: Scenario;
  readonly facts: readonly Timed[];
  readonly authority: Authority;
  readonly store: Store;
  readonly processes: readonly Process[];
  /** What stood in the store at the beginning, by account. */
  readonly seeds: readonly Session[];
}

type Of<T extends Fact["type"]> = Extract<Timed, { readonly type: T }>;

/** The facts of one type. */
export function only<T extends Fact["type"]>(facts: readonly Timed[], type: T): Of<T>[] {
  return facts.filter((fact): fact is Of<T> => fact.type === type);
}

/** What happened before `fact`. */
export function before(facts: readonly Timed[], fact: Timed): readonly Timed[] {
  return facts.slice(0, facts.indexOf(fact));
}

/** Whether a lease on the account of this token ran out and was passed on. */
export function leaseLost(facts: readonly Timed[], authority: Authority, token: string): boolean {
  return only(facts, "claimed").some(({ lost, account }) => lost && account === authority.accountOf(token));
}

/** Access tokens that the API has refused. */
export function refusedByApi(facts: readonly Timed[]): string[] {
  return only(facts, "rejected").map(({ token }) => token);
}
