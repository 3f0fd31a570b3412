import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  accountOf,
  chosenProfile,
  configPath,
  findAccount,
  uniqueNames,
  readKeys,
  statusOf,
  writeProfile,
} from "@tokens/accounts";
import { sessionKey } from "@tokens/core";
import { provider as ergani } from "@tokens/ergani/descriptor";
import { provider as podio } from "@tokens/podio/descriptor";
import { generateEncryptionKey } from "@tokens/session-encrypted";
import { outcomesOf, type JournalEntry } from "@tokens/store";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

describe("names", () => {
  const keys = [
    sessionKey("hubstaff", "api.hubstaff.com", "personal", "alice"),
    sessionKey("hubstaff", "api.hubstaff.com", "app-1", "bob: the 2nd %"),
    sessionKey("podio", "api.podio.com", "key", "app", "111"),
    sessionKey("podio", "api.podio.com", "key", "code", "alice"),
    sessionKey("psohub", "one.example", "a", "carol"),
    sessionKey("psohub", "two.example", "a", "carol"),
  ];
  const accounts = keys.map(accountOf);

  test("a key holds the provider and the name as given", () => {
    expect(accounts[1]).toMatchObject({ provider: "hubstaff", name: "bob: the 2nd %" });
  });

  test.each([
    ["podio/alice", 3],
    ["bob: the 2nd %", 1],
    ["111", 2],
    [keys[5]!, 5],
  ])("%s is found", (name, index) => {
    expect(findAccount(accounts, name)).toBe(accounts[index]);
  });

  test.each([
    ["alice", /Several accounts match "alice": choose one of hubstaff\/alice, podio\/alice\./],
    ["psohub/carol", /choose one of psohub:one\.example:a:carol, psohub:two/],
    ["dave", /There is no account "dave"\. Available: hubstaff\/alice, /],
  ])("%s is not found", (name, message) => {
    expect(() => findAccount(accounts, name)).toThrow(message);
  });

  test("every account has a name that finds it, and a short one where that is enough", () => {
    const names = uniqueNames(accounts);
    expect(new Set(names.values())).toEqual(new Set(accounts));
    for (const [name, account] of names) expect(findAccount(accounts, name)).toBe(account);
    expect(names.has("alice")).toBe(false);
    expect(names.has("111")).toBe(true);
    expect(names.has("psohub/carol")).toBe(false);
  });

  test("the error says that a store is empty, and lists ten accounts of a large one", () => {
    expect(() => findAccount([], "alice")).toThrow("The store has no accounts yet.");
    const many = Array.from({ length: 30 }, (_, n) => accountOf(sessionKey("ergani", `user-${n}`)));
    expect(() => findAccount(many, "alice")).toThrow(/ergani\/user-9 and 20 more\.$/);
  });
});

describe("status", () => {
  const now = 1_000_000;
  const options = { now, providers: [ergani, podio] };
  const entry = { key: "k", version: "v", obtainedAt: 500_000, expiresAt: 1_100_000 };
  const event = (type: JournalEntry["type"], at: number): JournalEntry => ({
    at,
    key: "k",
    type,
    by: "host:1",
    message: type,
  });

  /** From entries, newest first. */
  const outcomeOf = (entries: readonly JournalEntry[]) => outcomesOf(entries.toReversed()).get("k");

  test.each([
    ["valid", entry, []],
    ["valid", { key: "k", version: "v", obtainedAt: 500_000 }, []],
    ["expired", { ...entry, expiresAt: now }, []],
    ["refreshing", { ...entry, claim: { since: now - 10, until: now + 10 } }, []],
    ["expired", { ...entry, expiresAt: now, claim: { since: 1, until: now } }, []],
    ["failing", entry, [event("refresh-failed", 600_000)]],
    ["needs-login", entry, [event("reauthorization-required", 600_000)]],
    ["valid", entry, [event("refreshed", 700_000), event("reauthorization-required", 600_000)]],
    ["valid", entry, [event("refresh-failed", 400_000)]],
    ["needs-login", { ...entry, expiresAt: now, refreshTokenExpiresAt: now }, []],
    ["valid", { ...entry, refreshTokenExpiresAt: now }, []],
    ["expired", { ...entry, key: "ergani:host:01:user:me", expiresAt: now, refreshTokenExpiresAt: now }, []],
    ["expired", { ...entry, key: "podio:host:id:app:111", expiresAt: now, refreshTokenExpiresAt: now }, []],
    ["needs-login", { ...entry, key: "podio:host:id:code:me", expiresAt: now, refreshTokenExpiresAt: now }, []],
    ["needs-login", { ...entry, key: "ergani:host:01:user:me" }, [event("reauthorization-required", 600_000)]],
  ] as const)("%s: %j %j", (state, session, journal) => {
    expect(statusOf(session, outcomeOf(journal), options).state).toBe(state);
  });

  test("names the process that refreshed last, and the problem", () => {
    const journal = [event("refresh-failed", 900_000), event("refreshed", 500_100)];
    expect(statusOf(entry, outcomeOf(journal), options)).toMatchObject({
      by: "host:1",
      problem: "refresh-failed",
      refreshedAt: 500_000,
    });
    const lasting = [event("refresh-failed", 950_000), ...journal];
    expect(statusOf(entry, outcomeOf(lasting), options).failure).toEqual({
      since: 900_000,
      at: 950_000,
      code: undefined,
      by: "host:1",
    });
    expect(statusOf({ ...entry, obtainedAt: 0 }, undefined, options)).toMatchObject({
      by: undefined,
      refreshedAt: undefined,
    });
  });
});

