import { fork } from "node:child_process";
import { once } from "node:events";
import { testClock } from "@tokens/core/testing";
import { journalTail, openStore, type JournalEntry } from "@tokens/store";
import { describe, expect, onTestFinished, test } from "vitest";
import { forms, sample, withRedis } from "./support.ts";

const entry = (at: number, members: Partial<JournalEntry> = {}): JournalEntry => ({
  at,
  key: "podio:alice",
  type: "refreshed",
  by: "host:1",
  ...members,
});

const day = 86_400_000;

describe.each(forms)("a journal at $name", ({ reached, place }) => {
  describe.skipIf(!reached)("kept", () => {
    test("returns the newest entries first", async () => {
      await using store = await openStore((await place()).url);
      const { journal } = store;
      expect(await journal.read({ limit: 10 })).toEqual([]);
      const whole = entry(2, {
        key: `σ😀'"?$1%`,
        type: "refresh-failed",
        by: "Ägypten:1",
        durationMs: 12,
        expiresAt: 99,
        code: "provider_unavailable",
        message: `It's "down"; \\ try\nagain? 😀`,
      });
      await journal.append([entry(3), whole]);
      await journal.append([]);
      await journal.append([entry(1)]);
      expect(await journal.read({ limit: 10 })).toEqual([entry(3), whole, entry(1)]);
      expect(await journal.read({ limit: 10, key: whole.key })).toEqual([whole]);
    });

    test("finds by key, type and time, a page at a time", async () => {
      await using store = await openStore((await place()).url);
      const { journal } = store;
      const types = ["refreshed", "waiting", "adopted"] as const;
      const entries = Array.from({ length: 90 }, (_, n) =>
        entry(n + 1, { key: n % 2 === 0 ? "even" : "odd", type: types[n % 3]! }),
      );
      await journal.append(entries);
      const times = async (query: Parameters<typeof journal.read>[0]): Promise<number[]> =>
        (await journal.read(query)).map(({ at }) => at);
      expect(await times({ limit: 3 })).toEqual([90, 89, 88]);
      expect(await times({ limit: 2, key: "even" })).toEqual([89, 87]);
      expect(await times({ limit: 2, key: "EVEN" })).toEqual([]);
      expect(await times({ limit: 9, after: 87 })).toEqual([90, 89, 88]);
      expect(await times({ limit: 9, key: "odd", types: ["waiting", "adopted"], after: 80 })).toEqual([90, 86, 84]);
      expect(await times({ limit: 9, types: [] })).toEqual([]);
      expect(await times({ limit: 0 })).toEqual([]);
      expect(await times({ limit: Infinity })).toHaveLength(90);
    });

    test("tells how the latest refreshes of each session ended", async () => {
      await using store = await openStore((await place()).url);
      const { journal } = store;
      expect((await journal.outcomes()).size).toBe(0);
      const well = [entry(1, { key: "well", type: "refresh-failed" }), entry(2, { key: "well" })];
      const broken = [
        entry(3, { key: "broken", type: "authenticated" }),
        entry(4, { key: "broken", type: "refresh-failed" }),
        entry(5, { key: "broken", type: "waiting" }),
        entry(6, { key: "broken", type: "refresh-failed" }),
        entry(7, { key: "broken", type: "reauthorization-required", message: "refused" }),
        entry(8, { key: "broken", type: "edited" }),
      ];
      const never = [entry(9, { key: "never", type: "save-failed" })];
      for (const one of [...well, ...broken, ...never]) await journal.append([one]);
      expect(await journal.outcomes()).toEqual(
        new Map([
          ["well", { renewed: well[1] }],
          ["broken", { renewed: broken[0], failing: { first: broken[1], last: broken[4] } }],
          ["never", { failing: { first: never[0], last: never[0] } }],
        ]),
      );
    });

    test("is followed, each entry once", async () => {
      await using store = await openStore((await place()).url);
      const { journal } = store;
      const clock = testClock(1_000_000);
      await journal.append([entry(1, { type: "revoked" }), entry(990_000)]);
      const tail = journalTail(journal, { after: 500_000, clock });
      expect(await tail.next()).toEqual([entry(990_000)]);
      expect(await tail.next()).toEqual([]);
      await clock.advance(60_000);
      // The second one arrives late.
      await journal.append([entry(1_050_000), entry(975_000)]);
      expect(await tail.next()).toEqual([entry(975_000), entry(1_050_000)]);
      expect(await tail.next()).toEqual([]);
    });

    test("accepts concurrent appends of several processes in order", async () => {
      const { url } = await place();
      const count = 1500;
      const children = ["one", "two"].map((by) => {
        const child = fork(new URL("children/append.ts", import.meta.url), [url, by, String(count)], {
          execArgv: ["-C", "@tokens/source"],
        });
        onTestFinished(() => void child.kill());
        return child;
      });
      await Promise.all(children.map((child) => once(child, "message")));
      const ends = children.map((child) => once(child, "exit"));
      for (const child of children) child.send("go");
      expect((await Promise.all(ends)).map(([code]) => code as unknown)).toEqual([0, 0]);
      await using store = await openStore(url);
      const found = await store.journal.read({ limit: Infinity });
      for (const by of ["one", "two"]) {
        const own = found.filter((one) => one.by === by).map(({ at }) => at);
        expect(own.length).toBeGreaterThanOrEqual(count);
        expect(own).toEqual(Array.from(own, (_, n) => own.length - n));
      }
    });

    test("does not appear as a session", async () => {
      await using store = await openStore((await place()).url);
      await store.journal.append([entry(1)]);
      const session = sample();
      await store.sessions.set("key", session);
      expect(await Array.fromAsync(store.sessions.list())).toMatchObject([{ key: "key", version: session.version }]);
      expect(await Array.fromAsync(store.sessions.expiring({ before: Infinity, limit: 9 }))).toHaveLength(1);
      expect(await store.journal.read({ limit: 9 })).toEqual([entry(1)]);
    });
  });
});

