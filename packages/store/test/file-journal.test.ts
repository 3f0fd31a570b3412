import { appendFileSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { testClock } from "@tokens/core/testing";
import { openStore, type JournalEntry } from "@tokens/store";
import { expect, test } from "vitest";
import { temporaryDirectory } from "./support.ts";

const hour = 3_600_000;
const entry = (at: number): JournalEntry => ({ at, key: "key", type: "refreshed", by: "host:1" });

test("only this user can access the files", async () => {
  const directory = join(await temporaryDirectory(), "new");
  await using store = await openStore(`file:${directory}`);
  await store.journal.append([entry(1)]);
  expect(readdirSync(join(directory, "journal"))).toEqual(["00000001.jsonl"]);
  const modes = [directory, join(directory, "journal"), join(directory, "journal/00000001.jsonl")].map(
    (path) => statSync(path).mode & 0o777,
  );
  expect(modes).toEqual([0o700, 0o700, 0o600]);
});

test("skips a truncated line and reads the next one", async () => {
  const directory = await temporaryDirectory();
  await using store = await openStore(`file:${directory}`);
  await store.journal.append([entry(1)]);
  const path = join(directory, "journal/00000001.jsonl");
  for (const rubbish of ['\n{"at":2,"key":"ke', "\nnull", "\n[]\n7\n\n", '\n{"at":"2"}']) appendFileSync(path, rubbish);
  expect(await store.journal.read({ limit: 9 })).toEqual([entry(1)]);
  await store.journal.append([entry(3)]);
  expect(await store.journal.read({ limit: 9 })).toEqual([entry(3), entry(1)]);
});

test("starts a new file when one is full, and removes old ones", async () => {
  const directory = await temporaryDirectory();
  const names = (): string[] => readdirSync(join(directory, "journal")).toSorted();
  const clock = testClock(0);
  await using store = await openStore(`file:${directory}`, { clock });
  await using other = await openStore(`file:${directory}`, { clock });
  for (let from = 0; from < 110_000; from += 250) {
    const { journal } = from % 500 === 0 ? store : other;
    await journal.append(Array.from({ length: 250 }, (_, n) => entry(from + n)));
  }
  expect(names()).toHaveLength(101);
  expect(names().at(-1)).toBe("00000110.jsonl");
  writeFileSync(join(directory, "journal/notes.txt"), "mine");
  await store.journal.append([entry(110_000)]);
  expect(names()).toEqual([
    ...Array.from({ length: 101 }, (_, n) => `${String(n + 11).padStart(8, "0")}.jsonl`),
    "notes.txt",
  ]);
});

test("reports a file at the path of the journal", async () => {
  const directory = await temporaryDirectory();
  writeFileSync(join(directory, "journal"), "");
  await using store = await openStore(`file:${directory}`);
  await expect(store.journal.append([entry(1)])).rejects.toMatchObject({ code: "session_store" });
  await expect(store.journal.read({ limit: 1 })).rejects.toMatchObject({ code: "session_store" });
});

test("reads only the files that can have what is asked for", async () => {
  const directory = await temporaryDirectory();
  const clock = testClock(20 * hour);
  await using store = await openStore(`file:${directory}`, { clock });
  const entries = (at: number, count: number) => Array.from({ length: count }, (_, n) => entry(at + n));
  await store.journal.append(entries(0, 1000));
  await store.journal.append(entries(10 * hour, 1000));
  await store.journal.append(entries(20 * hour, 10));
  // Reading a directory fails.
  rmSync(join(directory, "journal/00000001.jsonl"));
  mkdirSync(join(directory, "journal/00000001.jsonl"));
  expect(await store.journal.read({ after: 15 * hour, limit: Infinity })).toHaveLength(10);
  await expect(store.journal.read({ limit: Infinity })).rejects.toMatchObject({ code: "session_store" });
});