describe("the end of a login", () => {
  const now = 1_000_000;
  const options = { now, providers: [ergani, podio] };
  const entry = { key: "hubstaff:host:id:me", version: "v", obtainedAt: 1, refreshTokenExpiresAt: now + 5 };

  test("is that of the refresh token", () => {
    expect(statusOf(entry, undefined, options).loginEndsAt).toBe(now + 5);
  });

  test("is unknown after it, after a refusal, and where a stored credential logs in again", () => {
    const refused = { at: now, key: "k", type: "reauthorization-required", by: "host:1" } as const;
    expect(statusOf({ ...entry, refreshTokenExpiresAt: now }, undefined, options).loginEndsAt).toBeUndefined();
    expect(statusOf(entry, { failing: { first: refused, last: refused } }, options).loginEndsAt).toBeUndefined();
    expect(statusOf({ ...entry, key: "ergani:host:01:user:me" }, undefined, options).loginEndsAt).toBeUndefined();
  });

  test("a paused account is paused whatever else it is", () => {
    expect(statusOf({ ...entry, refreshTokenExpiresAt: now }, undefined, { ...options, paused: true }).state).toBe(
      "paused",
    );
  });
});

describe("profiles and keys", () => {
  let directory: string;
  let env: Record<string, string | undefined>;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), "tokens-accounts-"));
    env = { XDG_CONFIG_HOME: directory, HOME: directory, APPDATA: directory };
  });
  afterEach(() => rm(directory, { recursive: true }));

  test("a profile is stored privately and chosen by name, by environment, or as the default", async () => {
    expect(await chosenProfile(env)).toEqual({ store: "file:" });
    await writeProfile("work", { store: "sqlite:./work.db", key: "env:K" }, env);
    await writeProfile("default", { store: "sqlite:./mine.db" }, env);
    expect(await chosenProfile(env)).toEqual({ store: "sqlite:./mine.db" });
    expect(await chosenProfile(env, "work")).toEqual({ store: "sqlite:./work.db", key: "env:K" });
    expect(await chosenProfile({ ...env, TOKENS_PROFILE: "work" })).toMatchObject({ key: "env:K" });
    expect(await chosenProfile({ ...env, TOKENS_STORE: "redis://127.0.0.1" })).toEqual({ store: "redis://127.0.0.1" });
    await expect(chosenProfile(env, "other")).rejects.toThrow('There is no profile "other". Available: work, default.');
    expect((await stat(configPath(env))).mode & 0o777).toBe(0o600);
  });

  test("a file that is not a profile file is left unchanged", async () => {
    await writeProfile("work", { store: "file:" }, env);
    await writeFile(configPath(env), "{");
    await expect(writeProfile("home", { store: "file:" }, env)).rejects.toThrow(/is not a profile file/);
    expect(await readFile(configPath(env), "utf8")).toBe("{");
  });

  test("keys come from the environment or a private file", async () => {
    const { id, key } = generateEncryptionKey();
    const old = generateEncryptionKey();
    const text = `${id}:${key}\n${old.id}:${old.key}\n`;
    expect(await readKeys("env:K", { K: text })).toEqual([{ id, key }, old]);
    const path = join(directory, "keys");
    await writeFile(path, text, { mode: 0o644 });
    await expect(readKeys(`file:${path}`, {})).rejects.toThrow(/Other users can read the key file .* chmod 600/);
    await rm(path);
    await expect(readKeys(`file:${path}`, {})).rejects.toThrow(/Cannot read the key file .* \(ENOENT\)/);
    await writeFile(path, text, { mode: 0o600 });
    expect(await readKeys(`file:${path}`, {})).toHaveLength(2);
  });

  test.each([
    ["env:K", "", /There is no encryption key in env:K/],
    ["env:K", "canary", /does not contain an encryption key: expected one id:key/],
    ["vault:x", "", /comes from env:NAME, file:\/path or keychain:name, not from "vault:x"/],
  ])("%s with %j is refused", async (source, text, message) => {
    await expect(readKeys(source, { K: text })).rejects.toThrow(message);
  });
});
