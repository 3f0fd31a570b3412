import { mkdtemp, rm, truncate } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sharedSessionManagerCases, testClock, type StoreUnderTest } from "@tokens/core/testing";
import { encryptedSessions, generateEncryptionKey } from "@tokens/session-encrypted";
import { fileSessions } from "@tokens/session-file";
import { describe, test } from "vitest";
import { recordPath } from "./support.ts";

const encryption = { keys: [generateEncryptionKey()] };

/** The same store, as one sees it who encrypts. */
async function encrypted(opening: Promise<StoreUnderTest>): Promise<StoreUnderTest> {
  const store = await opening;
  return {
    ...store,
    sessions: encryptedSessions(store.sessions, encryption),
    another: async () => encryptedSessions(await store.another(), encryption),
  };
}

describe("file sessions", () => {
  const create = async (): Promise<StoreUnderTest> => {
    const clock = testClock();
    const directory = await mkdtemp(join(tmpdir(), "session-file-"));
    return {
      sessions: fileSessions({ directory, clock }),
      another: async () => fileSessions({ directory, clock }),
      pass: async (ms) => clock.set(clock.now() + ms),
      corrupt: (key) => truncate(recordPath(directory, key), 40),
      close: () => rm(directory, { recursive: true }),
    };
  };
  test.for(sharedSessionManagerCases(create))("$name", ({ run }) => run());
  test.for(sharedSessionManagerCases(() => encrypted(create())))("encrypted: $name", ({ run }) => run());
});
