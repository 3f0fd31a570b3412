import type { Clock } from "../clock.ts";
import { systemClock } from "../clock.ts";
import type { Session } from "../session.ts";
import type { SessionManager, SharedSessionManager } from "../session-manager.ts";

interface Lease {
  readonly owner: string;
  readonly since: number;
  readonly until: number;
}

interface LeaseTable {
  readonly leases: Map<string, Lease>;
  readonly queues: Map<string, Promise<unknown>>;
  /** Dispatches an event named like the key when its session or lease changes. */
  readonly changes: EventTarget;
}

const leaseTableKey = Symbol.for("@tokens/core leases");

/** Leases are stored on the manager, so that all its users in this process share them, across copies of this package. */
function leaseTableOf(manager: object & { [leaseTableKey]?: LeaseTable }): LeaseTable {
  const table = manager[leaseTableKey] ?? { leases: new Map(), queues: new Map(), changes: new EventTarget() };
  if (!manager[leaseTableKey] && Object.isExtensible(manager))
    Object.defineProperty(manager, leaseTableKey, { value: table });
  return table;
}

/** Adds claims to a manager with only `get` and `set`. They exclude callers in this process; two processes may still refresh at once. */
export function inProcessClaims<S extends Session>(
  manager: SessionManager<S>,
  clock: Clock = systemClock,
): SharedSessionManager<S> {
  const { leases, queues, changes } = leaseTableOf(manager);

  async function enqueue<T>(key: string, step: () => Promise<T>): Promise<T> {
    const turn = (queues.get(key) ?? Promise.resolve()).then(step, step);
    queues.set(key, turn);
    try {
      return await turn;
    } finally {
      if (queues.get(key) === turn) queues.delete(key);
    }
  }
  const free = (key: string, owner?: string): void => {
    if (owner === undefined || leases.get(key)?.owner === owner) leases.delete(key);
    changes.dispatchEvent(new Event(key));
  };

  return {
    get: (key) => manager.get(key),
    set: (key, session) =>
      enqueue(key, async () => {
        await manager.set(key, session);
        free(key);
      }),
    claim: (key, { known, owner, leaseMs }) =>
      enqueue(key, async () => {
        const session = await manager.get(key);
        if (session && session.version !== known) return { kind: "newer", session };
        const now = clock.now();
        const lease = leases.get(key);
        if (lease && lease.until > now) return { kind: "busy", retryAfterMs: lease.until - now };
        leases.set(key, { owner, since: now, until: now + leaseMs });
        return { kind: "claimed", session, ...(lease && { interrupted: { since: lease.since } }) };
      }),
    commit: (key, session, { owner, parent }) =>
      enqueue(key, async () => {
        const stored = await manager.get(key);
        const current = stored?.version === parent;
        if (current) await manager.set(key, session);
        free(key, owner);
        return current ? "committed" : { superseded: stored };
      }),
    release: (key, { owner }) => enqueue(key, async () => free(key, owner)),
    watch(key, onChange) {
      changes.addEventListener(key, onChange);
      return { [Symbol.dispose]: () => changes.removeEventListener(key, onChange) };
    },
  };
}
