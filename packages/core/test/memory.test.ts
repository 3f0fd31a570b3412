import { memorySessions, inProcessClaims, type Session } from "@tokens/core";
import { sessionManagerCases, sharedSessionManagerCases, testClock } from "@tokens/core/testing";
import { describe, test } from "vitest";

describe("memory sessions", () => {
  const cases = sharedSessionManagerCases(async () => {
    const clock = testClock();
    const sessions = memorySessions({ clock });
    return { sessions, another: async () => sessions, pass: (ms) => clock.advance(ms) };
  });
  test.for(cases)("$name", ({ run }) => run());
});

function twoMethods(): {
  get(key: string): Promise<Session | undefined>;
  set(key: string, session?: Session): Promise<void>;
} {
  const map = new Map<string, string>();
  return {
    get: async (key) => (map.has(key) ? (JSON.parse(map.get(key)!) as Session) : undefined),
    set: async (key, session) => void (session ? map.set(key, JSON.stringify(session)) : map.delete(key)),
  };
}

describe("a two-method manager", () => {
  const cases = sessionManagerCases(async () => {
    const sessions = twoMethods();
    return { sessions, another: async () => sessions, pass: async () => undefined };
  });
  test.for(cases)("$name", ({ run }) => run());
});

describe("a two-method manager, shared by two wrappers in one process", () => {
  const cases = sharedSessionManagerCases(async () => {
    const clock = testClock();
    const manager = twoMethods();
    return {
      sessions: inProcessClaims(manager, clock),
      another: async () => inProcessClaims(manager, clock),
      pass: (ms) => clock.advance(ms),
    };
  });
  test.for(cases)("$name", ({ run }) => run());
});