describe.each(forms.filter(({ name }) => name !== "redis:"))("the age of a journal at $name", ({ reached, place }) => {
  test.skipIf(!reached)("keeps entries for 90 days", async () => {
    const now = Date.now();
    const clock = testClock(now);
    await using store = await openStore((await place()).url, { clock });
    const { journal } = store;
    const append = async (count: number): Promise<void> => {
      for (let from = 0; from < count; from += 500)
        await journal.append(Array.from({ length: 500 }, (_, n) => entry(clock.now() + from + n)));
    };
    await append(10_000);
    await clock.advance(60 * day);
    await append(1000);
    expect(await journal.read({ limit: Infinity })).toHaveLength(11_000);
    await clock.advance(40 * day);
    await append(10_000);
    const kept = await journal.read({ limit: Infinity, before: now + 60 * day });
    // The file journal removes a file once it was not written to for as long, and the others in steps.
    expect(kept.length).toBeLessThan(10_000);
    expect(await journal.read({ limit: Infinity, after: now + 60 * day - 1 })).toHaveLength(11_000);
  });
});

describe.each(forms.filter(({ name }) => name === "redis:"))("the age of a journal at $name", ({ reached, place }) => {
  test.skipIf(!reached)("keeps entries for 90 days", async () => {
    const { url } = await place();
    const stream = `${new URL(url).searchParams.get("prefix")}journal`;
    const at = Date.now() - 91 * day;
    await withRedis(async (client) => {
      for (const age of [91, 89])
        await client.xAdd(stream, `${Date.now() - age * day}-1`, {
          entry: JSON.stringify(entry(at, { by: `${age}` })),
        });
    });
    await using store = await openStore(url);
    await store.journal.append([entry(1, { by: "0" })]);
    expect((await store.journal.read({ limit: 9 })).map(({ by }) => by).toSorted()).toEqual(["0", "89"]);
  });
});
