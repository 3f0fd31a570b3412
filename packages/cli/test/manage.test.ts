import { sessionKey } from "@tokens/core";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createFixture, type Fixture } from "./harness.ts";

let fixture: Fixture;
beforeEach(async () => {
  fixture = await createFixture();
});
afterEach(() => fixture.close());

const key = (name: string): string => sessionKey("hubstaff", "api.hubstaff.com", "personal", name);

/** Stores sessions that no program here can refresh. */
async function storeForeign(...names: readonly string[]): Promise<void> {
  await fixture.store(async ({ sessions }) => {
    for (const name of names)
      await sessions.set(key(name), {
        version: name,
        accessToken: "canary",
        obtainedAt: Date.now(),
        expiresAt: Date.now() + 3_600_000,
      });
  });
}

interface Edited {
  readonly accounts: readonly { readonly account: string; readonly labels: object; readonly paused?: true }[];
}

const env = { USER: "ada" };

describe("edit", () => {
  test("sets and removes labels, note, owner and pause, which status and list filter by", async () => {
    await storeForeign("alice", "bob", "carol");
    await fixture.tokens("edit alice --label team=finance --label env=prod --owner ada@example.com", { env });
    const { accounts } = await fixture.json<Edited>(["edit", "alice", "--remove-label", "env", "--note", "Nightly."]);
    expect(accounts).toEqual([
      {
        account: "hubstaff/alice",
        key: key("alice"),
        labels: { team: "finance" },
        owner: "ada@example.com",
        note: "Nightly.",
      },
    ]);
    const bulk = await fixture.tokens(["edit", "--filter", "name=*o*,label!=team", "--label", "team=it", "--pause"]);
    expect(bulk.stdout).toBe("Changed 2 accounts.\n");
    const names = async (filter: string) =>
      (await fixture.json<Edited>(["status", "--filter", filter])).accounts.map(({ account }) => account);
    expect(await names("label=team=it")).toEqual(["hubstaff/bob", "hubstaff/carol"]);
    expect(await names("state=paused,name=b*")).toEqual(["hubstaff/bob"]);
    const { stdout } = await fixture.tokens("status");
    expect(stdout).toMatch(/^ACCOUNT .*BY +LABELS\n/);
    expect(stdout).toMatch(/hubstaff\/alice +valid .* team=finance, owner=ada@example\.com\n/);
    expect(stdout).toContain("3 accounts: 1 valid, 2 paused.");
    expect((await fixture.tokens("list --filter label=team=finance")).stdout.split("\n")).toHaveLength(3);
    expect((await fixture.tokens("status --filter state=failing")).stdout).toBe("No account matches the filter.\n");
  });

  test.each([
    ["edit alice", /There is nothing to change/],
    ["edit --label a=b", /requires an account or --filter/],
    ["edit alice --label team", /A label is a name and a value, not "team"/],
    ["edit alice --pause --resume", /either paused or resumed/],
    [["edit", "alice", "--label", "a b=c"], /"a b" cannot be the name of a label/],
    ["status --filter status=valid", /There is no filter "status"/],
  ])("%j is a usage error", async (command, message) => {
    await storeForeign("alice");
    const { code, stderr } = await fixture.tokens(command);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(message) });
  });

  test("a filter that matches nothing changes nothing", async () => {
    const { code, stderr } = await fixture.tokens("edit --filter state=failing --pause");
    expect({ code, stderr }).toMatchObject({ code: 4, stderr: expect.stringContaining("No account matches") });
  });
});

test("refresh and sweep take a filter", async () => {
  await fixture.alice();
  await storeForeign("bob");
  await fixture.tokens("edit alice --label team=finance");
  expect((await fixture.tokens("refresh --filter label=team=finance")).stdout).toBe("1 account refreshed, 0 failed.\n");
  const later = 86_400_000;
  const swept = await fixture.tokens("sweep --filter label=team=it", { later });
  expect(swept.stdout).toBe("0 refreshed, 2 left alone.\n");
  expect((await fixture.tokens("sweep --filter label=team=finance", { later })).stdout).toMatch(
    /^1 refreshed, 1 left alone/,
  );
  expect(await fixture.tokens("refresh alice --filter label=team")).toMatchObject({ code: 2 });
});

