import {
  chmodSync,
  chownSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { inspect } from "node:util";
import type { Session } from "@tokens/core";
import { fileSessions } from "@tokens/session-file";
import { testClock } from "@tokens/core/testing";
import { describe, expect, test, vi } from "vitest";
import {
  failure,
  operate,
  otherUid,
  readRecord,
  recordPath,
  session,
  temporaryDirectory,
  writePrivate,
} from "./support.ts";

const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8);

describe("on disk", () => {
  test("a session is one readable file, named by the hash of its key", async () => {
    const directory = join(await temporaryDirectory(), "new", "sessions");
    const stored = session();
    await fileSessions({ directory }).set("podio:alice", stored);
    const name = "c26213be0820b23888be4a20ca60572790ffe3d8bc2a6af52698ea0ed83e6632.json";
    expect(readdirSync(directory)).toEqual([name]);
    expect(readFileSync(join(directory, name), "utf8")).toBe(
      `${JSON.stringify({ format: 1, key: "podio:alice", session: stored }, undefined, 2)}\n`,
    );
  });

  test("a claim is part of the record, and names its process", async () => {
    const directory = await temporaryDirectory();
    const clock = testClock();
    const sessions = fileSessions({ directory, clock });
    await sessions.claim("key", { known: undefined, owner: "me", leaseMs: 1000 });
    const { claim } = readRecord(directory, "key");
    expect(claim).toMatchObject({
      owner: "me",
      since: clock.now(),
      until: clock.now() + 1000,
      holder: { pid: process.pid },
    });
    await sessions.release("key", { owner: "me" });
    expect(readdirSync(directory)).toEqual([]);
  });

  test("a deleted session leaves no file", async () => {
    const directory = await temporaryDirectory();
    const sessions = fileSessions({ directory });
    await sessions.set("key", session());
    await sessions.set("key", undefined);
    expect(readdirSync(directory)).toEqual([]);
  });

  test("reading creates no directory", async () => {
    const root = await temporaryDirectory();
    const sessions = fileSessions({ directory: join(root, "sessions") });
    expect(await sessions.get("key")).toBeUndefined();
    await sessions.set("key", undefined);
    await sessions.release("key", { owner: "me" });
    expect(readdirSync(root)).toEqual([]);
  });

  test("directory and file are private whatever the umask", async () => {
    const directory = join(await temporaryDirectory(), "new", "sessions");
    expect(await operate({ call: "set", directory, umask: 0, session: session() })).toEqual({});
    expect(modeOf(directory)).toBe("700");
    expect(modeOf(join(directory, ".."))).toBe("700");
    expect(modeOf(recordPath(directory, "key"))).toBe("600");
  });

  test("commit and set are synced before they resolve, and every copy before it replaces a session", async () => {
    const directory = await temporaryDirectory();
    const handle = await open(directory);
    const sync = vi.spyOn(Object.getPrototypeOf(handle) as typeof handle, "sync");
    await handle.close();
    const sessions = fileSessions({ directory });
    const calls = async (work: Promise<unknown>): Promise<number> => {
      sync.mockClear();
      await work;
      return sync.mock.calls.length;
    };
    const first = session();
    expect(await calls(sessions.claim("key", { known: undefined, owner: "a", leaseMs: 1000 }))).toBe(0);
    expect(await calls(sessions.commit("key", first, { owner: "a", parent: undefined }))).toBe(2);
    expect(await calls(sessions.claim("key", { known: first.version, owner: "b", leaseMs: 1000 }))).toBe(1);
    expect(await calls(sessions.claim("key", { known: first.version, owner: "c", leaseMs: 1000 }))).toBe(0);
    expect(await calls(sessions.release("key", { owner: "b" }))).toBe(1);
    expect(await calls(sessions.set("key", session()))).toBe(2);
    expect(await calls(sessions.get("key"))).toBe(0);
    expect(await calls(sessions.set("key", undefined))).toBe(1);
  });

  test("the default directory is the platform's for application state", async () => {
    const home = await temporaryDirectory();
    const { XDG_STATE_HOME: _, ...env } = process.env;
    const places: Partial<Record<NodeJS.Platform, string>> = {
      darwin: join(home, "Library", "Application Support", "tokens"),
      win32: join(home, "AppData", "Local", "tokens"),
    };
    const standard = places[process.platform] ?? join(home, ".local", "state", "tokens");
    await operate({ call: "set", session: session() }, { ...env, HOME: home, LOCALAPPDATA: "", USERPROFILE: home });
    expect(readRecord(standard, "key").key).toBe("key");
  });

  test.runIf(process.platform === "linux")("XDG_STATE_HOME is followed when it is absolute", async () => {
    const home = await temporaryDirectory();
    await operate(
      { call: "set", session: session() },
      { ...process.env, HOME: home, XDG_STATE_HOME: join(home, "state") },
    );
    expect(readdirSync(home)).toEqual(["state"]);
    await operate({ call: "set", session: session() }, { ...process.env, HOME: home, XDG_STATE_HOME: "relative" });
    expect(readdirSync(home).toSorted()).toEqual([".local", "state"]);
  });
});

