import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  accountOf,
  authMethodOf,
  createAccounts,
  editAccount,
  findAccount,
  nameOf,
  parseFilter,
  readAccounts,
  renameAccount,
  settingsOf,
  sweepAccounts,
  type Account,
  type AccountSummary,
} from "@tokens/accounts";
import { sessionKey } from "@tokens/core";
import { testClock } from "@tokens/core/testing";
import { provider as ergani } from "@tokens/ergani/descriptor";
import { createErganiMock } from "@tokens/ergani/msw";
import { provider as hubstaff } from "@tokens/hubstaff/descriptor";
import { createHubstaffMock } from "@tokens/hubstaff/msw";
import { openStore, type Store } from "@tokens/store";
import { setupServer } from "msw/node";
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from "vitest";

const mocks = {
  hubstaff: createHubstaffMock(),
  ergani: createErganiMock({ apiUrl: "https://trialv2eservices.yeka.gr/WebservicesAPI/Api" }),
};
const server = setupServer(...Object.values(mocks).flatMap(({ handlers }) => [...handlers]));
beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
afterAll(() => server.close());
beforeEach(() => {
  for (const mock of Object.values(mocks)) mock.reset();
});

const providers = [hubstaff, ergani];

/** A store in a directory with the Hubstaff accounts `names`, and one of Ergani. */
async function scene(...names: readonly string[]) {
  const directory = await mkdtemp(join(tmpdir(), "tokens-accounts-"));
  const store = await openStore(`file:${directory}`);
  const { sessions, journal, records } = store;
  const accounts = createAccounts({ providers, sessions, journal, records, by: "test:1", who: "ada" });
  onTestFinished(async () => {
    await accounts[Symbol.asyncDispose]();
    await rm(directory, { recursive: true });
  });
  const connect = async (provider: typeof hubstaff, account: string, given: Record<string, string>) => {
    const method = authMethodOf(provider, provider === hubstaff ? "token" : "password");
    const settings = settingsOf(provider, method, given);
    const connection = { provider: provider.name, authMethod: method.id, settings };
    return accountOf((await accounts.connect({ connection, account })).tokens.key);
  };
  const { personalAccessToken } = mocks.hubstaff;
  const [first, ...others] = names;
  const { key } = await connect(hubstaff, first!, { personalAccessToken });
  const session = await store.sessions.get(key);
  // A personal token connects one account; nobody refreshes the others.
  for (const name of others)
    await store.sessions.set(key.replace(first!, name), { ...session!, version: name, expiresAt: Date.now() + 1e12 });
  const { username, password } = mocks.ergani;
  await connect(ergani, "", { username, password, environment: "test" });
  return { store, accounts };
}

async function find(store: Store, name: string): Promise<Account> {
  return findAccount(
    (await Array.fromAsync(store.sessions.list())).map(({ key }) => accountOf(key)),
    name,
  );
}

const author = { by: "test:1", who: "ada", clock: testClock(5000) };

describe("details", () => {
  test("are changed one by one, sorted, and removed by an empty text", async () => {
    const { store } = await scene("alice");
    const alice = await find(store, "alice");
    await editAccount(store, alice, { labels: { team: "finance", env: "prod" }, note: " Nightly export. " }, author);
    const after = await editAccount(
      store,
      alice,
      { labels: { env: "" }, owner: "ada@example.com", paused: true },
      author,
    );
    expect(after).toEqual({
      labels: { team: "finance" },
      note: "Nightly export.",
      owner: "ada@example.com",
      paused: true,
    });
    const listed = await readAccounts(store, { providers, now: Date.now() });
    expect(listed.find(({ account }) => account.name === "alice")).toMatchObject({
      details: after,
      status: { state: "paused" },
    });
    expect(await editAccount(store, alice, { note: "", owner: "", paused: false }, author)).toEqual({
      labels: { team: "finance" },
    });
    const history = await store.journal.read({ key: alice.key, types: ["edited"], limit: 9 });
    expect(history.map(({ who, message }) => [who, message])).toContainEqual([
      "ada",
      "removed env, owner ada@example.com, paused",
    ]);
  });

  test.each([
    [{ labels: { "": "x" } }, /cannot be the name of a label/],
    [{ labels: { "a b": "x" } }, /"a b" cannot be the name of a label/],
    [{ labels: { team: "a,b" } }, /The value of the label "team"/],
    [{ note: "x".repeat(2001) }, /The note has 2001 characters/],
  ])("%j is refused", async (change, message) => {
    const { store } = await scene("alice");
    await expect(editAccount(store, await find(store, "alice"), change, author)).rejects.toThrow(message);
  });
});

