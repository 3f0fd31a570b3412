import type * as promises from "node:fs/promises";
import { mkdtemp, readdir, rm, truncate } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sharedSessionManagerCases, testClock } from "@tokens/core/testing";
import { fileSessions } from "@tokens/session-file";
import { describe, expect, test, vi } from "vitest";
import { ownIdentity, recordPath, session, temporaryDirectory, writePrivate } from "./support.ts";

// As FAT answers; everything else is the real file system.
const link = vi.hoisted(() =>
  vi.fn<typeof promises.link>(() =>
    Promise.reject(Object.assign(new Error("EPERM: link"), { code: "EPERM", syscall: "link" })),
  ),
);
vi.mock("node:fs/promises", async (original) => ({ ...(await original<typeof promises>()), link }));

describe("on a file system without hard links", () => {
  const cases = sharedSessionManagerCases(async () => {
    const clock = testClock();
    const directory = await mkdtemp(join(tmpdir(), "session-file-"));
    return {
      sessions: fileSessions({ directory, clock }),
      another: async () => fileSessions({ directory, clock }),
      pass: async (ms) => clock.set(clock.now() + ms),
      corrupt: (key) => truncate(recordPath(directory, key), 40),
      close: () => rm(directory, { recursive: true }),
    };
  });
  test.for(cases)("$name", ({ run }) => run());

  test("removes a dead process's lock and all its files", async () => {
    const directory = await temporaryDirectory();
    const holder = { ...(await ownIdentity()), started: "1" };
    writePrivate(`${recordPath(directory, "key")}.lock`, { id: "a".repeat(16), holder, until: 8e15 });
    link.mockClear();
    await fileSessions({ directory }).set("key", session());
    expect(link).toHaveBeenCalled();
    expect(await readdir(directory)).toHaveLength(1);
  });
});
