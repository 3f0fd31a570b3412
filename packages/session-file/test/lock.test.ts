import { existsSync, linkSync, readdirSync, readFileSync, unlinkSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { fileSessions } from "@tokens/session-file";
import { testClock } from "@tokens/core/testing";
import { beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { failure, ownHolder, recordPath, session, temporaryDirectory, writePrivate, type Holder } from "./support.ts";

const [idA, idB, idC] = ["a".repeat(16), "b".repeat(16), "c".repeat(16)];

interface Ticket {
  readonly id: string;
  readonly holder: Holder;
  readonly until: number;
}

interface Scene {
  readonly directory: string;
  readonly lock: string;
  /** This process. */
  readonly alive: Holder;
  /** A process that had this one's id before. */
  readonly dead: Holder;
  /** A process of another machine. */
  readonly distant: Holder;
}

async function scene(): Promise<Scene> {
  const directory = await temporaryDirectory();
  const alive = await ownHolder();
  return {
    directory,
    lock: `${recordPath(directory, "key")}.lock`,
    alive,
    dead: { ...alive, started: "1" },
    distant: { ...alive, machine: "0123456789abcdef" },
  };
}

const temporary = (directory: string, { machine, pid, started }: Holder, id: string): string =>
  join(directory, `${"0".repeat(64)}.json.tmp.${machine}.${pid}.${started ?? 0}.${id}`);

const ticket = (id: string, holder: Holder, until = Infinity): Ticket => ({ id, holder, until: Math.min(until, 8e15) });

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

describe("what a process leaves that dies inside the lock", () => {
  const states: Readonly<Record<string, (scene: Scene) => Readonly<Record<string, Ticket>>>> = {
    "after it took the lock": ({ dead }) => ({ ".lock": ticket(idA, dead) }),
    "as it gave the lock back": ({ dead }) => ({ ".lock": ticket(idA, dead), [`.lock.${idA}`]: ticket(idA, dead) }),
    "after it gave the lock back": ({ dead }) => ({ [`.lock.${idA}`]: ticket(idA, dead) }),
    "as it removed a dead one's lock": ({ dead }) => ({
      ".lock": ticket(idA, dead),
      [`.lock.${idA}`]: ticket(idB, dead),
    }),
    "as it removed the grave of one that removed a dead one's lock": ({ dead }) => ({
      ".lock": ticket(idA, dead),
      [`.lock.${idA}`]: ticket(idB, dead),
      [`.lock.${idA}.${idB}`]: ticket(idC, dead),
    }),
  };

  test.for(Object.entries(states))("%s is cleared away by the next one", async ([, leftBy]) => {
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

  test("is cleared away once, however many come upon it", async () => {
    const { directory, lock, dead } = await scene();
    writePrivate(lock, ticket(idA, dead));
    writePrivate(`${lock}.${idA}`, ticket(idB, dead));
    const claims = Array.from({ length: 8 }, (_, n) =>
      fileSessions({ directory }).claim("key", { known: undefined, owner: `owner-${n}`, leaseMs: 1000 }),
    );
    const kinds = (await Promise.all(claims)).map(({ kind }) => kind);
    expect(kinds.toSorted()).toEqual([...Array<string>(7).fill("busy"), "claimed"]);
    expect(readdirSync(directory)).toHaveLength(1);
  });

  test("is cleared away also by one that has been at work before", async () => {
    const place = await scene();
    const { directory, lock, dead } = place;
    const sessions = fileSessions({ directory });
    await sessions.set("key", session());
    writePrivate(lock, ticket(idA, dead));
    for (const id of [idA, idB]) writePrivate(temporary(directory, dead, id), "");
    await sessions.set("key", session());
    expect(readdirSync(directory)).toHaveLength(1);
  });

  test("is not in the way of a reader", async () => {
    const { directory, lock, alive } = await scene();
    const sessions = fileSessions({ directory });
    const stored = session();
    await sessions.set("key", stored);
    writePrivate(lock, ticket(idA, alive));
    expect(await sessions.get("key")).toEqual(stored);
    expect((await sessions.claim("key", { known: "older", owner: "me", leaseMs: 1000 })).kind).toBe("newer");
  });
});

describe("a lock", () => {
  beforeEach(stopTime);

  test("of a live process is respected, and after some seconds its holder is named to all who wait", async () => {
    const { directory, lock, alive } = await scene();
    const content = ticket(idA, alive, Date.now());
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

  test("of a thread that was ended in a live process stands in the way for a minute", async () => {
    const { directory, lock, alive } = await scene();
    const clock = testClock();
    writePrivate(lock, ticket(idA, alive, clock.now()));
    clock.set(clock.now() + 59_999);
    const work = fileSessions({ directory, clock }).set("key", session());
    const state = settled(work);
    await elapse(3000);
    expect(state.yet).toBe(false);
    clock.set(clock.now() + 1);
    await done(work);
    expect(readdirSync(directory)).toHaveLength(1);
  });

  test("of a dead process is left to the one that is removing it", async () => {
    const { directory, lock, alive, dead } = await scene();
    const grave = `${lock}.${idA}`;
    writePrivate(lock, ticket(idA, dead));
    writePrivate(grave, ticket(idB, alive, Date.now()));
    const work = fileSessions({ directory }).set("key", session());
    const state = settled(work);
    await elapse(500);
    expect(state.yet).toBe(false);
    expect(
      readdirSync(directory)
        .map((name) => join(directory, name))
        .toSorted(),
    ).toEqual([lock, grave]);
    for (const path of [lock, grave]) unlinkSync(path);
    await done(work);
    expect(readdirSync(directory)).toHaveLength(1);
  });

  test("of another machine is respected until its time is over", async () => {
    const { directory, lock, distant } = await scene();
    const clock = testClock();
    writePrivate(lock, ticket(idA, distant, clock.now() + 1000));
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
    "of another machine whose clock is wrong stands in the way for some seconds, also with a grave %s",
    async (id) => {
      const { directory, lock, distant } = await scene();
      writePrivate(lock, ticket(idA, distant));
      writePrivate(`${lock}.${idA}`, ticket(id, distant));
      const work = fileSessions({ directory }).set("key", session());
      const state = settled(work);
      await elapse(1000);
      expect(state.yet).toBe(false);
      await done(work);
      expect(readdirSync(directory)).toHaveLength(1);
    },
  );

  test("that a power cut left empty stands in the way for some seconds", async () => {
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

  test("of one session does not stop another", async () => {
    const { directory, lock, alive } = await scene();
    writePrivate(lock, ticket(idA, alive));
    await fileSessions({ directory }).set("other", session());
    expect(existsSync(lock)).toBe(true);
  });
});

describe("files in the making", () => {
  test("are removed when their maker is dead, or on another machine and old", async () => {
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