describe("filters", () => {
  const now = 1_000_000_000;
  const day = 86_400_000;
  const summary = (name: string, state: AccountSummary["status"]["state"], rest: object = {}): AccountSummary => {
    const [provider = "", own = ""] = name.split("/");
    const { details, ...status } = { details: { labels: {} }, ...rest };
    return { account: accountOf(sessionKey(provider, "host", own)), details, status: { ...status, state } as never };
  };
  const accounts = [
    summary("hubstaff/alice", "valid", { loginEndsAt: now + 3 * day, details: { labels: { team: "finance" } } }),
    summary("hubstaff/bob", "failing", { details: { labels: { team: "it", env: "prod" }, owner: "Ada" } }),
    summary("podio/alan", "needs-login", { details: { labels: {}, note: "Ask the bank." } }),
    summary("podio/zoe", "expired", { loginEndsAt: now + 30 * day }),
  ];

  test.each([
    ["", "hubstaff/alice hubstaff/bob podio/alan podio/zoe"],
    ["state=failing", "hubstaff/bob"],
    ["state=failing|needs-login", "hubstaff/bob podio/alan"],
    ["state!=failing|needs-login", "hubstaff/alice podio/zoe"],
    ["provider=podio, state = expired", "podio/zoe"],
    ["label=team", "hubstaff/alice hubstaff/bob"],
    ["label=team=finance", "hubstaff/alice"],
    ["label!=team=finance", "hubstaff/bob podio/alan podio/zoe"],
    ["label=constructor", ""],
    ["owner=ada", "hubstaff/bob"],
    ["name=al*", "hubstaff/alice podio/alan"],
    ["name=*/al*e", "hubstaff/alice"],
    ["name=ali*ice", ""],
    ["expires<7d", "hubstaff/alice"],
    ["expires>1w", "podio/zoe"],
    ["bank", "podio/alan"],
    ["PROD", "hubstaff/bob"],
  ])("%s", (text, names) => {
    const matches = parseFilter(text);
    const found = accounts.filter((account) => matches(account, now)).map(({ account }) => nameOf(account));
    expect(found.join(" ")).toBe(names);
  });

  test.each([
    ["status=valid", /There is no filter "status"/],
    ["state=dead", /There is no state "dead": use needs-login, failing/],
    ["expires<soon", /takes < or > and a time/],
    ["expires=7d", /takes < or > and a time/],
    ["state<valid", /"state" cannot be compared with </],
  ])("%s is refused", (text, message) => {
    expect(() => parseFilter(text)).toThrow(message);
  });
});

describe("renaming", () => {
  test("moves the session, its connection and its details", async () => {
    const { store, accounts } = await scene("alice");
    const alice = await find(store, "alice");
    await editAccount(store, alice, { labels: { team: "finance" } }, author);
    const carol = await renameAccount(store, alice, "carol: 2", { providers, ...author });
    expect(nameOf(carol)).toBe("hubstaff/carol: 2");
    expect(await store.sessions.get(alice.key)).toBeUndefined();
    const [found] = (await readAccounts(store, { providers, now: 0 })).filter(
      ({ account }) => account.key === carol.key,
    );
    expect(found?.details).toEqual({ labels: { team: "finance" } });
    const client = await accounts.open(carol);
    expect(await client.request("GET /v2/users/me")).toBeDefined();
    await client.tokens.refresh();
    expect(await store.journal.read({ types: ["renamed"], key: carol.key, limit: 9 })).toEqual([
      { at: 5000, by: "test:1", who: "ada", key: carol.key, type: "renamed", message: "from alice" },
    ]);
  });

  test("is refused for a name that is taken, for one that a setting decides, and during a refresh", async () => {
    const { store } = await scene("alice", "bob");
    const alice = await find(store, "alice");
    const rename = (account: Account, name: string) => renameAccount(store, account, name, { providers, ...author });
    await expect(rename(alice, "bob")).rejects.toThrow("There is already an account hubstaff/bob.");
    await expect(rename(await find(store, "ergani"), "other")).rejects.toThrow(/The name of ergani\/.* is its /);
    expect(await rename(alice, "alice")).toBe(alice);
    const session = await store.sessions.get(alice.key);
    const owner = "another process";
    await store.sessions.claim(alice.key, { known: session?.version, owner, leaseMs: 60_000 });
    await expect(rename(alice, "carol")).rejects.toMatchObject({ code: "session_store", retryable: true });
    await store.sessions.release(alice.key, { owner });
    expect(nameOf(await rename(alice, "carol"))).toBe("hubstaff/carol");
  });

  test("finishes what was interrupted", async () => {
    const { store } = await scene("alice");
    const alice = await find(store, "alice");
    const session = await store.sessions.get(alice.key);
    await store.sessions.set(alice.key.replace("alice", "carol"), session);
    await renameAccount(store, alice, "carol", { providers, ...author });
    expect((await Array.fromAsync(store.sessions.list())).map(({ key }) => accountOf(key).name)).toContain("carol");
    expect(await store.sessions.get(alice.key)).toBeUndefined();
  });
});

test("removing an account deletes its session and details and says what was not revoked", async () => {
  const { store, accounts } = await scene("alice", "bob");
  const [alice, bob] = [await find(store, "alice"), await find(store, "bob")];
  await editAccount(store, alice, { owner: "ada" }, author);
  expect(await accounts.remove(alice)).toEqual({ notRevoked: undefined });
  const { connection: _, ...foreign } = (await store.sessions.get(bob.key)) as never as { connection: unknown };
  await store.sessions.set(bob.key, foreign as never);
  expect((await accounts.remove(bob)).notRevoked).toMatch(/not revoked.*revoke it at hubstaff/);
  expect((await readAccounts(store, { providers, now: 0 })).map(({ account }) => account.provider)).toEqual(["ergani"]);
  expect(await Array.fromAsync(store.records.list("account"))).toEqual([]);
  const [entry] = await store.journal.read({ key: alice.key, limit: 1 });
  expect(entry).toMatchObject({ type: "removed", who: "ada", by: "test:1" });
});

test("a sweep leaves paused accounts alone", async () => {
  const { store, accounts } = await scene("alice");
  await editAccount(store, await find(store, "alice"), { paused: true }, author);
  const clock = testClock(Date.now() + 30 * 86_400_000);
  const swept = await sweepAccounts(store, { accounts, withinMs: 3_600_000, clock });
  expect(swept.counts).toMatchObject({ unknown: 1, refreshed: 1 });
  const none = await sweepAccounts(store, { accounts, withinMs: 30 * 86_400_000, clock, only: new Set() });
  expect(none.counts).toMatchObject({ unknown: 2, refreshed: 0 });
});
