import type { Claim, ClaimRequest, Commit, Session, SharedSessionManager } from "@tokens/core";
import type { Simulation } from "./scheduler.ts";
import { lifeOf } from "./step.ts";
import { storeDeadlineMs } from "./times.ts";

interface Lease {
  readonly owner: string;
  readonly since: number;
  readonly until: number;
}

interface Watcher {
  readonly process: string;
  readonly id: string;
  readonly onChange: () => void;
}

interface Row {
  session?: Session | undefined;
  lease?: Lease | undefined;
  readonly watchers: Set<Watcher>;
}

export interface Store {
  /** What is stored, without a step. */
  peek(key: string): Session | undefined;
  seed(key: string, session: Session): void;
  /** The store as one process reaches it: every operation is a request that takes effect and is then answered. */
  viewOf(process: string): SharedSessionManager;
}

export interface StoreOptions {
  readonly simulation: Simulation;
  /** Whether it notifies watchers of a change. */
  readonly push: boolean;
}

/** A store that keeps its contract to the letter. Its time is the simulation's. */
export function createStore({ simulation, push }: StoreOptions): Store {
  const rows = new Map<string, Row>();
  const row = (key: string): Row => {
    const found = rows.get(key) ?? { watchers: new Set() };
    rows.set(key, found);
    return found;
  };
  const account = (key: string): string => key.slice(key.lastIndexOf(":") + 1);

  function tell({ watchers }: Row): void {
    for (const { process, id, onChange } of watchers)
      simulation.add({
        id,
        what: `the push reaches ${process}`,
        process,
        touches: [process],
        network: "back",
        run: onChange,
      });
  }

  function write(process: string, key: string, by: "commit" | "set", after: Session | undefined): void {
    const place = row(key);
    simulation.record({ type: "wrote", process, account: account(key), by, before: place.session, after });
    place.session = after;
  }

  function claim(process: string, key: string, { known, owner, leaseMs }: ClaimRequest): Claim {
    const place = row(key);
    const { session, lease } = place;
    if (session && session.version !== known) return { kind: "newer", session };
    const now = simulation.now();
    if (lease && lease.until > now) return { kind: "busy", retryAfterMs: lease.until - now };
    place.lease = { owner, since: now, until: now + leaseMs };
    simulation.record({ type: "claimed", process, account: account(key), lost: lease !== undefined });
    return { kind: "claimed", session, ...(lease && { interrupted: { since: lease.since } }) };
  }

  function free(key: string, owner?: string): void {
    const place = row(key);
    if (owner === undefined || place.lease?.owner === owner) place.lease = undefined;
    tell(place);
  }

  function commit(
    process: string,
    key: string,
    session: Session,
    claimed: { owner: string; parent: string | undefined },
  ): Commit {
    const { session: stored } = row(key);
    const current = stored?.version === claimed.parent;
    if (current) write(process, key, "commit", session);
    free(key, claimed.owner);
    return current ? "committed" : { superseded: stored };
  }

  function viewOf(process: string): SharedSessionManager {
    function ask<T>(verb: string, key: string, effect: () => T, given: (answer: T) => Session | undefined): Promise<T> {
      return new Promise((resolve) => {
        const askedAt = simulation.now();
        const receive = (answer: T): void => {
          const session = given(answer);
          const inTime = simulation.now() < askedAt + storeDeadlineMs;
          if (session && inTime) simulation.record({ type: "held", process, account: account(key), session });
          resolve(answer);
        };
        simulation.exchange({
          process,
          what: `${process}'s ${verb} of ${account(key)}`,
          place: `store ${key}`,
          effect,
          receive,
        });
      });
    }
    const nothing = (): undefined => undefined;
    return {
      get: (key) =>
        ask(
          "read",
          key,
          () => row(key).session,
          (session) => session,
        ),
      set: (key, session) => ask("set", key, () => (write(process, key, "set", session), free(key)), nothing),
      claim: (key, request) =>
        ask(
          "claim",
          key,
          () => claim(process, key, request),
          (answer) => ("session" in answer ? answer.session : undefined),
        ),
      commit: (key, session, claimed) =>
        ask(
          "commit",
          key,
          () => commit(process, key, session, claimed),
          (answer) => (answer === "committed" ? session : undefined),
        ),
      release: (key, { owner }) => ask("release", key, () => free(key, owner), nothing),
      ...(push && { watch: (key: string, onChange: () => void) => watch(process, key, onChange) }),
    };
  }

  function watch(process: string, key: string, onChange: () => void): Disposable {
    const { watchers } = row(key);
    let pushes = 0;
    const step = simulation.add({
      what: `${process}'s subscription to ${account(key)} is active`,
      process,
      touches: [`store ${key}`, lifeOf(process)],
      run: () => void watchers.add(watcher),
    });
    const watcher = {
      process,
      onChange,
      get id() {
        return `${step.id}.push${(pushes += 1)}`;
      },
    };
    return {
      [Symbol.dispose]() {
        simulation.drop(step);
        watchers.delete(watcher);
      },
    };
  }

  return {
    peek: (key) => row(key).session,
    seed: (key, session) => void (row(key).session = session),
    viewOf,
  };
}