describe("rejects, with a fix in the message", () => {
  const me = process.getuid!();

  async function refusals(directory: string, key = "key"): Promise<string> {
    const sessions = fileSessions({ directory });
    const errors = [await failure(sessions.get(key)), await failure(sessions.set(key, session()))];
    for (const error of errors) {
      expect(error).toMatchObject({ name: "SessionStoreError", code: "session_store", retryable: false });
      expect(error.message).toBe(errors[0]!.message);
    }
    return errors[0]!.message;
  }

  test("a directory that is a symbolic link", async () => {
    const root = await temporaryDirectory();
    mkdirSync(join(root, "real"), { mode: 0o700 });
    symlinkSync("real", join(root, "link"));
    expect(await refusals(`${root}/link/`)).toContain(`rm '${root}/link'`);
    expect(readdirSync(join(root, "real"))).toEqual([]);
  });

  test("a directory that other users can access, until it is private", async () => {
    const directory = join(await temporaryDirectory(), "it's open");
    mkdirSync(directory);
    for (const mode of [0o750, 0o701, 0o720]) {
      chmodSync(directory, mode);
      const message = await refusals(directory);
      expect(message).toContain(`mode ${mode.toString(8)}`);
      expect(message).toContain(`chmod 700 '${directory.replace("'", "'\\''")}'`);
    }
    expect(readdirSync(directory)).toEqual([]);
    chmodSync(directory, 0o700);
    await fileSessions({ directory }).set("key", session());
  });

  test("a directory of another user", async () => {
    const directory = me === 0 ? await temporaryDirectory() : "/";
    if (me === 0) chownSync(directory, otherUid, otherUid);
    expect(await refusals(directory)).toContain(`chown -R ${me} '${directory}'`);
  });

  test("a directory that is a file, and one below a file", async () => {
    const file = join(await temporaryDirectory(), "file");
    writePrivate(file, "");
    expect(await refusals(file)).toContain(`rm '${file}'`);
    expect(await refusals(join(file, "sessions"))).toContain("A part of this path is a file");
  });

  test("a directory that cannot be created", async () => {
    const root = await temporaryDirectory();
    chmodSync(root, me === 0 ? 0o755 : 0o500);
    const directory = join(root, "sessions");
    const { error } = await operate({ call: "claim", directory, uid: otherUid });
    expect(error).toMatchObject({ code: "session_store", retryable: false });
    expect(error!.message).toContain(
      `mkdir -p '${directory}' && chown ${me || otherUid} '${directory}' && chmod 700 '${directory}'`,
    );
    chmodSync(root, 0o700);
  });

  test("a read-only directory, whose files can still be read", async () => {
    const root = await temporaryDirectory();
    const directory = join(root, "sessions");
    const stored = session();
    await fileSessions({ directory }).set("key", stored);
    if (me === 0) for (const path of [directory, recordPath(directory, "key")]) chownSync(path, otherUid, otherUid);
    chmodSync(root, 0o755);
    chmodSync(directory, 0o500);
    expect(await operate({ call: "get", directory, uid: otherUid })).toEqual({ value: stored });
    for (const call of ["set", "claim"] as const) {
      const { error } = await operate({ call, key: "other", directory, uid: otherUid, session: stored });
      expect(error).toMatchObject({ code: "session_store", retryable: false });
      expect(error!.message).toContain(`chmod 700 '${directory}'`);
    }
    chmodSync(directory, 0o700);
  });

  test("a file that is a symbolic link", async () => {
    const directory = await temporaryDirectory();
    const path = recordPath(directory, "key");
    const target = join(await temporaryDirectory(), "target");
    await fileSessions({ directory: join(target, "..") }).set("key", session());
    symlinkSync(recordPath(join(target, ".."), "key"), path);
    expect(await refusals(directory)).toContain(`rm '${path}'`);
  });

  test("a file that is not a regular file", async () => {
    const directory = await temporaryDirectory();
    const path = recordPath(directory, "key");
    mkdirSync(path);
    expect(await refusals(directory)).toContain(`rm -r '${path}'`);
  });

  test("a file that other users can access, until it is private", async () => {
    const directory = await temporaryDirectory();
    const path = recordPath(directory, "key");
    const sessions = fileSessions({ directory });
    const stored = session();
    await sessions.set("key", stored);
    for (const mode of [0o640, 0o604, 0o620]) {
      chmodSync(path, mode);
      expect(await refusals(directory)).toContain(`chmod 600 '${path}'`);
    }
    chmodSync(path, 0o600);
    expect(await sessions.get("key")).toEqual(stored);
  });

  test.runIf(me === 0)("a file of another user", async () => {
    const directory = await temporaryDirectory();
    const path = recordPath(directory, "key");
    await fileSessions({ directory }).set("key", session());
    chownSync(path, otherUid, otherUid);
    expect(await refusals(directory)).toContain(`chown ${me} '${path}'`);
  });

  test("a file above 16 MiB, and a session that would exceed it", async () => {
    const directory = await temporaryDirectory();
    const path = recordPath(directory, "key");
    const sessions = fileSessions({ directory });
    const large = session({ accessToken: "a".repeat(16 * 1024 * 1024) });
    expect(await failure(sessions.set("key", large))).toMatchObject({ code: "session_store", retryable: false });
    expect(readdirSync(directory)).toEqual([]);
    writePrivate(path, "");
    truncateSync(path, 16 * 1024 * 1024 + 1);
    expect(await refusals(directory)).toContain(`mv '${path}'`);
  });

  test("an invalid session", async () => {
    const directory = await temporaryDirectory();
    const sessions = fileSessions({ directory });
    const { accessToken: _, ...tokenless } = session();
    for (const wrong of [tokenless as Session, session({ expiresAt: "soon" as unknown as number })]) {
      expect(await failure(sessions.set("key", wrong))).toMatchObject({ code: "session_store", retryable: false });
    }
    expect(readdirSync(directory)).toEqual([]);
    const odd = session({ expiresAt: NaN });
    await sessions.set("key", odd);
    expect(await sessions.get("key")).toMatchObject({ version: odd.version, accessToken: odd.accessToken });
  });

  test("a record of a newer version, without changing it", async () => {
    const directory = await temporaryDirectory();
    const path = recordPath(directory, "key");
    const text = JSON.stringify({ format: 2, key: "key", sessions: [] });
    writePrivate(path, text);
    expect(await refusals(directory)).toContain("written by a newer version");
    const sessions = fileSessions({ directory });
    expect((await failure(sessions.set("key", undefined))).message).toContain(path);
    expect((await failure(sessions.commit("key", session(), { owner: "me", parent: undefined }))).message).toContain(
      path,
    );
    expect(readFileSync(path, "utf8")).toBe(text);
    expect(readdirSync(directory)).toHaveLength(1);
  });
});

