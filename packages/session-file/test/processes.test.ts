import { readdirSync } from "node:fs";
import { fileSessions } from "@tokens/session-file";
import { testClock } from "@tokens/core/testing";
import { describe, expect, test } from "vitest";
import type { Hold } from "./children/hold.ts";
import { contention } from "./contention.ts";
import {
  firstLine,
  kill,
  ownIdentity,
  readRecord,
  recordPath,
  session,
  start,
  temporaryDirectory,
  writePrivate,
  type ProcessIdentity,
} from "./support.ts";

async function holder(hold: Hold): Promise<{ pid: number; end(): Promise<void> }> {
  const child = start("hold.ts", hold);
  const { kind, pid } = JSON.parse(await firstLine(child)) as { kind: string; pid: number };
  expect(kind).toBe("claimed");
  return { pid, end: () => kill(child) };
}

const claimOf = (known?: string): { known: string | undefined; owner: string; leaseMs: number } => ({
  known,
  owner: "me",
  leaseMs: 60_000,
});

describe("a lease", () => {
  test("of a killed process is over immediately, and the next owner is told", async () => {
    const directory = await temporaryDirectory();
    const sessions = fileSessions({ directory });
    const stored = session();
    await sessions.set("key", stored);
    // A name that looks like the end of the field that it is in.
    const child = await holder({ directory, known: stored.version, title: "a) Z 1 (b" });
    expect((await sessions.claim("key", claimOf(stored.version))).kind).toBe("busy");
    const { since } = readRecord(directory, "key").claim!;
    await child.end();
    expect(await sessions.claim("key", claimOf(stored.version))).toEqual({
      kind: "claimed",
      session: stored,
      interrupted: { since },
    });
  });

  test.runIf(process.platform === "linux")(
    "of a killed process that its parent never asked about is over as well",
    async () => {
      const directory = await temporaryDirectory();
      const { pid } = await holder({ directory, neglect: true });
      const sessions = fileSessions({ directory });
      expect((await sessions.claim("key", claimOf())).kind).toBe("busy");
      process.kill(pid, "SIGKILL");
      let claim = await sessions.claim("key", claimOf());
      // The kernel takes a moment to end its threads, and nobody is told when.
      for (let look = 0; look < 1000 && claim.kind === "busy"; look++) claim = await sessions.claim("key", claimOf());
      expect(claim).toMatchObject({ kind: "claimed", interrupted: {} });
      expect(() => process.kill(pid, 0)).not.toThrow();
    },
  );

  const cases: Readonly<
    Record<string, { change: (own: ProcessIdentity) => ProcessIdentity; answer: "busy" | "claimed" }>
  > = {
    "of a live process lasts its time": { change: (own) => own, answer: "busy" },
    "of a process whose id another has now is over": { change: (own) => ({ ...own, started: "1" }), answer: "claimed" },
    "of a process that is no more is over": { change: (own) => ({ ...own, pid: 2 ** 22 + 1 }), answer: "claimed" },
    "of another machine lasts its time": { change: (own) => ({ machine: "elsewhere", pid: own.pid }), answer: "busy" },
  };
  test.for(Object.entries(cases))("%s", async ([, { change, answer }]) => {
    const directory = await temporaryDirectory();
    const clock = testClock();
    const sessions = fileSessions({ directory, clock });
    const stored = session();
    const [since, until] = [clock.now(), clock.now() + 1000];
    const claim = { owner: "other", since, until, holder: change(await ownIdentity()) };
    writePrivate(recordPath(directory, "key"), { format: 1, key: "key", session: stored, claim });
    clock.set(until - 10);
    const early = await sessions.claim("key", claimOf(stored.version));
    expect(early.kind).toBe(answer);
    if (early.kind !== "busy") return;
    expect(early.retryAfterMs).toBe(10);
    clock.set(since);
    expect(await sessions.claim("key", claimOf(stored.version))).toEqual({ kind: "busy", retryAfterMs: 25 });
    clock.set(until);
    const late = await sessions.claim("key", claimOf(stored.version));
    expect(late).toEqual({ kind: "claimed", session: stored, interrupted: { since } });
  });

  test("from the future, after the clock was set back, is over", async () => {
    const directory = await temporaryDirectory();
    const clock = testClock();
    const sessions = fileSessions({ directory, clock });
    await sessions.claim("key", { known: undefined, owner: "other", leaseMs: 1000 });
    clock.set(clock.now() - 1000);
    expect((await sessions.claim("key", claimOf())).kind).toBe("busy");
    clock.set(clock.now() - 1);
    expect((await sessions.claim("key", claimOf())).kind).toBe("claimed");
  });
});

describe("processes that share a session", () => {
  const nothingWrong = { tornRecords: 0, stuckLocks: 0, doubleOwners: 0, lostSessions: 0, staleFiles: 0, other: [] };

  test("are serialized and lose no change", async () => {
    const found = await contention({ contenders: 4, kills: 0, times: 20 });
    expect(found).toMatchObject({ ...nothingWrong, commits: 4 * 20 + 1 });
  });

  test("are serialized and lose no change while they are killed at random", async () => {
    const found = await contention({ contenders: 6, kills: 25, seed: 20 });
    expect(found).toMatchObject({ ...nothingWrong, kills: 25 });
    expect(found.commits).toBeGreaterThan(0);
  });

  test("leave only the record", async () => {
    const directory = await temporaryDirectory();
    const managers = Array.from({ length: 4 }, () => fileSessions({ directory }));
    await Promise.all(
      managers.flatMap((sessions) => [sessions.set("key", session()), sessions.claim("key", claimOf())]),
    );
    expect(readdirSync(directory)).toHaveLength(1);
  });
});
