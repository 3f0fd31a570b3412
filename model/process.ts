import type * as TokensCore from "@tokens/core";
import type { TokenManager } from "@tokens/core";
import type { requestToken } from "@tokens/core/token-endpoint";
import type { Pair, Verb } from "./facts.ts";
import { api, type Authority } from "./provider.ts";
import type { World } from "./scheduler.ts";
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
  readonly world: World;
  readonly store: Store;
  readonly authority: Authority;
}

/** A session as it stands in the store when a login with this pair was saved `lifetimeMs - leftMs` ago. */
export function sessionFrom({ core, world }: Surroundings, pair: Pair, leftMs: number): TokensCore.Session {
  const expiresAt = world.now() + leftMs;
  return core.newSession({ ...pair, obtainedAt: expiresAt - lifetimeMs, expiresAt });
}

export function createProcess(name: string, surroundings: Surroundings): Process {
  const { core, world, store, authority } = surroundings;
  const fleet = core.TokenManager.create(authority.providerOf(name, core.requestToken), {
    sessions: store.viewOf(name),
    clock: world.clockOf(name),
    fetch: authority.fetchOf(name),
    random: () => 0,
    leaseMs,
    deadlineMs,
  });
  fleet.on((event) => world.record({ type: "event", process: name, event }));
  let calls = 0;

  async function call(
    verb: Verb,
    account: string,
    make: (tokens: TokenManager) => Promise<string | undefined>,
  ): Promise<void> {
    const id = (calls += 1);
    world.record({ type: "called", process: name, call: id, verb, account });
    world.busy(name, 1);
    try {
      world.record({ type: "returned", process: name, call: id, token: await make(fleet.for(account)) });
    } catch (error) {
      world.record({ type: "failed", process: name, call: id, error });
    }
    world.busy(name, -1);
  }

  return {
    name,
    tokens: fleet,
    accessToken: (account) => void call("accessToken", account, (tokens) => tokens.accessToken()),
    refresh: (account) =>
      void call("refresh", account, (tokens) => tokens.refresh().then(({ accessToken }) => accessToken)),
    fetch: (account, path) => void call("fetch", account, (tokens) => tokens.fetch(api + path).then(() => undefined)),
    save: (account, pair) =>
      void call("save", account, (tokens) =>
        tokens.save(sessionFrom(surroundings, pair, lifetimeMs)).then(() => undefined),
      ),
    logout: (account) => void call("logout", account, (tokens) => tokens.logout().then(() => undefined)),
    later: (ms, act) => void world.clockOf(name).sleep(ms).then(act),
  };
}
