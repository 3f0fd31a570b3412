import type { Claim, Commit, Session, SharedSessionManager } from "@tokens/core";

/** What is stored under a key. */
export interface Row<S extends Session> {
  readonly session?: S | undefined;
  readonly lease?: { readonly owner: string; readonly since: number; readonly until: number } | undefined;
}

/** The store reads a row with its revision, and writes it only if the revision has not changed. */
export interface Table<S extends Session> {
  read(key: string): Promise<{ readonly row: Row<S>; readonly revision: number }>;
  write(key: string, row: Row<S>, revision: number): Promise<boolean>;
}

/** Sessions in a table with compare-and-set. `now` is the table's clock, in Unix milliseconds. */
export function tableSessions<S extends Session>(table: Table<S>, now: () => number): SharedSessionManager<S> {
  async function change<T>(key: string, decide: (row: Row<S>) => { answer: T; next?: Row<S> }): Promise<T> {
    for (let attempt = 1; attempt <= 100; attempt++) {
      const { row, revision } = await table.read(key);
      const { answer, next } = decide(row);
      if (!next || (await table.write(key, next, revision))) return answer;
    }
    throw new Error(`The row of ${key} kept changing.`);
  }
  return {
    get: async (key) => (await table.read(key)).row.session,
    set: (key, session) => change(key, () => ({ answer: undefined, next: { session } })),
    claim: (key, { known, owner, leaseMs }) =>
      change<Claim<S>>(key, ({ session, lease }) => {
        if (session && session.version !== known) return { answer: { kind: "newer", session } };
        if (lease && lease.until > now())
          return { answer: { kind: "busy", retryAfterMs: Math.min(lease.until - now(), 100) } };
        return {
          answer: { kind: "claimed", session, ...(lease && { interrupted: { since: lease.since } }) },
          next: { session, lease: { owner, since: now(), until: now() + leaseMs } },
        };
      }),
    commit: (key, session, { owner, parent }) =>
      change<Commit<S>>(key, (row) => {
        const lease = row.lease?.owner === owner ? undefined : row.lease;
        if (row.session?.version === parent) return { answer: "committed", next: { session, lease } };
        return { answer: { superseded: row.session }, next: { session: row.session, lease } };
      }),
    release: (key, { owner }) =>
      change(key, ({ session, lease }) => ({
        answer: undefined,
        ...(lease?.owner === owner && { next: { session } }),
      })),
  };
}
