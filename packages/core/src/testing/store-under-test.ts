import { newSession, type Session } from "../session.ts";
import type { SessionManager, SharedSessionManager } from "../session-manager.ts";
import type { Case } from "./check.ts";

/** A store under test; empty at the start of each case. */
export interface StoreUnderTest<M extends SessionManager = SharedSessionManager> {
  readonly sessions: M;
  /** Opens the same store again, like another process. */
  another(): Promise<M>;
  /** Advances the store's clock by this many milliseconds. */
  pass(ms: number): Promise<void>;
  /** Makes a record unreadable, if the store can have unreadable records. */
  corrupt?(key: string): Promise<void>;
  close?(): Promise<void>;
}

/** Opens a store for one case. */
export type Create<M extends SessionManager> = () => Promise<StoreUnderTest<M>>;

/** Keys that stores may confuse. */
export const oddKeys: readonly string[] = [
  "a",
  "A",
  "a ",
  " a",
  "á",
  "a\u0301",
  "a/b",
  "a\\b",
  "../a",
  ".",
  "a.json",
  "%61",
  "a%",
  "a_",
  "a'b",
  'a"b',
  "a;--",
  "{a}",
  "*",
  "__proto__",
  "CON",
  "σ",
  "ς",
  "😀",
  "a\u200bb",
  `${"long".repeat(60)}x`,
  `${"long".repeat(60)}y`,
];

let counter = 0;
/** A unique session. */
export function sample(members: Partial<Session> = {}): Session {
  counter += 1;
  return newSession({
    accessToken: `access-${counter}`,
    refreshToken: `refresh-${counter}`,
    obtainedAt: 1_767_225_600_000,
    expiresAt: 1_767_229_200_000,
    ...members,
  });
}

/** Collects everything that an iterable yields. */
export async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

/** Creates cases from named functions, each with a store of its own. */
export function cases<M extends SessionManager>(
  create: Create<M>,
  bodies: Readonly<Record<string, (store: StoreUnderTest<M>) => Promise<void>>>,
): Case[] {
  return Object.entries(bodies).map(([name, body]) => ({
    name,
    async run() {
      const store = await create();
      try {
        await body(store);
      } finally {
        await store.close?.();
      }
    },
  }));
}
