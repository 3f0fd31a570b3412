import { accountOf } from "@tokens/accounts";
import { testClock } from "@tokens/core/testing";
import type { Store } from "@tokens/store";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openSteering, type Steering } from "../src/steering.ts";
import { openScene, type Scene } from "./scene.ts";

const clock = testClock(Date.now());
let at: Scene;
let key: string;
let full: boolean;
let steering: Steering;
let told: string[];
beforeEach(async () => {
  at = await openScene();
  key = await at.connect("hubstaff", "login", "alice");
  full = true;
  told = [];
  const commit: Store["sessions"]["commit"] = (...args) =>
    full ? Promise.reject(new Error("disk full")) : at.store.sessions.commit(...args);
  const store: Store = { ...at.store, sessions: { ...at.store.sessions, commit } };
  steering = openSteering(store, { clock, fetch, onError: ({ message }) => told.push(message) });
});
afterEach(() => at.close());

/** Lets time pass until `work` has settled. */
async function passing(work: Promise<unknown>): Promise<void> {
  let settled = false;
  const end = (): void => void (settled = true);
  work.then(end, end);
  await expect.poll(async () => (await clock.advance(1000), settled), { timeout: 20_000 }).toBe(true);
}

const version = async (): Promise<string> => (await at.store.sessions.get(key))!.version;
const refreshes = (): number => at.sandbox.server("hubstaff").stats().tokenRequests["refresh_token"] ?? 0;

test("new tokens that the store would not take are stored as soon as it does", async () => {
  const before = await version();
  const refreshed = steering.refresh(accountOf(key));
  await passing(refreshed);
  await expect(refreshed).rejects.toThrow(/could not be stored/);
  expect([await version(), refreshes()]).toEqual([before, 1]);
  full = false;
  await expect.poll(async () => (await clock.advance(1000), version()), { timeout: 20_000 }).not.toBe(before);
  expect(refreshes()).toBe(1);
  await steering.close();
  expect(told).toEqual([]);
  await steering.refresh(accountOf(key));
  expect(refreshes()).toBe(2);
});

test("those that never could be are told of at the end", async () => {
  const refreshed = steering.refresh(accountOf(key));
  await passing(refreshed);
  await expect(refreshed).rejects.toThrow(/could not be stored/);
  const closed = steering.close();
  await passing(closed);
  expect(told).toEqual([expect.stringMatching(/^The new tokens of hubstaff\/alice could not be stored and are lost/)]);
});
