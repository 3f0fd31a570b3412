import { readDetails } from "@tokens/accounts";
import { afterEach, beforeEach, expect, test } from "vitest";
import { idOf } from "../src/accounts/account-view.ts";
import { openFixture, type Fixture } from "./fixture.ts";
import { signedIn, type Visitor } from "./visitor.ts";

let at: Fixture;
let one: Visitor;
let keys: readonly string[];
/** Refreshes wait while this is pending. */
let gate: Promise<void> | undefined;
beforeEach(async () => {
  gate = undefined;
  at = await openFixture({
    fetch: async (...args) => {
      await gate;
      return fetch(...args);
    },
  });
  keys = [];
  for (const name of ["alice", "bob", "carol"]) keys = [...keys, await at.connect("hubstaff", "login", name)];
  one = await signedIn(at.console.link());
});
afterEach(() => at.close());

const ids = (...some: readonly string[]): [string, string][] => some.map((key) => ["id", idOf(key)]);
const submit = (action: string, fields: readonly [string, string][], path = "/bulk", label = "") =>
  one.post(path, [["action", action], ["label", label], ...fields]);
const location = (visit: { readonly headers: Headers }): string => visit.headers.get("location") ?? "";
const labelled = async (): Promise<unknown> =>
  [...(await readDetails(at.store.records))].map(([key, { labels, paused }]) => [key, labels, paused ?? false]);

/** Waits until the list shows what other processes have connected. */
const listed = (words: string): Promise<void> => expect.poll(async () => (await one.get("/")).text).toContain(words);

test("labels and pauses the selected accounts, or all that a filter selects", async () => {
  expect(location(await submit("label", ids(keys[0]!, keys[2]!), "/bulk?sort=name", "team=finance"))).toBe(
    "/?sort=name",
  );
  expect((await one.get("/")).text).toContain("Added team=finance to 2 accounts.");
  await submit("pause", [["all", "1"]], "/bulk?q=label%3Dteam");
  expect((await one.get("/")).text).toContain("Paused 2 accounts.");
  const [alice, , carol] = keys;
  expect(await labelled()).toEqual([alice, carol].map((key) => [key, { team: "finance" }, true]));
  await submit("resume", [["all", "1"]]);
  await submit("unlabel", ids(carol!), "/bulk", "team");
  expect(await labelled()).toEqual([
    [alice, { team: "finance" }, false],
    [carol, {}, false],
  ]);
  const edits = await at.store.journal.read({ limit: 20 });
  // Bob was not paused: nothing happened to it.
  expect(edits.map(({ type, who }) => `${type} ${who}`)).toEqual(Array.from({ length: 7 }, () => "edited console"));
});

test.each([
  ["label", "", "Enter the label first"],
  ["label", "te am=x", "cannot be the name of a label"],
  ["pause", "", "No accounts were selected."],
  ["burn", "", "Choose what to do"],
])("explains %s %j", async (action, label, why) => {
  await submit(action, action === "pause" ? [] : ids(...keys), "/bulk?q=hubstaff", label);
  expect((await one.get("/")).text).toContain(why);
  expect(await labelled()).toEqual([]);
});

test("an invalid filter selects nothing", async () => {
  await submit("disconnect", [["all", "1"]], "/bulk?q=state%3Dbroken");
  const { text } = await one.get("/?q=state%3Dbroken");
  expect(text).toContain("No accounts were selected.");
  expect(text).toMatch(/value="state=broken".*There is no state &quot;broken&quot;/s);
  expect(text).not.toContain("data-account");
});

test("refreshes in the background, with failures, and shows the progress again after a reload", async () => {
  at.sandbox.server("hubstaff").revoke();
  const podio = await at.connect("podio", "app", "");
  await listed("4 accounts");
  const open = Promise.withResolvers<void>();
  gate = open.promise;
  const page = location(await submit("refresh", ids(...keys, podio)));
  expect(page).toMatch(/^\/jobs\/[\w-]{16}$/);
  const running = await one.get(page);
  expect(running.text).toMatch(/Refreshing 4 accounts.*0 of 4: 0 done, 0 failed\..*>Stop</s);
  open.resolve();
  await expect.poll(async () => (await one.get(page)).text).toContain("4 of 4: 1 done, 3 failed.");
  const { text } = await one.get(page);
  expect(text).toMatch(/Finished, 3 failed\..*Messages.*hubstaff\/alice<\/a> <span>Hubstaff answered/s);
  expect(text).not.toContain(">Stop<");
  const [entry] = await at.store.journal.read({ key: podio, limit: 1 });
  expect([entry?.type, entry?.who]).toEqual(["refreshed", "console"]);
});

test("stops", async () => {
  for (let n = 0; n < 8; n++) keys = [...keys, await at.connect("hubstaff", "login", `more-${n}`)];
  await listed("11 accounts");
  const open = Promise.withResolvers<void>();
  gate = open.promise;
  const page = location(await submit("refresh", [["all", "1"]]));
  expect((await one.post(`${page}/stop`)).status).toBe(303);
  open.resolve();
  await expect.poll(async () => (await one.get(page)).text).toContain("8 of 11: 8 done, 0 failed.");
  expect((await one.get(page)).text).toContain("Stopped. 3 accounts left as they were.");
});

test("disconnects many after a confirmation that names them", async () => {
  const page = location(await submit("disconnect", ids(keys[0]!, keys[1]!)));
  expect((await one.get(page)).text).toMatch(/Disconnect 2 accounts\?.*hubstaff\/alice.*hubstaff\/bob/s);
  expect(await Array.fromAsync(at.store.sessions.list())).toHaveLength(3);
  expect(location(await one.post(`${page}/start`))).toBe(page);
  await expect.poll(async () => (await one.get(page)).text).toContain("2 of 2: 2 done, 0 failed.");
  const list = (await one.get("/")).text;
  expect([...list.matchAll(/data-account="([^"]+)"/g)].map(([, name]) => name)).toEqual(["hubstaff/carol"]);
  // A second confirmation does nothing.
  await one.post(`${page}/start`);
  expect(await Array.fromAsync(at.store.sessions.list())).toHaveLength(1);
  expect((await one.get("/jobs/nothing")).status).toBe(404);
});
