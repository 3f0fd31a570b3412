import type { Clock } from "../clock.ts";
import type { Session } from "../session.ts";
import type { SharedSessionManager } from "../session-manager.ts";
import { inProcessClaims } from "./claims.ts";

/** Sessions in memory, initially `entries`. */
export function memorySessions<S extends Session = Session>(
  options: { entries?: Iterable<readonly [key: string, session: S]>; clock?: Clock } = {},
): SharedSessionManager<S> {
  const sessions = new Map<string, S>(options.entries);
  return inProcessClaims<S>(
    {
      get: async (key) => sessions.get(key),
      set: async (key, session) => void (session ? sessions.set(key, session) : sessions.delete(key)),
    },
    options.clock,
  );
}
