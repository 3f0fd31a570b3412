import { existsSync, linkSync, readdirSync, readFileSync, unlinkSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { fileSessions } from "@tokens/session-file";
import { testClock } from "@tokens/core/testing";
import { beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import {
  failure,
  ownIdentity,
  recordPath,
  session,
  temporaryDirectory,
  writePrivate,
  type ProcessIdentity,
} from "./support.ts";

const [idA, idB, idC] = ["a".repeat(16), "b".repeat(16), "c".repeat(16)];

interface LockRecord {
  readonly id: string;
  readonly holder: ProcessIdentity;
  readonly until: number;
}

interface Scene {
  readonly directory: string;
  readonly lock: string;
  /** This process. */
  readonly alive: ProcessIdentity;
  /** A process that had this one's id before. */
  readonly dead: ProcessIdentity;
  /** A process of another machine. */
  readonly distant: ProcessIdentity;
}

async function scene(): Promise<Scene> {
  const directory = await temporaryDirectory();
  const alive = await ownIdentity();
  return {
    directory,
    lock: `${recordPath(directory, "key")}.lock`,
    alive,
    dead: { ...alive, started: "1" },
    distant: { ...alive, machine: "0123456789abcdef" },
  };
}

const temporary = (directory: string, { machine, pid, started }: ProcessIdentity, id: string): string =>
  join(directory, `${"0".repeat(64)}.json.tmp.${machine}.${pid}.${started ?? 0}.${id}`);

const lockRecord = (id: string, holder: ProcessIdentity, until = Infinity): LockRecord => ({
  id,
  holder,
  until: Math.min(until, 8e15),
});

/** Time passes only while the library sleeps, so that a slow disk costs none. */
function stopTime(): void {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  onTestFinished(() => void vi.useRealTimers());
}

const turnsOfDisk = 2_000_000;

async function elapse(ms: number, until: () => boolean = () => false): Promise<void> {
  const end = performance.now() + ms;
  for (let turn = 0; turn < turnsOfDisk && performance.now() < end && !until(); turn++) {
    if (vi.getTimerCount() > 0) vi.advanceTimersByTime(1);
    await new Promise(setImmediate);
  }
}

function settled(work: Promise<unknown>): { yet: boolean } {
  const state = { yet: false };
  const note = (): void => void (state.yet = true);
  work.then(note, note);
  return state;
}

/** Lets time pass until `work` is done, at most 20 s. */
async function done<T>(work: Promise<T>): Promise<T> {
  const state = settled(work);
  await elapse(20_000, () => state.yet);
  expect(state.yet).toBe(true);
  return work;
}

describe("files of a process that dies inside the lock", () => {
  const states: Readonly<Record<string, (scene: Scene) => Readonly<Record<string, LockRecord>>>> = {
    "after it took the lock": ({ dead }) => ({ ".lock": lockRecord(idA, dead) }),
    "as it gave the lock back": ({ dead }) => ({
      ".lock": lockRecord(idA, dead),
      [`.lock.${idA}`]: lockRecord(idA, dead),
    }),
    "after it gave the lock back": ({ dead }) => ({ [`.lock.${idA}`]: lockRecord(idA, dead) }),
    "as it removed a dead one's lock": ({ dead }) => ({
      ".lock": lockRecord(idA, dead),
      [`.lock.${idA}`]: lockRecord(idB, dead),
    }),
    "as it removed the marker of one that removed a dead one's lock": ({ dead }) => ({
      ".lock": lockRecord(idA, dead),
      [`.lock.${idA}`]: lockRecord(idB, dead),
      [`.lock.${idA}.${idB}`]: lockRecord(idC, dead),
    }),
  };

  test.for(Object.entries(states))("are removed by the next process: %s", async ([, leftBy]) => {
    const place = await scene();
    const { directory } = place;
    for (const [suffix, content] of Object.entries(leftBy(place)))
      writePrivate(`${recordPath(directory, "key")}${suffix}`, content);
    const sessions = fileSessions({ directory });
    const stored = session();
    await sessions.set("key", stored);
    expect(await sessions.get("key")).toEqual(stored);
    expect(readdirSync(directory)).toHaveLength(1);
  });

  test("are removed once by concurrent processes", async () => {
    const { directory, lock, dead } = await scene();
    writePrivate(lock, lockRecord(idA, dead));
    writePrivate(`${lock}.${idA}`, lockRecord(idB, dead));
    const claims = Array.from({ length: 8 }, (_, n) =>
      fileSessions({ directory }).claim("key", { known: undefined, owner: `owner-${n}`, leaseMs: 1000 }),
    );
    const kinds = (await Promise.all(claims)).map(({ kind }) => kind);
    expect(kinds.toSorted()).toEqual([...Array<string>(7).fill("busy"), "claimed"]);
    expect(readdirSync(directory)).toHaveLength(1);
  });

  test("are also removed by a process that has made changes before", async () => {
    const place = await scene();
    const { directory, lock, dead } = place;
    const sessions = fileSessions({ directory });
    await sessions.set("key", session());
    writePrivate(lock, lockRecord(idA, dead));
    for (const id of [idA, idB]) writePrivate(temporary(directory, dead, id), "");
    await sessions.set("key", session());
    expect(readdirSync(directory)).toHaveLength(1);
  });

  test("do not block readers", async () => {
    const { directory, lock, alive } = await scene();
    const sessions = fileSessions({ directory });
    const stored = session();
    await sessions.set("key", stored);
    writePrivate(lock, lockRecord(idA, alive));
    expect(await sessions.get("key")).toEqual(stored);
    expect((await sessions.claim("key", { known: "older", owner: "me", leaseMs: 1000 })).kind).toBe("newer");
  });
});

describe("a lock", () => {
  beforeEach(stopTime);

  test("of a live process is respected, and named in the error after some seconds", async () => {
    const { directory, lock, alive } = await scene();
    const content = lockRecord(idA, alive, Date.now());
    writePrivate(lock, content);
    const sessions = fileSessions({ directory });
    const startedAt = performance.now();
    const errors = await done(Promise.all([1, 2, 3].map(() => failure(sessions.set("key", session())))));
    expect(performance.now() - startedAt).toBeLessThan(6000);
    for (const error of errors) {
      expect(error).toMatchObject({ name: "SessionStoreError", code: "session_store", retryable: true });
      expect(error.message).toContain(lock);
      expect(error.message).toContain(`process ${process.pid} `);
    }
    expect(JSON.parse(readFileSync(lock, "utf8"))).toEqual(content);
    expect(readdirSync(directory)).toHaveLength(1);
  });

  test("of a terminated thread in a live process blocks for a minute", async () => {
    const { directory, lock, alive } = await scene();
    const clock = testClock();
    writePrivate(lock, lockRecord(idA, alive, clock.now()));
    clock.set(clock.now() + 59_999);
    const work = fileSessions({ directory, clock }).set("key", session());
    const state = settled(work);
    await elapse(3000);
    expect(state.yet).toBe(false);
    clock.set(clock.now() + 1);
    await done(work);
    expect(readdirSync(directory)).toHaveLength(1);
  });

  test("of a dead process is left to the process that is removing it", async () => {
    const { directory, lock, alive, dead } = await scene();
    const marker = `${lock}.${idA}`;
    writePrivate(lock, lockRecord(idA, dead));
    writePrivate(marker, lockRecord(idB, alive, Date.now()));
    const work = fileSessions({ directory }).set("key", session());
    const state = settled(work);
    await elapse(500);
    expect(state.yet).toBe(false);
    expect(
      readdirSync(directory)
        .map((name) => join(directory, name))
        .toSorted(),
    ).toEqual([lock, marker]);
    for (const path of [lock, marker]) unlinkSync(path);
    await done(work);
    expect(readdirSync(directory)).toHaveLength(1);
  });

  test("of another machine is respected until it expires", async () => {
    const { directory, lock, distant } = await scene();
    const clock = testClock();
    writePrivate(lock, lockRecord(idA, distant, clock.now() + 1000));
    const work = fileSessions({ directory, clock }).set("key", session());
    const state = settled(work);
    await elapse(1900);
    expect(state.yet).toBe(false);
    clock.set(clock.now() + 999);
    await elapse(100);
    expect(state.yet).toBe(false);
    clock.set(clock.now() + 1);
    await done(work);
    expect(readdirSync(directory)).toHaveLength(1);
  });

  test.for([idA, idB])(
    "of another machine whose clock is wrong stands in the way for some seconds, also with a marker %s",
    async (id) => {
      const { directory, lock, distant } = await scene();
      writePrivate(lock, lockRecord(idA, distant));
      writePrivate(`${lock}.${idA}`, lockRecord(id, distant));
      const work = fileSessions({ directory }).set("key", session());
      const state = settled(work);
      await elapse(1000);
      expect(state.yet).toBe(false);
      await done(work);
      expect(readdirSync(directory)).toHaveLength(1);
    },
  );

  test("that is empty after a power loss blocks for some seconds", async () => {
    const { directory, lock } = await scene();
    writePrivate(lock, "");
    linkSync(lock, `${lock}.${idA}`);
    const work = fileSessions({ directory }).set("key", session());
    const state = settled(work);
    await elapse(1000);
    expect(state.yet).toBe(false);
    await done(work);
    expect(readdirSync(directory)).toHaveLength(1);
  });

  test("of one session does not block another", async () => {
    const { directory, lock, alive } = await scene();
    writePrivate(lock, lockRecord(idA, alive));
    await fileSessions({ directory }).set("other", session());
    expect(existsSync(lock)).toBe(true);
  });
});

describe("temporary files", () => {
  test("are removed when their process is dead, or on another machine and old", async () => {
    const { directory, alive, dead, distant } = await scene();
    const kept = [temporary(directory, alive, idA), temporary(directory, distant, idA), join(directory, "notes.txt")];
    const gone = [temporary(directory, dead, idA), temporary(directory, distant, idB)];
    for (const path of [...kept, ...gone]) writePrivate(path, "");
    const old = Date.now() / 1000 - 3700;
    for (const path of [kept[0]!, kept[2]!, gone[1]!]) utimesSync(path, old, old);
    await fileSessions({ directory }).set("key", session());
    expect(readdirSync(directory).toSorted()).toEqual(
      [...kept, recordPath(directory, "key")].map((path) => path.slice(directory.length + 1)).toSorted(),
    );
  });
});

test("a claim that waits for the lock leaves when another process has stored its own", async () => {
  stopTime();
  const { directory, lock, alive } = await scene();
  const request = { known: undefined, owner: "b", leaseMs: 15_000 };
  writePrivate(lock, lockRecord(idA, alive));
  const claim = fileSessions({ directory }).claim("key", request);
  const waiting = settled(claim);
  await elapse(500);
  expect(waiting.yet).toBe(false);
  const elsewhere = await temporaryDirectory();
  await done(fileSessions({ directory: elsewhere }).claim("key", { ...request, owner: "a" }));
  writePrivate(recordPath(directory, "key"), JSON.parse(readFileSync(recordPath(elsewhere, "key"), "utf8")));
  expect(await done(claim)).toMatchObject({ kind: "busy" });
  expect(existsSync(lock)).toBe(true);
});