describe("a corrupt record", () => {
  const whole = session({ accessToken: "very-secret" });
  const claim = { owner: "me", since: 1, until: 2, holder: { machine: "m", pid: 1 } };
  const corrupt: Readonly<Record<string, unknown>> = {
    "is empty": "",
    "is not JSON": "very-secret {",
    "is cut off": JSON.stringify({ format: 1, key: "key", session: whole }).slice(0, -9),
    "is JSON of something else": [1],
    "has no format": { key: "key", session: whole },
    "is another key's": { format: 1, key: "other", session: whole },
    "lacks the version": { format: 1, key: "key", session: { ...whole, version: undefined } },
    "has a time that is no number": { format: 1, key: "key", session: { ...whole, expiresAt: "soon" } },
    "has a claim without a holder": { format: 1, key: "key", session: whole, claim: { ...claim, holder: undefined } },
    "has a claim of no process": {
      format: 1,
      key: "key",
      session: whole,
      claim: { ...claim, holder: { machine: "m", pid: -1 } },
    },
  };

  test.for(Object.entries(corrupt))(
    "that %s is set aside, whole, and reported without what it says",
    async ([, content]) => {
      const directory = await temporaryDirectory();
      const sessions = fileSessions({ directory });
      const path = recordPath(directory, "key");
      writePrivate(path, content);
      const before = readFileSync(path);
      const error = await failure(sessions.get("key"));
      expect(error).toMatchObject({ name: "SessionStoreError", retryable: false });
      expect(inspect(error)).not.toContain("very-secret");

      const [aside] = readdirSync(directory);
      expect(join(directory, aside!)).toMatch(new RegExp(`^${path}\\.corrupt-\\d+-[0-9a-f]+$`));
      expect(error.message).toContain(aside);
      expect(readFileSync(join(directory, aside!))).toEqual(before);
      expect(modeOf(join(directory, aside!))).toBe("600");

      const next = session();
      await sessions.set("key", next);
      expect(await sessions.get("key")).toEqual(next);
      expect(readdirSync(directory)).toHaveLength(2);
    },
  );

  test("is reported to all concurrent callers", async () => {
    const directory = await temporaryDirectory();
    writePrivate(recordPath(directory, "key"), "{");
    const looks = await Promise.allSettled([1, 2, 3, 4].map(() => fileSessions({ directory }).get("key")));
    expect(looks.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected", "rejected"]);
    expect(readdirSync(directory)).toHaveLength(1);
  });

  test("does not stop new tokens from being stored", async () => {
    const directory = await temporaryDirectory();
    const sessions = fileSessions({ directory });
    writePrivate(recordPath(directory, "one"), "{");
    writePrivate(recordPath(directory, "two"), "{");
    const next = session();
    await sessions.set("one", next);
    expect(await sessions.commit("two", next, { owner: "me", parent: "lost" })).toBe("committed");
    expect([await sessions.get("one"), await sessions.get("two")]).toEqual([next, next]);
    expect(readdirSync(directory).filter((name) => name.includes(".corrupt-"))).toHaveLength(2);
  });

  test("can be deleted", async () => {
    const directory = await temporaryDirectory();
    const sessions = fileSessions({ directory });
    writePrivate(recordPath(directory, "key"), "{");
    await sessions.set("key", undefined);
    expect(await sessions.get("key")).toBeUndefined();
    expect(readdirSync(directory)).toHaveLength(1);
  });

  test("is never seen while others write", async () => {
    const directory = await temporaryDirectory();
    const sessions = fileSessions({ directory });
    await sessions.set("key", session());
    const writes = (async () => {
      for (let n = 0; n < 40; n++) await sessions.set("key", session({ accessToken: "x".repeat(1 + n * 3000) }));
    })();
    let writing = true;
    void writes.finally(() => (writing = false));
    let looks = 0;
    for (; writing; looks++) expect((await sessions.get("key"))?.refreshToken).toBe("refresh");
    await writes;
    expect(looks).toBeGreaterThan(0);
    expect(readdirSync(directory)).toHaveLength(1);
  });

  test("does not hide other expiring sessions", async () => {
    const directory = await temporaryDirectory();
    const sessions = fileSessions({ directory });
    for (const key of ["rotten", "open", "new", "fine"]) await sessions.set(key, session({ expiresAt: 1000 }));
    writeFileSync(recordPath(directory, "rotten"), "{");
    chmodSync(recordPath(directory, "open"), 0o644);
    writeFileSync(recordPath(directory, "new"), JSON.stringify({ format: 2 }));
    const found = await Array.fromAsync(sessions.expiring({ before: 2000, limit: 9 }));
    expect(found).toEqual([{ key: "fine", expiresAt: 1000 }]);
    expect(readdirSync(directory)).toHaveLength(4);
  });
});
