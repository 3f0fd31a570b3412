import { memorySessions } from "@tokens/core";
import { sessionManagerCases, sharedSessionManagerCases, testClock } from "@tokens/core/testing";
import { encryptedSessions } from "@tokens/session-encrypted";
import { describe, test } from "vitest";
import { keysNamed, mapSessions } from "./support.ts";

describe("encrypted sessions over a shared manager", () => {
  const cases = sharedSessionManagerCases(async () => {
    const clock = testClock();
    const inner = memorySessions({ clock });
    const keys = keysNamed("a", "b");
    return {
      sessions: encryptedSessions(inner, { keys }),
      another: async () => encryptedSessions(inner, { keys }),
      pass: (ms) => clock.advance(ms),
      corrupt: async (key) => {
        const record = (await inner.get(key))!;
        await inner.set(key, { ...record, accessToken: record.accessToken.slice(0, -4) });
      },
    };
  });
  test.for(cases)("$name", ({ run }) => run());
});

describe("encrypted sessions over a two-method manager", () => {
  const cases = sessionManagerCases(async () => {
    const inner = mapSessions();
    const keys = keysNamed("a");
    return {
      sessions: encryptedSessions(inner, { keys }),
      another: async () => encryptedSessions(inner, { keys }),
      pass: async () => undefined,
      corrupt: async (key) => void inner.rows.set(key, { ...inner.rows.get(key)!, version: "another" }),
    };
  });
  test.for(cases)("$name", ({ run }) => run());
});
