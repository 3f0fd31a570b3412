import { accountOf } from "@tokens/accounts";
import { testClock } from "@tokens/core/testing";
import type { Store } from "@tokens/store";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openAccountActions, type AccountActions } from "../src/accounts/account-actions.ts";
import { openDescriptors } from "../src/shared/descriptors.ts";
import { workspaceProviders, openFixture, type Fixture } from "./fixture.ts";

const clock = testClock(Date.now());
let at: Fixture;
let key: string;
let full: boolean;
let actions: AccountActions;
let told: string[];
beforeEach(async () => {
  at = await openFixture();
  key = await at.connect("hubstaff", "login", "alice");
  full = true;
  told = [];
  const commit: Store["sessions"]["commit"] = (...args) =>
    full ? Promise.reject(new Error("disk full")) : at.store.sessions.commit(...args);
  const store: Store = { ...at.store, sessions: { ...at.store.sessions, commit } };
  actions = openAccountActions(store, {
    providers: workspaceProviders,
    descriptors: openDescriptors(workspaceProviders, fetch),
    clock,
    fetch,
    onError: ({ message }) => told.push(message),
  });
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

test("saves new tokens as soon as the store recovers", async () => {
  const before = await version();
  const refreshed = actions.refresh(accountOf(key));
  await passing(refreshed);
  await expect(refreshed).rejects.toThrow(/could not be stored/);
  expect([await version(), refreshes()]).toEqual([before, 1]);
  full = false;
  await expect.poll(async () => (await clock.advance(1000), version()), { timeout: 20_000 }).not.toBe(before);
  expect(refreshes()).toBe(1);
  await actions.close();
  expect(told).toEqual([]);
  await actions.refresh(accountOf(key));
  expect(refreshes()).toBe(2);
});

test("reports tokens that could not be saved before closing", async () => {
  const refreshed = actions.refresh(accountOf(key));
  await passing(refreshed);
  await expect(refreshed).rejects.toThrow(/could not be stored/);
  const closed = actions.close();
  await passing(closed);
  expect(told).toEqual([expect.stringMatching(/^The new tokens of hubstaff\/alice could not be saved and are lost/)]);
});
