import { chmod, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeProfile } from "@tokens/accounts";
import { fastToken } from "@tokens/accounts/internal";
import { newSession, sessionKey, type Session } from "@tokens/core";
import { encryptedSessions, generateEncryptionKey } from "@tokens/session-encrypted";
import { openStore, type Store } from "@tokens/store";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

const now = 10_000_000;
const key = sessionKey("hubstaff", "api.hubstaff.com", "personal", "alice");
const fresh = newSession({ accessToken: "fresh", obtainedAt: now, expiresAt: now + 1_000_000 });

describe.each(["file", "sqlite"])("a %s store", (scheme) => {
  let directory: string;
  let env: Record<string, string>;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), "tokens-fast-"));
    env = { TOKENS_STORE: `${scheme}:${directory}/store`, XDG_CONFIG_HOME: directory, APPDATA: directory };
  });
  afterEach(() => rm(directory, { recursive: true }));

  const token = (name = "alice", at = now, profile?: string): Promise<string | undefined> =>
    fastToken(name, { env, now: at, profile });
  async function store(work: (store: Store) => Promise<void>): Promise<void> {
    await using opened = await openStore(`${scheme}:${directory}/store`);
    await work(opened);
  }
  const put = (session: Session | undefined, at = key): Promise<void> =>
    store(({ sessions }) => sessions.set(at, session));

  test("a fresh token is found by name and by key", async () => {
    expect(await token()).toBeUndefined();
    await put(fresh);
    for (const name of ["alice", "hubstaff/alice", "hubstaff", key]) expect(await token(name)).toBe("fresh");
    expect(await token("bob")).toBeUndefined();
    await put(undefined);
    expect(await token()).toBeUndefined();
  });

  test("a token that any process would refresh is not", async () => {
    await put(fresh);
    expect(await token("alice", now + 799_999)).toBe("fresh");
    expect(await token("alice", now + 800_001)).toBeUndefined();
    await put(newSession({ accessToken: "unknown", obtainedAt: 0 }));
    expect(await token("alice", now * 2)).toBe("unknown");
  });

  test("a token is not found when several accounts match the name", async () => {
    await put(fresh);
    await put(newSession({ accessToken: "other", obtainedAt: now }), sessionKey("podio", "x", "alice"));
    expect(await token()).toBeUndefined();
    expect(await token("podio/alice")).toBe("other");
  });

  test("a token is not found when a key is set or the session is encrypted", async () => {
    await put(fresh);
    env["TOKENS_KEY_FROM"] = "env:K";
    expect(await token()).toBeUndefined();
    delete env["TOKENS_KEY_FROM"];
    await store(({ sessions }) => encryptedSessions(sessions, { keys: [generateEncryptionKey()] }).set(key, fresh));
    expect(await token()).toBeUndefined();
  });

  test("a session whose refresh was claimed is found", async () => {
    await put(fresh);
    await store(async ({ sessions }) => {
      await sessions.claim(key, { known: fresh.version, owner: "me", leaseMs: 1000 });
      await sessions.claim(sessionKey("hubstaff", "a", "b", "nobody"), {
        known: undefined,
        owner: "me",
        leaseMs: 1000,
      });
    });
    expect(await token()).toBe("fresh");
    expect(await token("nobody")).toBeUndefined();
  });

  test("the store is that of the profile", async () => {
    await put(fresh);
    const { TOKENS_STORE: url } = env;
    env["TOKENS_STORE"] = "";
    await writeProfile("work", { store: url! }, env);
    expect(await token("alice", now, "work")).toBe("fresh");
    expect(await token("alice", now, "elsewhere")).toBeUndefined();
    await writeFile(join(directory, "tokens", "config.json"), "{").catch(() => undefined);
    expect(await token("alice", now, "elsewhere")).toBeUndefined();
  });

  test("a file that is not a store yields nothing", async () => {
    await put(fresh);
    await rm(join(directory, "store"), { recursive: true });
    await writeFile(join(directory, "store"), "no database", { mode: 0o600 });
    expect(await token()).toBeUndefined();
  });
});

test("files that other users can read, and incomplete files, yield nothing", async () => {
  const directory = await mkdtemp(join(tmpdir(), "tokens-fast-"));
  try {
    const env = { TOKENS_STORE: `file:${directory}/store` };
    const token = (): Promise<string | undefined> => fastToken("alice", { env, now });
    {
      await using store = await openStore(env.TOKENS_STORE);
      await store.sessions.set(key, fresh);
    }
    const path = join(directory, "store");
    const record = join(
      path,
      (await readdir(path)).find((name) => name.endsWith(".json"))!,
    );
    expect(await token()).toBe("fresh");
    for (const [place, closed, open] of [
      [record, 0o600, 0o644],
      [path, 0o700, 0o755],
    ] as const) {
      await chmod(place, open);
      expect(await token()).toBeUndefined();
      await chmod(place, closed);
      expect(await token()).toBe("fresh");
    }
    await writeFile(record, "{", { mode: 0o600 });
    expect(await token()).toBeUndefined();
  } finally {
    await rm(directory, { recursive: true });
  }
});

test.each(["redis://127.0.0.1", "file:./x?y=1", "sqlite:./x.db?table=t", "sqlite::memory:", "nonsense"])(
  "%s is not read by the fast path",
  async (url) => {
    expect(await fastToken("alice", { env: { TOKENS_STORE: url }, now })).toBeUndefined();
  },
);
