import type { Entry } from "./ledger.ts";

/** Why no client could have saved a session. */
export const causes = ["killed before the commit", "response lost", "stopped past its lease"] as const;
export type Cause = (typeof causes)[number];

/** What happened to a process, in Unix milliseconds, and the access tokens that its callers got. */
export interface Fate {
  readonly killedAt?: number;
  readonly stoppedAt?: number;
  readonly served: ReadonlySet<string>;
}

/** A process that lives for this long after the response has had the time to commit. */
const commitMs = 2000;

/**
 * Why a session is lost: the newest refresh token was on its way to a process that could not store it. `undefined` when the evidence is
 * incomplete, so that a client could have saved the session. `stored` is the refresh token in the store, by its mark.
 */
export function unavoidableCause(
  log: readonly Entry[],
  stored: string | undefined,
  fateOf: (caller: string) => Fate | undefined,
): Cause | undefined {
  const reuse = log.find(({ kind }) => kind === "reused");
  const grant = reuse && log.find(({ kind, spent }) => kind === "granted" && spent === reuse.spent);
  // A process that continues too late stores the refresh token of a family that has ended.
  if (!grant || (stored !== grant.spent && stored !== grant.issued)) return undefined;
  if (grant.cut) return "response lost";
  const { killedAt, stoppedAt, served } = fateOf(grant.caller) ?? {};
  const couldNotStore = (since: number | undefined): boolean =>
    since !== undefined && since < reuse.at && since - grant.at < commitMs;
  if (stored === grant.spent && !served?.has(grant.access!) && couldNotStore(killedAt))
    return "killed before the commit";
  return couldNotStore(stoppedAt) ? "stopped past its lease" : undefined;
}
