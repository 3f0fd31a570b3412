import { testClock } from "@tokens/core/testing";
import { openStore, type Store } from "@tokens/store";
import { describe, expect, test } from "vitest";
import { forms, sample } from "./support.ts";

const nameWithEverything = `σ😀'"?$1%\\_`;
const startAt = Date.parse("2026-01-01");

describe.each(forms)("records at $name", ({ reached, place }) => {
  describe.skipIf(!reached)("kept", () => {
    test("are written, replaced, listed by kind and deleted, also when opened again", async () => {
      const { url } = await place();
      const value = { text: `It's "${nameWithEverything}"\n`, list: [1, null, { deep: true }] };
      {
        await using store = await openStore(url);
        expect(await store.records.get("account", "a")).toBeUndefined();
        await store.records.set("account", nameWithEverything, "old");
        await store.records.set("account", nameWithEverything, value);
        await store.records.set("account", "b", 7);
        await store.records.set("notice", "b", "other kind");
      }
      await using store = await openStore(url);
      const { records } = store;
      expect(await records.get("account", nameWithEverything)).toEqual(value);
      const listed = await Array.fromAsync(records.list("account"));
      expect(listed.toSorted((one) => (one.name === "b" ? 1 : -1))).toEqual([
        { name: nameWithEverything, value },
        { name: "b", value: 7 },
      ]);
      expect(await Array.fromAsync(records.list("accounts"))).toEqual([]);
      expect(await records.get("account", "B")).toBeUndefined();
      expect(await records.delete("account", nameWithEverything)).toBe(true);
      expect(await records.delete("account", nameWithEverything)).toBe(false);
      expect(await Array.fromAsync(records.list("account"))).toEqual([{ name: "b", value: 7 }]);
      expect(await records.get("notice", "b")).toBe("other kind");
    });

    test("expire by the clock of the process", async () => {
      const clock = testClock(startAt);
      await using store = await openStore((await place()).url, { clock });
      const { records } = store;
      await records.set("link", "a", 1, { expiresAt: startAt + 1000 });
      expect(await records.add("link", "a", 2)).toBe(false);
      expect(await records.get("link", "a")).toBe(1);
      await clock.advance(1000);
      expect(await records.get("link", "a")).toBeUndefined();
      expect(await Array.fromAsync(records.list("link"))).toEqual([]);
      expect(await records.delete("link", "a")).toBe(false);
      await records.set("link", "b", 1, { expiresAt: startAt + 2000 });
      await clock.advance(1000);
      expect(await records.add("link", "b", 2, { expiresAt: startAt + 9000 })).toBe(true);
      expect(await records.get("link", "b")).toBe(2);
      await records.set("link", "b", 3);
      await clock.advance(100_000);
      expect(await records.get("link", "b")).toBe(3);
    });

    test("are created once and deleted once, whoever is faster", async () => {
      const { url } = await place();
      const stores = await Promise.all(Array.from({ length: 4 }, () => openStore(url)));
      const each = <T>(work: (store: Store, index: number) => Promise<T>): Promise<T[]> =>
        Promise.all(Array.from({ length: 24 }, (_, index) => work(stores[index % 4]!, index)));
      const added = await each(({ records }, index) => records.add("link", "one", index));
      expect(added.filter(Boolean)).toHaveLength(1);
      expect(await stores[0]!.records.get("link", "one")).toBe(added.indexOf(true));
      const deleted = await each(({ records }) => records.delete("link", "one"));
      expect(deleted.filter(Boolean)).toHaveLength(1);
      await Promise.all(stores.map((store) => store.close()));
    });

    test("do not appear as sessions, nor sessions as records", async () => {
      await using store = await openStore((await place()).url);
      await store.records.set("account", "key", {});
      await store.sessions.set("other", sample());
      expect((await Array.fromAsync(store.sessions.list())).map(({ key }) => key)).toEqual(["other"]);
      expect((await Array.fromAsync(store.records.list("account"))).map(({ name }) => name)).toEqual(["key"]);
    });

    test("report a store that is gone", async () => {
      const store = await openStore((await place()).url);
      await store.records.set("account", "key", {});
      await store.close();
      if (store.name.startsWith("file:")) return;
      await expect(store.records.get("account", "key")).rejects.toMatchObject({ code: "session_store" });
      await expect(store.records.set("account", "key", {})).rejects.toMatchObject({ code: "session_store" });
    });
  });
});
