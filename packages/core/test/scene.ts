import { memorySessions, TokenManager, type SharedSessionManager, type TokenManagerOptions } from "@tokens/core";
import { testClock, type TestClock } from "@tokens/core/testing";
import { authority, type Authority, type AuthorityOptions } from "./authority.ts";

export const hour = 3_600_000;

export interface Scene {
  readonly clock: TestClock;
  readonly server: Authority;
  readonly sessions: SharedSessionManager;
  /** A manager as another process would have it. */
  process(options?: TokenManagerOptions): TokenManager;
  readonly key: string;
}

/** A stored session that has just expired, unless `aged` says otherwise. */
export async function scene(
  options: Partial<AuthorityOptions> & { aged?: number; wrap?: (s: SharedSessionManager) => SharedSessionManager } = {},
): Promise<Scene> {
  const clock = testClock();
  const server = authority({ clock, ...options });
  const memory = memorySessions({ clock });
  const sessions = options.wrap?.(memory) ?? memory;
  const process = (more: TokenManagerOptions = {}): TokenManager =>
    TokenManager.create(server.provider, { sessions, clock, random: () => 0.5, ...more });
  const { key } = process();
  await memory.set(key, server.login());
  await clock.advance(options.aged ?? hour);
  return { clock, server, sessions, process, key };
}

export async function outcome(work: Promise<unknown>): Promise<unknown> {
  return work.catch((error: unknown) => error);
}
