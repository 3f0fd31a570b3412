import {
  memorySessions,
  sessionKey,
  TokenManager,
  type Provider,
  type Session,
  type SharedSessionManager,
} from "@tokens/core";
import { accountsOf, sweep, type SweepOptions, type SweepResult, type SweepSummary } from "@tokens/core/sweep";
import { testClock, type TestClock } from "@tokens/core/testing";
import { authority, type Authority } from "./authority.ts";
import { hour } from "./scene.ts";

/** Sessions in memory that can be listed, and how often they were. */
export interface ListedSessions extends SharedSessionManager {
  expiring: Required<SharedSessionManager>["expiring"];
  readonly limits: number[];
}

export function listedSessions(clock: TestClock): ListedSessions {
  const memory = memorySessions({ clock });
  const ends = new Map<string, number>();
  const note = (key: string, session: Session | undefined): void => {
    if (session?.expiresAt === undefined) ends.delete(key);
    else ends.set(key, session.expiresAt);
  };
  const limits: number[] = [];
  return {
    ...memory,
    limits,
    async set(key, session) {
      await memory.set(key, session);
      note(key, session);
    },
    async commit(key, session, claim) {
      const commit = await memory.commit(key, session, claim);
      if (commit === "committed") note(key, session);
      return commit;
    },
    async *expiring({ before, limit }) {
      limits.push(limit);
      const due = [...ends].filter(([, expiresAt]) => expiresAt < before).toSorted(([, a], [, b]) => a - b);
      for (const [key, expiresAt] of due.slice(0, limit)) yield { key, expiresAt };
    },
  };
}

export interface SweepScene {
  readonly clock: TestClock;
  readonly server: Authority;
  /** Each token request: when it began, and whose. */
  readonly asked: { readonly at: number; readonly account: string }[];
  readonly sessions: ListedSessions;
  /** Stores sessions of accounts `name-0`, `name-1`, … that end so many milliseconds from now, each a little after the one before. */
  login(
    name: string,
    count: number,
    endsInMs: number,
    change?: (session: Session) => Session,
  ): Promise<readonly string[]>;
  /** Managers as another process has them. */
  process(): TokenManager;
  /** Sweeps as another process would, within 10 minutes by default, and collects what came of each session. */
  sweep(options?: Partial<SweepOptions>): Promise<SweepSummary & { readonly results: readonly SweepResult[] }>;
}

/** Numbers from 0 to 1 that are the same every time. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647;
}

/** `refuses`: what the token endpoint says to an account instead of tokens. */
export function sweepScene(
  refuses: (account: string) => Error | undefined = () => undefined,
  settings: Pick<Provider, "refreshBeforeMs"> = {},
): SweepScene {
  const clock = testClock();
  const server = authority({ clock });
  const sessions = listedSessions(clock);
  const random = randomFrom(1);
  const asked: { at: number; account: string }[] = [];
  const provider: Provider = {
    ...server.provider,
    ...settings,
    async refresh(session, context) {
      const { account } = context;
      asked.push({ at: clock.now(), account });
      const refusal = refuses(account);
      if (refusal) throw refusal;
      return server.provider.refresh!(session, context);
    },
  };
  const process = (): TokenManager => TokenManager.create(provider, { sessions, clock, random: () => 0.5 });
  return {
    clock,
    server,
    asked,
    sessions,
    process,
    async login(name, count, endsInMs, change = (session) => session) {
      const keys = Array.from({ length: count }, (_, n) => sessionKey("example", "example.com", `${name}-${n}`));
      for (const [n, key] of keys.entries()) {
        const expiresAt = clock.now() + endsInMs + n;
        await sessions.set(key, change({ ...server.login(), obtainedAt: expiresAt - hour, expiresAt }));
      }
      return keys;
    },
    async sweep(more = {}) {
      const results: SweepResult[] = [];
      const summary = await sweep({
        sessions,
        tokens: accountsOf(process()),
        withinMs: 600_000,
        clock,
        random,
        onProgress: (result) => results.push(result),
        ...more,
      });
      return { ...summary, results };
    },
  };
}
