import { accountOf, editAccount } from "@tokens/accounts";
import { newSession, sessionKey, type Session } from "@tokens/core";
import { testClock } from "@tokens/core/testing";
import { openStore, type JournalEntry, type Store } from "@tokens/store";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { idOf } from "../src/accounts/account-view.ts";
import { listQueryOf } from "../src/accounts/list-query.ts";
import { openOverview, type Change } from "../src/accounts/overview.ts";
import { selector } from "../src/accounts/selection.ts";
import { workspaceProviders, openFixture } from "./fixture.ts";
import { openDescriptors } from "../src/shared/descriptors.ts";
import { signedIn } from "./visitor.ts";

const descriptors = openDescriptors(workspaceProviders, fetch);

let store: Store;
const clock = testClock();
beforeEach(async () => {
  store = await openStore("sqlite::memory:");
});
afterEach(() => store.close());

const session = (): Session =>
  newSession({ accessToken: "token", obtainedAt: clock.now(), expiresAt: clock.now() + 60_000 });
const key = (provider: string, name: string, app = "app"): string => sessionKey(provider, "api.example", app, name);

function entry(of: string, type: JournalEntry["type"], members: Partial<JournalEntry> = {}): JournalEntry {
  return { at: clock.now() + 1, key: of, type, by: "host:1", ...members };
}

describe("accounts", () => {
  test("sorts accounts that need attention first, then by name, and distinguishes equal names", async () => {
    const keys = ["user-10", "user-9", "user-2"].map((name) => key("hubstaff", name));
    keys.push(key("podio", "same", "one"), key("podio", "same", "two"), key("elsewhere", "x"));
    for (const one of keys) await store.sessions.set(one, session());
    await store.journal.append([
      entry(keys[1]!, "reauthorization-required", { message: `The session ${keys[1]} is dead.` }),
      entry(keys[0]!, "refresh-failed", { message: "away" }),
    ]);
    const all = await openOverview(store, { providers: workspaceProviders, descriptors, clock, everyMs: 1 }).read();
    const known = selector()(all, listQueryOf({}), clock.now()).found;
    expect(known.map(({ view }) => view.name)).toEqual([
      "hubstaff/user-9",
      "hubstaff/user-10",
      "elsewhere/x",
      "hubstaff/user-2",
      expect.stringMatching(/^podio\/same \([\w-]{4}\)$/),
      expect.stringMatching(/^podio\/same \([\w-]{4}\)$/),
    ]);
    expect(new Set(known.map(({ view }) => view.name)).size).toBe(6);
    expect(known[0]!.view.status.problem).toBe("The session hubstaff/user-9 is dead.");
  });

  test("notifies watchers of changed accounts, a lost store and its return", async () => {
    let away = false;
    const [one, two] = [key("hubstaff", "one"), key("hubstaff", "two")];
    for (const each of [one, two]) await store.sessions.set(each, session());
    const list = (): ReturnType<Store["sessions"]["list"]> => {
      if (away) throw new Error("away");
      return store.sessions.list();
    };
    const overview = openOverview(
      { ...store, sessions: { ...store.sessions, list } },
      { providers: workspaceProviders, descriptors, clock, everyMs: 1000 },
    );
    const told: Change[] = [];
    const watching = overview.watch((change) => told.push(change));
    const ids = new Map((await overview.read()).map(({ account, view }) => [account.key, view.id]));
    await expect.poll(() => clock.sleeping).toBe(1);
    const turn = async (): Promise<void> => {
      await clock.advance(1000);
      await expect.poll(() => clock.sleeping).toBe(1);
    };
    await turn();
    expect(told).toEqual([]);
    await store.sessions.set(two, session());
    await turn();
    expect(told.splice(0)).toEqual([{ type: "changed", ids: [ids.get(two)] }]);
    await store.sessions.set(one, undefined);
    await store.journal.append([entry(two, "refreshed")]);
    await turn();
    expect(new Set(told.splice(0).flatMap((change) => ("ids" in change ? change.ids : [])))).toEqual(
      new Set(ids.values()),
    );
    away = true;
    await turn();
    away = false;
    await turn();
    await turn();
    expect(told).toEqual([{ type: "lost" }, { type: "changed", ids: [] }]);
    watching[Symbol.dispose]();
    await expect.poll(() => clock.sleeping).toBe(0);
  });

  test("shows at once what this console changed, even during another read", async () => {
    const [listed, slow] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const list: Store["sessions"]["list"] = async function* () {
      const entries = await Array.fromAsync(store.sessions.list());
      listed.resolve();
      await slow.promise;
      yield* entries;
    };
    const overview = openOverview(
      { ...store, sessions: { ...store.sessions, list } },
      { providers: workspaceProviders, descriptors, clock, everyMs: 1000 },
    );
    const early = overview.read();
    await listed.promise;
    await store.sessions.set(key("hubstaff", "new"), session());
    overview.changed([key("hubstaff", "new")]);
    const looks = [overview.read(), overview.read()];
    slow.resolve();
    expect((await Promise.all([early, ...looks])).at(-1)).toHaveLength(1);
    expect(await looks[0]).toBe(await looks[1]);
  });

  /** A store that counts what is read, in which a list takes 500 ms. */
  function slowStore(): { slow: Store; reads: { lists: number; gets: number } } {
    const reads = { lists: 0, gets: 0 };
    const list: Store["sessions"]["list"] = async function* () {
      reads.lists += 1;
      await clock.advance(500);
      yield* store.sessions.list();
    };
    const get: Store["sessions"]["get"] = (one) => {
      reads.gets += 1;
      return store.sessions.get(one);
    };
    return { slow: { ...store, sessions: { ...store.sessions, list, get } }, reads };
  }

  test("lists a large store every 30 seconds, and in between reads what the journal names", async () => {
    const [one, two] = [key("hubstaff", "one"), key("hubstaff", "two")];
    for (const each of [one, two]) await store.sessions.set(each, session());
    const { slow, reads } = slowStore();
    const overview = openOverview(slow, { providers: workspaceProviders, descriptors, clock, everyMs: 1000 });
    const expiries = async (): Promise<unknown> => (await overview.read()).map(({ status }) => status.expiresAt);
    const before = await expiries();
    const later = { ...session(), expiresAt: clock.now() + 600_000 };
    await store.sessions.set(one, later);
    await store.sessions.set(two, later);
    await store.journal.append([entry(one, "refreshed")]);
    await clock.advance(1000);
    expect(await expiries()).toEqual([later.expiresAt, (before as number[])[1]]);
    expect(reads).toEqual({ lists: 1, gets: 1 });
    await clock.advance(30_000);
    expect(await expiries()).toEqual([later.expiresAt, later.expiresAt]);
    expect(reads).toEqual({ lists: 2, gets: 1 });
  });

  test("finds an account that was just added, and one account is always as it is now", async () => {
    const one = key("hubstaff", "one");
    const { slow, reads } = slowStore();
    const overview = openOverview(slow, { providers: workspaceProviders, descriptors, clock, everyMs: 1000 });
    expect(await overview.read()).toEqual([]);
    await store.sessions.set(one, session());
    expect((await overview.find(idOf(one)))?.view.name).toBe("hubstaff/one");
    expect(reads.lists).toBe(2);
    await editAccount(store, accountOf(one), { labels: { team: "finance" }, paused: true }, { clock });
    const found = await overview.find(idOf(one));
    expect([found?.status.state, found?.details.labels]).toEqual(["paused", { team: "finance" }]);
    await store.sessions.set(one, undefined);
    expect(await overview.find(idOf(one))).toBeUndefined();
    expect(reads.lists).toBe(2);
  });

  test("reports an expired token as a change", async () => {
    await store.sessions.set(key("hubstaff", "one"), session());
    const overview = openOverview(store, { providers: workspaceProviders, descriptors, clock, everyMs: 60_000 });
    const told: Change[] = [];
    using _ = overview.watch((change) => told.push(change));
    await expect.poll(() => clock.sleeping).toBe(1);
    await clock.advance(60_000);
    await expect.poll(() => told.length).toBe(1);
  });
});

