import { day, hour, minute } from "./times.ts";

/** What a provider issues: an access token and a refresh token that ends when it is not used for `idleMs`. */
export interface Lifetimes {
  readonly name: string;
  readonly accessMs: number;
  /** `Infinity` when no end is documented. */
  readonly idleMs: number;
}

/** The documented lifetimes; each provider has an equal share of the sessions. */
export const providers: readonly Lifetimes[] = [
  { name: "psohub", accessMs: 10 * minute, idleMs: Infinity },
  { name: "box", accessMs: hour, idleMs: 60 * day },
  { name: "ergani", accessMs: 3 * hour, idleMs: 7 * day },
  { name: "podio", accessMs: 8 * hour, idleMs: 28 * day },
  { name: "hubstaff", accessMs: 24 * hour, idleMs: 90 * day },
];
