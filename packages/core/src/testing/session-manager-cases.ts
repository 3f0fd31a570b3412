import type { SessionManager } from "../session-manager.ts";
import { equal, fails, type Case } from "./check.ts";
import { cases, oddKeys, sample, type Create } from "./store-under-test.ts";

/** Conformance cases of every session manager, including one with two methods. */
export function sessionManagerCases(create: Create<SessionManager>): Case[] {
  return cases(create, {
    "returns nothing for an unknown key": async ({ sessions }) => {
      equal(await sessions.get("nobody"), undefined, "get of an unknown key");
    },
    "returns every member of a session": async ({ sessions, another }) => {
      const session = {
        ...sample({ refreshTokenExpiresAt: 1_767_999_999_999, scope: "a:read b:write", credential: "salt.beef" }),
        ref: { type: "app", id: 222 },
        note: 'Ωμέγα "quoted" \\ \n 😀',
      };
      await sessions.set("key", session);
      equal(await sessions.get("key"), session, "the session after set");
      equal(await (await another()).get("key"), session, "the session as another process reads it");
    },
    overwrites: async ({ sessions }) => {
      await sessions.set("key", sample());
      const second = sample();
      await sessions.set("key", second);
      equal(await sessions.get("key"), second, "the session after the second set");
    },
    "deletes a session that is set to undefined, also twice": async ({ sessions }) => {
      await sessions.set("key", sample());
      await sessions.set("key", undefined);
      await sessions.set("key", undefined);
      equal(await sessions.get("key"), undefined, "the session after its deletion");
    },
    "keeps odd keys apart": async ({ sessions }) => {
      const stored = oddKeys.map((key) => [key, sample()] as const);
      for (const [key, session] of stored) await sessions.set(key, session);
      for (const [key, session] of stored)
        equal(await sessions.get(key), session, `the session under ${JSON.stringify(key)}`);
      await sessions.set("a", undefined);
      equal(await sessions.get("a"), undefined, "the deleted session");
      for (const [key, session] of stored.slice(1))
        equal(await sessions.get(key), session, `the session under ${JSON.stringify(key)}`);
    },
    "stores a session of 64 kB": async ({ sessions }) => {
      const session = sample({ accessToken: "é".repeat(32 * 1024) });
      await sessions.set("key", session);
      equal(await sessions.get("key"), session, "the large session");
    },
    "reports an unreadable record, never as absent": async ({ sessions, corrupt }) => {
      if (!corrupt) return;
      await sessions.set("key", sample());
      await corrupt("key");
      await fails(sessions.get("key"), "session_store", "get of an unreadable record");
      const session = sample();
      await sessions.set("key", session);
      equal(await sessions.get("key"), session, "the session set after that");
    },
  });
}