test("pages and searches 1,200 accounts, those that need attention first", async () => {
  const at = await openFixture();
  try {
    for (let n = 0; n < 1200; n++) await at.store.sessions.set(key("hubstaff", `user-${n}`), session());
    await at.store.journal.append([
      entry(key("hubstaff", "user-777"), "reauthorization-required", { message: "gone", at: Date.now() }),
    ]);
    const one = await signedIn(at.console.link());
    const first = await one.get("/");
    expect(first.text).toContain("1200 accounts, 1 needs attention.");
    const names = (text: string): string[] => [...text.matchAll(/data-account="([^"]+)"/g)].map(([, name]) => name!);
    expect(names(first.text)).toHaveLength(50);
    expect(names(first.text).slice(0, 3)).toEqual(["hubstaff/user-777", "hubstaff/user-0", "hubstaff/user-1"]);
    expect(first.text).toMatch(/<a aria-current="page" href="\/">1<\/a>.*\/\?page=2.*….*\/\?page=24"/s);
    expect(names((await one.get("/?page=24")).text).at(-1)).toBe("hubstaff/user-1199");
    expect(names((await one.get("/?page=99")).text).at(-1)).toBe("hubstaff/user-1199");
    const found = (await one.get("/?q=USER-119")).text;
    expect(found).toContain("11 of 1200 accounts, none need attention.");
    expect(names(found)).toHaveLength(11);
    expect((await one.get("/?q=%3Cb%3E")).text).toMatch(/value="&lt;b&gt;".*No accounts match this search/s);
  } finally {
    await at.close();
  }
});
