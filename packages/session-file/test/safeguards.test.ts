import { chmodSync, mkdirSync, readdirSync, renameSync, symlinkSync, writeFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { testClock } from "@tokens/core/testing";
import { fileSessions } from "@tokens/session-file";
import { peekFiles } from "@tokens/session-file/internal";
import { describe, expect, test, vi } from "vitest";
import { failure, recordPath, session, temporaryDirectory, writePrivate } from "./support.ts";

test("removes a partially written file", async () => {
  const directory = await temporaryDirectory();
  const handle = await open(directory);
  const prototype = Object.getPrototypeOf(handle) as typeof handle;
  await handle.close();
  const full = Object.assign(new Error("ENOSPC: write"), { code: "ENOSPC", syscall: "write" });
  vi.spyOn(prototype, "writeFile").mockRejectedValue(full);
  const error = await failure(fileSessions({ directory }).set("key", session()));
  expect(error).toMatchObject({ name: "SessionStoreError", retryable: true });
  expect(readdirSync(directory)).toEqual([]);
});

describe("a lease", () => {
  const claim = { known: undefined, leaseMs: 60_000 };

  test("that starts in the future has expired, because the clock was set back", async () => {
    const clock = testClock();
    const sessions = fileSessions({ directory: await temporaryDirectory(), clock });
    const since = clock.now();
    await sessions.claim("key", { ...claim, owner: "one" });
    clock.set(since - 60_000);
    expect(await sessions.claim("key", { ...claim, owner: "two" })).toMatchObject({ kind: "busy" });
    clock.set(since - 60_001);
    expect(await sessions.claim("key", { ...claim, owner: "two" })).toMatchObject({
      kind: "claimed",
      interrupted: { since },
    });
  });

  test("is polled, because nobody is notified of its end", async () => {
    const sessions = fileSessions({ directory: await temporaryDirectory() });
    await sessions.claim("key", { ...claim, owner: "one" });
    const answer = await sessions.claim("key", { ...claim, owner: "two" });
    expect(answer.kind === "busy" && answer.retryAfterMs).toBeLessThanOrEqual(100);
  });
});

describe("peekFiles", () => {
  const stored = session();

  async function scene(): Promise<{ directory: string; path: string; peek: () => unknown }> {
    const directory = join(await temporaryDirectory(), "sessions");
    await fileSessions({ directory }).set("podio:alice", stored);
    return {
      directory,
      path: recordPath(directory, "podio:alice"),
      peek: () => peekFiles(directory, (keys) => keys.find((key) => key.endsWith(":alice"))),
    };
  }

  test("returns the session of the chosen key", async () => {
    const { directory, peek } = await scene();
    expect(peek()).toEqual(stored);
    const seen: string[] = [];
    expect(peekFiles(directory, (keys) => void seen.push(...keys))).toBeUndefined();
    expect(seen).toEqual(["podio:alice"]);
    expect(peekFiles(join(directory, "missing"), () => "podio:alice")).toBeUndefined();
  });

  test("ignores files that other users can access", async () => {
    const { path, peek } = await scene();
    for (const mode of [0o640, 0o604, 0o620]) {
      chmodSync(path, mode);
      expect(peek()).toBeUndefined();
    }
    chmodSync(path, 0o600);
    expect(peek()).toEqual(stored);
  });

  test("ignores a directory that other users can access", async () => {
    const { directory, peek } = await scene();
    for (const mode of [0o750, 0o701, 0o720]) {
      chmodSync(directory, mode);
      expect(peek()).toBeUndefined();
    }
  });

  test("does not follow symbolic links", async () => {
    const { directory, path, peek } = await scene();
    const elsewhere = join(directory, "..", "elsewhere");
    renameSync(path, elsewhere);
    symlinkSync(elsewhere, path);
    expect(peek()).toBeUndefined();
    renameSync(directory, `${directory}-real`);
    symlinkSync(`${directory}-real`, directory);
    expect(peek()).toBeUndefined();
  });

  test.for([
    ["that is torn", `{"format":1,"key":"podio:alice"`],
    ["of a newer format", JSON.stringify({ format: 2, key: "podio:alice", session: stored })],
    ["without a key", JSON.stringify({ format: 1, session: stored })],
  ])("tells nothing of a record %s", async ([, text]) => {
    const { path, peek } = await scene();
    writeFileSync(path, text!);
    expect(peek()).toBeUndefined();
  });

  test("skips files that are no records", async () => {
    const { directory, peek } = await scene();
    writePrivate(join(directory, "notes.txt"), "{");
    mkdirSync(join(directory, "folder"));
    expect(peek()).toEqual(stored);
  });
});

test.for([
  [
    7,
    /^fileSessions\(options\): options must be options with a path, e\.g\. fileSessions\(\{ directory: .*, not number\.$/,
  ],
  ["./sessions", /^fileSessions\(options\): options must be .*, not string\.$/],
  [{ directory: 7 }, /^directory must be a path, e\.g\. fileSessions\(\{ directory: .*, not number\.$/],
  [{ clock: {} }, /^clock must be a clock, e\.g\. systemClock, not object\.$/],
] as const)("throws a TypeError for %o", ([options, message]) => {
  const create = (): unknown => fileSessions(options as unknown as { directory: string });
  expect(create).toThrow(TypeError);
  expect(create).toThrow(message);
});
