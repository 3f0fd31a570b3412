import { fork } from "node:child_process";
import { once } from "node:events";
import { openStore, type JournalEntry } from "@tokens/store";
import { describe, expect, onTestFinished, test } from "vitest";
import { forms, sample } from "./support.ts";

const entry = (at: number, members: Partial<JournalEntry> = {}): JournalEntry => ({
  at,
  key: "podio:alice",
  type: "refreshed",
  by: "host:1",
  ...members,
});

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

    test("keeps at least the newest ten thousand entries", async () => {
      await using store = await openStore((await place()).url);
      for (let from = 0; from < 15_000; from += 300)
        await store.journal.append(Array.from({ length: 300 }, (_, n) => entry(from + n + 1)));
      const kept = (await store.journal.read({ limit: Infinity })).map(({ at }) => at);
      expect(kept.length).toBeGreaterThanOrEqual(10_000);
      expect(kept.length).toBeLessThanOrEqual(14_000);
      expect(kept).toEqual(Array.from(kept, (_, n) => 15_000 - n));
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
