import type * as TokensCore from "@tokens/core";
import type { TokenManager } from "@tokens/core";
import type { requestToken } from "@tokens/core/token-endpoint";
import type { Pair, Verb } from "./facts.ts";
import { api, type Authority } from "./provider.ts";
import type { Simulation } from "./scheduler.ts";
import type { Store } from "./store.ts";
import { deadlineMs, leaseMs, lifetimeMs } from "./times.ts";

/** The library under test: the one of the workspace, or a copy with a mistake in it. */
export interface Core {
  readonly TokenManager: typeof TokenManager;
  readonly newSession: typeof TokensCore.newSession;
  readonly requestToken: typeof requestToken;
}

/** One process with a token manager of its own, and the calls that its program makes. Each call is recorded. */
export interface Process {
  readonly name: string;
  readonly tokens: TokenManager;
  accessToken(account: string): void;
  refresh(account: string): void;
  fetch(account: string, path: string): void;
  save(account: string, pair: Pair): void;
  logout(account: string): void;
  /** Does something after so many milliseconds. */
  later(ms: number, act: () => void): void;
}

export interface Surroundings {
  readonly core: Core;
  readonly simulation: Simulation;
  readonly store: Store;
  readonly authority: Authority;
}

/** The stored session when a login with this pair was saved `lifetimeMs - leftMs` ago. */
export function sessionFrom({ core, simulation }: Surroundings, pair: Pair, leftMs: number): TokensCore.Session {
  const expiresAt = simulation.now() + leftMs;
  return core.newSession({ ...pair, obtainedAt: expiresAt - lifetimeMs, expiresAt });
}

export function createProcess(name: string, surroundings: Surroundings): Process {
  const { core, simulation, store, authority } = surroundings;
  const tokens = core.TokenManager.create(authority.providerOf(name, core.requestToken), {
    sessions: store.viewOf(name),
    clock: simulation.clockOf(name),
    fetch: authority.fetchOf(name),
    random: () => 0,
    leaseMs,
    deadlineMs,
  });
  tokens.on((event) => simulation.record({ type: "event", process: name, event }));
  let calls = 0;

  async function call(
    verb: Verb,
    account: string,
    make: (manager: TokenManager) => Promise<string | undefined>,
  ): Promise<void> {
    const id = (calls += 1);
    simulation.record({ type: "called", process: name, call: id, verb, account });
    simulation.busy(name, 1);
    try {
      simulation.record({ type: "returned", process: name, call: id, token: await make(tokens.for(account)) });
    } catch (error) {
      simulation.record({ type: "failed", process: name, call: id, error });
    }
    simulation.busy(name, -1);
  }

  return {
    name,
    tokens,
    accessToken: (account) => void call("accessToken", account, (manager) => manager.accessToken()),
    refresh: (account) =>
      void call("refresh", account, (manager) => manager.refresh().then(({ accessToken }) => accessToken)),
    fetch: (account, path) => void call("fetch", account, (manager) => manager.fetch(api + path).then(() => undefined)),
    save: (account, pair) =>
      void call("save", account, (manager) =>
        manager.save(sessionFrom(surroundings, pair, lifetimeMs)).then(() => undefined),
      ),
    logout: (account) => void call("logout", account, (manager) => manager.logout().then(() => undefined)),
    later: (ms, act) => void simulation.clockOf(name).sleep(ms).then(act),
  };
}
