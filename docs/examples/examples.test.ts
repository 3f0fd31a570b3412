import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Session } from "@tokens/core";
import { sessionManagerCases, sharedSessionManagerCases, testClock } from "@tokens/core/testing";
import { describe, expect, test } from "vitest";
import { keyvSessions } from "./keyv-sessions.ts";
import { tableSessions, type Row, type Table } from "./table-sessions.ts";
import { textSessions } from "./text-sessions.ts";
import { unstorageSessions } from "./unstorage-sessions.ts";

/** As `localStorage`. */
function storage() {
  const texts = new Map<string, string>();
  return {
    texts,
    getItem: (key: string) => texts.get(key) ?? null,
    setItem: (key: string, text: string) => void texts.set(key, text),
    removeItem: (key: string) => void texts.delete(key),
  };
}

/** Compare-and-set on JSON, which takes a moment. */
function table(): Table<Session> {
  const rows = new Map<string, { text: string; revision: number }>();
  const moment = () => new Promise((resolve) => setImmediate(resolve));
  return {
    async read(key) {
      await moment();
      const found = rows.get(key);
      return { row: JSON.parse(found?.text ?? "{}") as Row<Session>, revision: found?.revision ?? 0 };
    },
    async write(key, row, revision) {
      await moment();
      if ((rows.get(key)?.revision ?? 0) !== revision) return false;
      rows.set(key, { text: JSON.stringify(row), revision: revision + 1 });
      return true;
    },
  };
}

/** As unstorage 1 with its memory driver: keys are normalized, absent is null, what is not JSON comes back as it is. */
function unstorage() {
  const texts = new Map<string, string>();
  const normalize = (key: string) =>
    key.split("?")[0]!.replaceAll(/[/\\]/g, ":").replaceAll(/:+/g, ":").replaceAll(/^:|:$/g, "");
  return {
    texts,
    async getItem(key: string): Promise<unknown> {
      const text = texts.get(normalize(key)) ?? null;
      try {
        return text && (JSON.parse(text) as unknown);
      } catch {
        return text;
      }
    },
    setItem: async (key: string, value: object) => void texts.set(normalize(key), JSON.stringify(value)),
    removeItem: async (key: string) => void texts.delete(normalize(key)),
  };
}

/** As Keyv 5.6: absent is undefined; failures are swallowed unless `throwOnErrors`; `ttl` 0 is none, absent the default. */
function keyv({ throwOnErrors = true, ttl: standard = 1000 } = {}) {
  const rows = new Map<string, { text: string; expires: number | undefined }>();
  const state = { down: false, now: 0 };
  const attempt = <T>(work: () => T, otherwise: T): T => {
    if (!state.down) return work();
    if (throwOnErrors) throw new Error("down");
    return otherwise;
  };
  return {
    state,
    throwOnErrors,
    get: async (key: string): Promise<unknown> =>
      attempt(() => {
        const row = rows.get(key);
        return row && !(row.expires && row.expires < state.now) ? (JSON.parse(row.text) as unknown) : undefined;
      }, undefined),
    set: async (key: string, value: object, ttl: number = standard) =>
      attempt(() => {
        rows.set(key, { text: JSON.stringify(value), expires: ttl ? state.now + ttl : undefined });
        return true;
      }, false),
    delete: async (key: string) => attempt(() => rows.delete(key), false),
  };
}

const pass = async (): Promise<void> => undefined;

describe("texts", () => {
  const cases = sessionManagerCases(async () => {
    const store = storage();
    return { sessions: textSessions(store), another: async () => textSessions(store), pass };
  });
  test.for(cases)("$name", ({ run }) => run());

  test("an unreadable text is an error that does not quote it", async () => {
    const store = storage();
    store.setItem("key", '{"accessToken":"canary');
    const error: unknown = await textSessions(store)
      .get("key")
      .catch((reason: unknown) => reason);
    expect(String(error)).toContain("not JSON");
    expect(String(error)).not.toContain("canary");
  });
});

describe("a table", () => {
  const cases = sharedSessionManagerCases(async () => {
    const clock = testClock();
    const rows = table();
    return {
      sessions: tableSessions(rows, clock.now),
      another: async () => tableSessions(rows, clock.now),
      pass: (ms) => clock.advance(ms),
    };
  });
  test.for(cases)("$name", ({ run }) => run());

  test("a commit by an owner without a lease leaves the lease of another", async () => {
    const sessions = tableSessions(table(), () => 0);
    const session: Session = { version: "v", accessToken: "a", obtainedAt: 0 };
    await sessions.set("key", session);
    await sessions.claim("key", { known: "v", owner: "holder", leaseMs: 10 });
    expect(await sessions.commit("key", session, { owner: "stranger", parent: "v" })).toBe("committed");
    expect(await sessions.claim("key", { known: "v", owner: "next", leaseMs: 10 })).toMatchObject({ kind: "busy" });
  });

  test("a row that never stands still ends in an error", async () => {
    const restless = { read: async () => ({ row: {}, revision: 0 }), write: async () => false };
    await expect(tableSessions(restless, () => 0).set("key", undefined)).rejects.toThrow(/kept changing/);
  });
});

describe("unstorage", () => {
  const cases = sessionManagerCases(async () => {
    const store = unstorage();
    return { sessions: unstorageSessions(store), another: async () => unstorageSessions(store), pass };
  });
  test.for(cases)("$name", ({ run }) => run());

  test("what is no session is an error", async () => {
    const store = unstorage();
    await unstorageSessions(store).set("key", { version: "v", accessToken: "a", obtainedAt: 0 });
    for (const key of store.texts.keys()) store.texts.set(key, "{cut off");
    await expect(unstorageSessions(store).get("key")).rejects.toThrow(/is not a session/);
  });
});

describe("keyv", () => {
  const cases = sessionManagerCases(async () => {
    const store = keyv();
    return { sessions: keyvSessions(store), another: async () => keyvSessions(store), pass };
  });
  test.for(cases)("$name", ({ run }) => run());

  test("a Keyv that swallows failures is refused", () => {
    expect(() => keyvSessions(keyv({ throwOnErrors: false }))).toThrow(/throwOnErrors/);
  });

  test("a store that is down is an error, never no session", async () => {
    const store = keyv();
    const sessions = keyvSessions(store);
    store.state.down = true;
    await expect(sessions.get("key")).rejects.toThrow("down");
    await expect(sessions.set("key", undefined)).rejects.toThrow("down");
  });

  test("a write that was not made is an error, and no default lets a session expire", async () => {
    const session: Session = { version: "v", accessToken: "a", obtainedAt: 0 };
    await expect(keyvSessions({ ...keyv(), set: async () => false }).set("key", session)).rejects.toThrow(
      /did not store/,
    );
    const store = keyv();
    await keyvSessions(store).set("key", session);
    store.state.now = 1e9;
    expect(await keyvSessions(store).get("key")).toEqual(session);
  });
});

test("the page shows these files as they are", async () => {
  const page = await readFile(join(import.meta.dirname, "../writing-a-session-manager.md"), "utf8");
  const files = (await readdir(import.meta.dirname)).filter((name) => name.endsWith("-sessions.ts"));
  expect(files).toHaveLength(4);
  const texts = await Promise.all(files.map((file) => readFile(join(import.meta.dirname, file), "utf8")));
  expect(texts.filter((text) => !page.includes(text))).toEqual([]);
});