describe("rename", () => {
  test("keeps the account usable under its new name", async () => {
    await fixture.alice();
    const { stdout } = await fixture.tokens("rename alice bob");
    expect(stdout).toBe("Renamed hubstaff/alice to hubstaff/bob.\n");
    expect((await fixture.tokens("refresh bob")).code).toBe(0);
    expect((await fixture.tokens("token alice")).code).toBe(4);
  });

  test("to a name that is taken is a usage error", async () => {
    await fixture.alice();
    await fixture.tokens("rename alice bob");
    const { code, stderr } = await fixture.tokens("rename bob bob2");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    await fixture.store(async ({ sessions }) => {
      for await (const { key: one } of sessions.list())
        await sessions.set(one.replace("bob2", "taken"), { version: "v", accessToken: "canary", obtainedAt: 1 });
    });
    const taken = await fixture.tokens("rename bob2 taken");
    expect(taken).toMatchObject({ code: 2, stderr: expect.stringContaining("already an account hubstaff/taken") });
  });
});

describe("log", () => {
  test("shows who did what, and why a refresh failed", async () => {
    await fixture.alice();
    await fixture.tokens("edit alice --label team=finance", { env });
    fixture.sandbox.server("hubstaff").revoke();
    await fixture.tokens("refresh alice", { env });
    const { stdout } = await fixture.tokens("log alice");
    expect(stdout.split("\n")).toEqual([
      expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d {2}hubstaff\/alice {12}logged in {5}\S+:\d+$/),
      expect.stringMatching(/ {2}edited {8}\S+:\d+ \(ada\): team=finance$/),
      expect.stringMatching(/ {2}needs login {3}\S+:\d+ \(ada\): Hubstaff answered .*invalid_grant.* works once/),
      "",
    ]);
    const lines = (await fixture.tokens("log --json --type edited")).stdout.trim().split("\n");
    expect(lines.map((line) => JSON.parse(line) as object)).toEqual([
      expect.objectContaining({ account: "hubstaff/alice", type: "edited", who: "ada", message: "team=finance" }),
    ]);
    expect((await fixture.tokens("log --filter label=team=it")).stdout).toBe("Nothing happened in this time.\n");
    expect((await fixture.tokens("log --filter label=team=finance --limit 1")).stdout).toMatch(/^.* needs login .*\n$/);
  });

  test("follows until Ctrl-C, and shows each event once", async () => {
    await fixture.alice();
    const stop = new AbortController();
    let shown = "";
    const following = fixture.tokens("log --follow", {
      impatient: true,
      signal: stop.signal,
      onStdout(text) {
        shown = text;
        if (text.includes("edited")) stop.abort();
      },
    });
    await expect.poll(() => shown).toContain("logged in");
    await fixture.tokens("edit alice --owner ada");
    const { code, stdout } = await following;
    expect(code).toBe(130);
    expect(stdout.trim().split("\n")).toHaveLength(2);
  });

  test.each([
    ["log --type seen", /There is no event "seen"/],
    ["log --since yesterday", /--since takes a duration/],
    ["log --limit 0", /--limit takes a number/],
  ])("%s is a usage error", async (command, message) => {
    const { code, stderr } = await fixture.tokens(command);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(message) });
  });
});

test("doctor --exit-code tells what kind of problem there is", async () => {
  const code = async (options = {}) => (await fixture.tokens("doctor --exit-code", options)).code;
  await fixture.alice();
  expect(await code()).toBe(0);
  fixture.sandbox.server("hubstaff").revoke();
  await fixture.tokens("refresh alice");
  expect(await code()).toBe(3);
  const report = await fixture.tokens("doctor");
  expect(report.code).toBe(1);
  expect(report.stdout).toContain("1 account needs a login");
  expect(await code({ env: { TOKENS_STORE: "postgres://postgres@127.0.0.1:1/test" } })).toBe(6);
});
