import { setTimeout as sleep } from "node:timers/promises";
import { join } from "node:path";
import { judge } from "../row.ts";
import { familyRevocation, longestWait, NotPossible, shortLease, type Scenario } from "../scenario.ts";
import type { Caller, Grant, Scene } from "../scene.ts";
import { mountDisk, type Disk } from "../servers/tmpfs.ts";
import { nextStep } from "../steps.ts";
import { startStore, type RunningStore } from "../stores.ts";

interface DiskStore extends RunningStore {
  readonly disk: Disk;
}

async function diskFull(scene: Scene<DiskStore>): Promise<void> {
  const { row, store, authority } = scene;
  const { disk } = store;
  const grant = scene.account(familyRevocation);
  const [caller, other] = (await scene.callers(2, grant, shortLease)) as [Caller, Caller];
  await scene.logIn(grant, caller);

  scene.progress("full before the claim");
  await scene.expire(grant, [caller, other]);
  disk.fill();
  await refusesToSpend(scene, grant, [caller, other]);
  await disk.free();
  await bothAreServed(scene, [caller, other]);

  for (const freedAfterMs of [500, shortLease.leaseMs + shortLease.deadlineMs]) {
    scene.progress(`full between claim and commit, for ${freedAfterMs} ms`);
    await scene.expire(grant, [caller, other]);
    await authority.call.hold(grant.name);
    const held = nextStep(authority, "held", { account: grant.name });
    const called = scene.call([caller], 1);
    await held;
    disk.fill();
    await authority.call.release(grant.name);
    const waiting = scene.call([other], 1);
    await sleep(freedAfterMs);
    await disk.free();
    await Promise.all([called, waiting]);
    await bothAreServed(scene, [caller, other]);
  }
  await scene.settle(grant);
  judge(row, { ...longestWait(shortLease), reuses: 0, rejected: ["session_store", "session_save"] });
}

async function readOnly(scene: Scene<DiskStore>): Promise<void> {
  const { row, store } = scene;
  const grant = scene.account(familyRevocation);
  const [caller, other] = (await scene.callers(2, grant, shortLease)) as [Caller, Caller];
  await scene.logIn(grant, caller);
  await scene.expire(grant, [caller, other]);
  store.disk.readOnly(true);
  await refusesToSpend(scene, grant, [caller, other]);
  store.disk.readOnly(false);
  await bothAreServed(scene, [caller, other]);
  await scene.settle(grant);
  judge(row, { ...longestWait(shortLease), reuses: 0, rejected: ["session_store"] });
}

/** Whoever cannot store a refresh token must not ask for one. */
async function refusesToSpend(
  { row, authority, call }: Scene,
  { name }: Grant,
  callers: readonly Caller[],
): Promise<void> {
  const before = (await authority.call.account(name)).requests;
  const got = await call(callers, 5);
  const { requests } = await authority.call.account(name);
  if (requests > before && got.every(({ served }) => served === 0))
    row.wrong.push(`${requests - before} token requests although nothing can be stored`);
}

async function bothAreServed({ row, isServed }: Scene, callers: readonly Caller[]): Promise<void> {
  for (const caller of callers)
    if (!(await isServed(caller))) row.wrong.push("a process is not served when the disk is writable again");
}

const disk = {
  group: "disk",
  async startStore(name, directory) {
    const mounted = mountDisk(directory, 2);
    if (!mounted) throw new NotPossible("mounting a disk needs root");
    const store = await startStore(name, join(directory, "store"));
    return { ...store, disk: mounted, close: () => Promise.resolve(mounted.unmount()) };
  },
} satisfies Partial<Scenario<DiskStore>>;

export const diskScenarios: readonly Scenario<DiskStore>[] = [
  { ...disk, name: "disk full", stores: ["file", "sqlite"], quick: ["file"], run: diskFull },
  // SQLite has its files open for writing, which a system does not let become read-only.
  { ...disk, name: "read-only directory", stores: ["file"], quick: ["file"], run: readOnly },
];
