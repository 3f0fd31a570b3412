import { existsSync, readdirSync, readFileSync, unlinkSync } from "node:fs";
import type * as promises from "node:fs/promises";
import { testClock } from "@tokens/core/testing";
import { fileSessions } from "@tokens/session-file";
import { beforeEach, expect, test, vi } from "vitest";
import {
  failure,
  ownIdentity,
  recordPath,
  session,
  temporaryDirectory,
  writePrivate,
  type ProcessIdentity,
} from "./support.ts";

/** What happens around a link that the library makes. The file system is the real one. */
type Around = (to: string, link: () => Promise<void>) => Promise<void>;

const around = vi.hoisted(() => ({ link: undefined as Around | undefined }));
vi.mock("node:fs/promises", async (original) => {
  const real = await original<typeof promises>();
  const link: typeof real.link = (from, to) => {
    const make = (): Promise<void> => real.link(from, to);
    return around.link ? around.link(String(to), make) : make();
  };
  return { ...real, link };
});
beforeEach(() => void (around.link = undefined));

const [idA, idB] = ["a".repeat(16), "b".repeat(16)];
const systemError = (code: string): Error => Object.assign(new Error(code), { code, syscall: "link" });

async function scene(): Promise<{
  directory: string;
  lock: string;
  alive: ProcessIdentity;
  dead: ProcessIdentity;
  distant: ProcessIdentity;
}> {
  const directory = await temporaryDirectory();
  const alive = await ownIdentity();
  const lock = `${recordPath(directory, "key")}.lock`;
  return {
    directory,
    lock,
    alive,
    dead: { ...alive, started: "1" },
    distant: { ...alive, machine: "0123456789abcdef" },
  };
}

test("a new lock is not removed instead of a dead one", async () => {
  const { directory, lock, dead } = await scene();
  writePrivate(lock, { id: idA, holder: dead, until: 0 });
  const links: string[] = [];
  around.link = (to, link) => {
    links.push(to);
    if (links.length === 1) {
      unlinkSync(lock);
      writePrivate(lock, { id: idB, holder: dead, until: 0 });
    }
    return link();
  };
  await fileSessions({ directory }).set("key", session());
  // The second one is removed as well, for it is dead too, but only by the right to remove that one.
  expect(links.slice(0, 3)).toEqual([`${lock}.${idA}`, `${lock}.${idB}`, lock]);
  expect(readdirSync(directory)).toHaveLength(1);
});

test("only the process with the marker removes a dead lock", async () => {
  const { directory, lock, dead, alive } = await scene();
  const marker = `${lock}.${idA}`;
  writePrivate(lock, { id: idA, holder: dead, until: 0 });
  const links: string[] = [];
  around.link = (to, link) => {
    links.push(to);
    if (links.length === 1) writePrivate(marker, { id: idB, holder: alive, until: Date.now() });
    return link();
  };
  const work = fileSessions({ directory }).set("key", session());
  for (let turn = 0, after = 0; turn < 1_000_000 && after < 3000; turn++) {
    await new Promise(setImmediate);
    expect(existsSync(lock)).toBe(true);
    after += links.length;
  }
  expect(links).toEqual([marker]);
  for (const path of [lock, marker]) unlinkSync(path);
  await work;
  // It may have looked just before both were gone, and then asks for the same right once more.
  expect(links.filter((link) => link !== marker)[0]).toBe(lock);
  expect(readdirSync(directory)).toHaveLength(1);
});

test("a suspended process makes no change after another machine took over", async () => {
  const { directory, lock, distant } = await scene();
  const clock = testClock();
  const sessions = fileSessions({ directory, clock });
  const stored = session();
  await sessions.set("key", stored);
  const taken = JSON.stringify({ id: idB, holder: distant, until: clock.now() + 60_000 });
  around.link = async (to, link) => {
    await link();
    if (to !== lock) return;
    clock.set(clock.now() + 10_000);
    unlinkSync(lock);
    writePrivate(lock, taken);
  };
  for (const next of [session(), undefined]) {
    expect(await failure(sessions.set("key", next))).toMatchObject({ name: "SessionStoreError", retryable: true });
    expect(readFileSync(lock, "utf8")).toBe(taken);
    unlinkSync(lock);
  }
  expect(await sessions.get("key")).toEqual(stored);
  expect(readdirSync(directory)).toHaveLength(1);
});

test("a suspended process does not set a corrupt record aside after another machine took over", async () => {
  const { directory, lock, distant } = await scene();
  const clock = testClock();
  const sessions = fileSessions({ directory, clock });
  writePrivate(recordPath(directory, "key"), "{");
  around.link = async (to, link) => {
    await link();
    if (to !== lock) return;
    clock.set(clock.now() + 10_000);
    unlinkSync(lock);
    writePrivate(lock, { id: idB, holder: distant, until: clock.now() + 60_000 });
  };
  expect(await failure(sessions.get("key"))).toMatchObject({ name: "SessionStoreError", retryable: true });
  unlinkSync(lock);
  expect(readFileSync(recordPath(directory, "key"), "utf8")).toBe("{");
  expect(readdirSync(directory)).toHaveLength(1);
});

test("a suspended process makes its change if nobody took over", async () => {
  const { directory } = await scene();
  const clock = testClock();
  const sessions = fileSessions({ directory, clock });
  around.link = async (_, link) => {
    await link();
    clock.set(clock.now() + 10_000);
  };
  const stored = session();
  await sessions.set("key", stored);
  expect(await sessions.get("key")).toEqual(stored);
  expect(readdirSync(directory)).toHaveLength(1);
});

test("accepts a successful link that was reported as a failure, as over NFS", async () => {
  const { directory } = await scene();
  around.link = async (_, link) => {
    await link();
    throw systemError("EEXIST");
  };
  const sessions = fileSessions({ directory });
  const stored = session();
  await sessions.set("key", stored);
  expect(await sessions.get("key")).toEqual(stored);
  expect(readdirSync(directory)).toHaveLength(1);
});

test("a full disk does not prevent the release of a lock", async () => {
  const { directory, lock } = await scene();
  const sessions = fileSessions({ directory });
  around.link = (to, link) => (to === lock ? link() : Promise.reject(systemError("ENOSPC")));
  const stored = session();
  await sessions.set("key", stored);
  expect(await sessions.get("key")).toEqual(stored);
  expect(readdirSync(directory)).toHaveLength(1);
});

test("reports a full disk, and leaves no files", async () => {
  const { directory } = await scene();
  around.link = () => Promise.reject(systemError("ENOSPC"));
  const error = await failure(fileSessions({ directory }).set("key", session()));
  expect(error).toMatchObject({ name: "SessionStoreError", retryable: true });
  expect(error.message).toContain("Free some disk space");
  expect(readdirSync(directory)).toEqual([]);
});
