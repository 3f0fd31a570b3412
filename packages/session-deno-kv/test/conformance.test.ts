import { setTimeout as sleep } from "node:timers/promises";
import type { SharedSessionManager } from "@tokens/core";
import { sharedSessionManagerCases, testClock, type StoreUnderTest } from "@tokens/core/testing";
import { denoKvSessions } from "@tokens/session-deno-kv";
import { encryptedSessions, generateEncryptionKey } from "@tokens/session-encrypted";
import { describe, test } from "vitest";
import { memoryKv } from "./memory-kv.ts";

const encryption = { keys: [generateEncryptionKey()] };

async function open(wrap: (sessions: SharedSessionManager) => SharedSessionManager): Promise<StoreUnderTest> {
  const clock = testClock();
  const kv = memoryKv();
  return {
    sessions: wrap(denoKvSessions(kv, { clock })),
    another: async () => wrap(denoKvSessions(kv, { clock })),
    async pass(ms) {
      await clock.advance(ms);
      if (ms <= 100) await sleep(1);
    },
    corrupt: async (key) => kv.set(["tokens", "session", key], "nope"),
  };
}

describe("conforms", () => {
  test.for(sharedSessionManagerCases(() => open((sessions) => sessions)))("$name", ({ run }) => run());
});

// Its record is larger than a value of Deno KV: deno-kv-sessions.test.ts expects the error.
const tooLarge = "stores a session of 64 kB";

describe("conforms with encryption", () => {
  const cases = sharedSessionManagerCases(() => open((sessions) => encryptedSessions(sessions, encryption)));
  test.for(cases.filter(({ name }) => name !== tooLarge))("$name", ({ run }) => run());
});
