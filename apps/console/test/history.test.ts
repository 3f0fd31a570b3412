import { sessionKey, newSession } from "@tokens/core";
import type { JournalEntry, Journal } from "@tokens/store";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { searchEntries, type EntrySearch } from "../src/history/search.ts";
import { openFixture, type Fixture } from "./fixture.ts";
import { signedIn, type Visitor } from "./visitor.ts";

const entry = (at: number, members: Partial<JournalEntry> = {}): JournalEntry => ({
  at,
  key: "k",
  type: "adopted",
  by: "host:1",
  ...members,
});

describe("search", () => {
  const all: EntrySearch = { keys: undefined, types: undefined, who: "", text: "", before: undefined };

  /** A journal that counts its reads. */
  function journalOf(entries: readonly JournalEntry[]): { journal: Pick<Journal, "read">; reads: () => number } {
    let reads = 0;
    const read: Journal["read"] = async ({ key, before = Infinity, limit }) => {
      reads += 1;
      const newest = entries.toSorted((a, b) => b.at - a.at);
      return newest.filter((one) => one.at < before && (key === undefined || one.key === key)).slice(0, limit);
    };
    return { journal: { read }, reads: () => reads };
  }

  async function everyPage(journal: Pick<Journal, "read">, search: EntrySearch): Promise<readonly JournalEntry[][]> {
    const pages: JournalEntry[][] = [];
    let { before } = search;
    do {
      const { entries, olderThan } = await searchEntries(journal, { ...search, before });
      pages.push([...entries]);
      before = olderThan;
    } while (before !== undefined && pages.length < 50);
    return pages;
  }

  test("pages show every entry once, also those of one millisecond", async () => {
    const entries = Array.from({ length: 2345 }, (_, n) => entry(Math.floor(n / 7), { message: `m${n}` }));
    const pages = await everyPage(journalOf(entries).journal, all);
    const messages = pages.flat().map(({ message }) => message);
    expect([messages.length, new Set(messages)]).toEqual([2345, new Set(entries.map(({ message }) => message))]);
    expect(Math.max(...pages.map(({ length }) => length))).toBeLessThan(107);
  });

  test("finds rare entries by account, person, process and message, and does not read everything at once", async () => {
    const entries = Array.from({ length: 30_000 }, (_, n) =>
      entry(n, n === 25_000 ? { key: "rare", who: "Ada", message: "It Failed" } : n === 3 ? { by: "old:9" } : {}),
    );
    const { journal, reads } = journalOf(entries);
    for (const search of [{ who: "ada" }, { text: "failed" }, { keys: new Set(["rare"]) }])
      expect((await searchEntries(journal, { ...all, ...search })).entries.map(({ at }) => at)).toEqual([25_000]);
    expect((await searchEntries(journal, { ...all, keys: new Set() })).entries).toEqual([]);
    const before = reads();
    const first = await searchEntries(journal, { ...all, who: "old:" });
    expect([first.entries, reads() - before]).toEqual([[], 10]);
    expect((await everyPage(journal, { ...all, who: "old:" })).flat().map(({ at }) => at)).toEqual([3]);
  });
});

describe("pages", () => {
  let at: Fixture;
  let one: Visitor;
  beforeEach(async () => {
    at = await openFixture();
    one = await signedIn(at.console.link());
  });
  afterEach(() => at.close());

  test("show what happened to all accounts, with who it was, filtered", async () => {
    const key = await at.connect("hubstaff", "login", "alice");
    const gone = sessionKey("podio", "api.example", "app", "gone");
    const now = Date.now();
    await at.store.journal.append([
      entry(now - 2000, { key: gone, type: "refresh-failed", code: "provider_unavailable", message: "canary" }),
      entry(now - 1000, { key: gone, type: "removed", who: "ada" }),
    ]);
    await one.post(`${at.pathOf(key)}/refresh`);
    const { text } = await one.get("/history");
    expect(text).toMatch(
      /hubstaff\/alice<\/a>.*refreshed the token.*<td class="who">console<\/td>.*podio\/gone.*removed the account/s,
    );
    // Nobody knows the secrets of an account that is gone, which a message may quote.
    expect(text).not.toContain("canary");
    expect(text).toContain("/docs/errors/provider-unavailable.md");
    const shown = async (query: string): Promise<number> =>
      (await one.get(`/history?${query}`)).text.split('<td class="at">').length - 1;
    expect(
      await Promise.all(["", "account=alice", "type=removed", "who=ADA", "text=canary", "account=nobody"].map(shown)),
    ).toEqual([3, 1, 1, 1, 0, 0]);
    expect((await one.get(`/history?before=${now - 1000}`)).text).toMatch(/Events before .*failed to refresh/s);
    expect((await one.get("/history?before=x&type=x")).status).toBe(200);
  });

  test("zoom the timeline of an account, and its table says who", async () => {
    const key = await at.connect("hubstaff", "login", "alice");
    await at.store.journal.append([
      entry(Date.now() - 5 * 86_400_000, { key, type: "refreshed", by: "old:1", expiresAt: 1 }),
      entry(Date.now() - 1000, { key, type: "edited", who: "ada", message: "owner bob" }),
    ]);
    const day = (await one.get(`${at.pathOf(key)}?span=1d`)).text;
    expect(day).toMatch(/aria-current="true">1 day<.*changed the details: owner bob.*<td class="who">ada<\/td>/s);
    expect(day).not.toContain("old:1");
    expect((await one.get(`${at.pathOf(key)}?span=1w`)).text).toContain("old:1");
    expect((await one.get(`${at.pathOf(key)}?span=nonsense`)).text).toContain('aria-current="true">Latest<');
  });

  test("a clock that is far off breaks no page", async () => {
    const key = sessionKey("hubstaff", "api.example", "app", "odd");
    await at.store.sessions.set(key, newSession({ accessToken: "x", obtainedAt: 9e15, expiresAt: 9e15 }));
    await at.store.journal.append([entry(9e15, { key, type: "refresh-failed", message: "odd" })]);
    for (const path of ["/", "/history", at.pathOf(key), `${at.pathOf(key)}?span=90d`])
      expect([path, (await one.get(path)).status]).toEqual([path, 200]);
  });
});
