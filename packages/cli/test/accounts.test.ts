import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { newSession, sessionKey, type Session } from "@tokens/core";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { keyOf, createFixture, type Fixture } from "./harness.ts";

let fixture: Fixture;
beforeEach(async () => {
  fixture = await createFixture();
});
afterEach(() => fixture.close());

const requests = (): number => fixture.sandbox.server("hubstaff").stats().tokenRequests["refresh_token"] ?? 0;

/** Stores sessions of another program. `lives` has milliseconds until they expire, by name. */
async function storeForeign(lives: Readonly<Record<string, number>>): Promise<void> {
  const now = Date.now();
  await fixture.store(async ({ sessions }) => {
    for (const [name, life] of Object.entries(lives)) {
      const session = newSession({
        accessToken: `token of ${name}`,
        obtainedAt: now - 10_000_000,
        expiresAt: now + life,
      });
      await sessions.set(sessionKey("hubstaff", "api.hubstaff.com", "personal", name), session);
    }
  });
}

describe("list and status", () => {
  test("an empty store shows how to start", async () => {
    for (const command of ["list", "status"]) {
      const { code, stdout } = await fixture.tokens(command);
      expect(code).toBe(0);
      expect(stdout).toMatch(/^No accounts in file:.* yet\.\n\nConnect an account: tokens login hubstaff\n/);
      expect(await fixture.json(command)).toMatchObject({ accounts: [] });
    }
  });

  test("accounts that need attention come first, then by expiry, with the next step", async () => {
    await storeForeign({ late: 7_200_000, soon: 600_000, over: -5000, dead: -8000, away: -9000 });
    const at = Date.now();
    const key = (name: string): string => sessionKey("hubstaff", "api.hubstaff.com", "personal", name);
    await fixture.store(({ journal }) =>
      journal.append([
        { at, key: key("dead"), type: "reauthorization-required", by: "box:7", message: "Hubstaff refused it." },
        { at, key: key("away"), type: "refresh-failed", by: "box:7", message: "Hubstaff did not answer." },
        { at, key: key("late"), type: "refreshed", by: "box:8" },
      ]),
    );
    const { stdout } = await fixture.tokens("status");
    expect(stdout.replaceAll(/ +/g, " ").split("\n")).toEqual([
      "ACCOUNT STATE TOKEN EXPIRES LOGIN LASTS REFRESHED BY",
      "hubstaff/dead needs login 8 s ago ended 2 h ago –",
      "hubstaff/away failing 9 s ago – 2 h ago –",
      "hubstaff/over expired 5 s ago – 2 h ago –",
      "hubstaff/soon valid in 9 min – 2 h ago –",
      "hubstaff/late valid in 119 min – 2 h ago box:8",
      "",
      "5 accounts: 1 needs login, 1 failing, 1 expired, 2 valid.",
      "",
      "hubstaff/dead Hubstaff refused it.",
      " next tokens login hubstaff --account dead",
      "",
      "hubstaff/away Hubstaff did not answer.",
      "",
    ]);
    const { summary, accounts } = await fixture.json<{ summary: object; accounts: { name: string; state: string }[] }>(
      "status",
    );
    expect(summary).toEqual({
      accounts: 5,
      "needs-login": 1,
      failing: 1,
      refreshing: 0,
      expired: 1,
      valid: 2,
      paused: 0,
    });
    expect(accounts.map(({ name }) => name)).toEqual(["dead", "away", "over", "soon", "late"]);
  });

  test.each([80, 60])("a terminal of %i columns shows 50 rows that fit", async (columns) => {
    const names = Array.from({ length: 60 }, (_, n) => `a-rather-long-name-of-an-account-in-a-store-${n}`);
    await storeForeign(Object.fromEntries(names.map((name, n) => [name, 60_000 * n])));
    const { stdout } = await fixture.tokens("status", { columns });
    const lines = stripVTControlCharacters(stdout).split("\n");
    expect(lines).toHaveLength(1 + 50 + 1 + 2 + 1);
    expect(lines).toContain("and 10 more accounts; use --all to show them");
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(columns);
    expect(stdout).toContain("\u001B[");
    const plain = await fixture.tokens("status --all --no-color", { columns });
    expect(plain.stdout.split("\n")).toHaveLength(1 + 60 + 2 + 1);
    expect(plain.stdout).not.toContain("\u001B");
    expect((await fixture.tokens("status", { columns, env: { NO_COLOR: "1" } })).stdout).not.toContain("\u001B");
    expect((await fixture.tokens("status")).stdout.split("\n")).toHaveLength(1 + 60 + 2 + 1);
  });

  test("a name cannot control the terminal", async () => {
    await storeForeign({ "evil\u001B]0;title\u0007\u202Ename": 60_000 });
    const { stdout } = await fixture.tokens("status --no-color", { columns: 80 });
    expect(stdout).toContain("hubstaff/evil ]0;title name");
    expect((await fixture.tokens("list --no-color", { columns: 80 })).stdout).not.toMatch(/\p{Cc}(?<!\n)|\u202E/u);
  });
});

describe("status --exit-code", () => {
  const codes = async (): Promise<number[]> => {
    const runs = await Promise.all(
      ["status --exit-code", "status --exit-code --json", "status"].map((run) => fixture.tokens(run)),
    );
    return runs.map(({ code }) => code);
  };

  test("tells a monitor whether an account needs a login, or is failing", async () => {
    await fixture.alice();
    expect(await codes()).toEqual([0, 0, 0]);
    const hubstaff = fixture.sandbox.server("hubstaff");
    hubstaff.fault({ kind: "status", status: 500, on: "token", times: 99 });
    await fixture.tokens("refresh alice", { hurried: true });
    expect(await codes()).toEqual([5, 5, 0]);
    hubstaff.clearFaults();
    hubstaff.revoke();
    await fixture.tokens("refresh alice");
    expect(await codes()).toEqual([3, 3, 0]);
  });
});

describe("token and refresh", () => {
  test("a fresh token is printed, an expired one is refreshed once, and the journal names the process", async () => {
    await fixture.alice();
    const key = keyOf(fixture);
    const before = await fixture.session(key);
    expect(await fixture.tokens("token alice")).toEqual({ code: 0, stdout: `${before!.accessToken}\n`, stderr: "" });
    expect(requests()).toBe(1);
    const later = 2 * 86_400_000;
    const { accessToken, account } = await fixture.json<{ accessToken: string; account: string }>("token alice", {
      later,
    });
    expect(account).toBe("hubstaff/alice");
    expect(accessToken).not.toBe(before!.accessToken);
    expect(requests()).toBe(2);
    const { accounts } = await fixture.json<{ accounts: { by: string }[] }>("status", { later });
    expect(accounts).toMatchObject([{ by: expect.stringMatching(`:${process.pid}$`) }]);
    await fixture.store(async ({ journal }) => {
      expect((await journal.read({ key, limit: 10 })).map(({ type }) => type)).toEqual(["refreshed", "authenticated"]);
    });
  });

  test("refresh requests a new token even if the current one is fresh", async () => {
    await fixture.alice();
    const before = await fixture.session(keyOf(fixture));
    const { code, stdout } = await fixture.tokens("refresh hubstaff/alice");
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Refreshed hubstaff\/alice: its token expires in \d+ h\.\n$/);
    expect((await fixture.session(keyOf(fixture)))!.version).not.toBe(before!.version);
  });

  test("progress is shown in a terminal only", async () => {
    await fixture.alice();
    const slow = { kind: "latency", ms: 1600, on: "token" } as const;
    fixture.sandbox.server("hubstaff").fault(slow);
    const { code, stdout, stderr } = await fixture.tokens("refresh alice", { columns: 80 });
    expect(code).toBe(0);
    expect(stripVTControlCharacters(stderr)).toMatch(/Refreshing hubstaff\/alice 1 s/);
    expect(stdout).not.toContain("Refreshing");
    fixture.sandbox.server("hubstaff").fault(slow);
    expect(await fixture.tokens("refresh alice")).toMatchObject({ code: 0, stderr: "" });
  });

  test("refresh --all reports every account, and failures", async () => {
    await fixture.alice();
    await fixture.json(`login podio --auth-method app --sandbox ${fixture.sandbox.urls.control}`);
    expect(await fixture.tokens("refresh --all")).toEqual({
      code: 0,
      stdout: "2 accounts refreshed, 0 failed.\n",
      stderr: "",
    });
    fixture.sandbox.server("hubstaff").revoke();
    const { code, stdout } = await fixture.tokens("refresh --all");
    expect(code).toBe(3);
    expect(stdout).toMatch(/^failed {2}hubstaff\/alice {2}.*\n {8}next tokens login hubstaff --account alice\n/);
    expect(stdout).toMatch(/\n1 account refreshed, 1 failed\.\n$/);
    const json = await fixture.tokens("refresh --all --json");
    expect(JSON.parse(json.stdout)).toMatchObject({ refreshed: 1, failed: 1 });
  });

  test("a session of another program is used while it is valid, and not refreshed", async () => {
    await storeForeign({ theirs: 3_600_000 });
    expect(await fixture.tokens("token theirs")).toMatchObject({ code: 0, stdout: "token of theirs\n" });
    const { code, stderr } = await fixture.tokens("token theirs", { later: 7_200_000 });
    expect(code).toBe(1);
    expect(stderr).toMatch(/hubstaff\/theirs was stored by another program, which alone has its credentials/);
  });
});

describe("logout", () => {
  test("asks for confirmation in a terminal", async () => {
    await fixture.alice();
    const no = await fixture.tokens("logout alice", {
      columns: 80,
      keys: [{ at: /Sign out of hubstaff\/alice\?/, type: "\r" }],
    });
    expect(no.code).toBe(130);
    expect(no.stderr).toContain("Nothing was changed.");
    expect(await fixture.session(keyOf(fixture))).toBeDefined();
    const yes = await fixture.tokens("logout alice", { columns: 80, keys: [{ at: /Sign out of/, type: "y" }] });
    expect(yes).toMatchObject({ code: 0, stdout: expect.stringContaining("hubstaff/alice") });
    expect(await fixture.session(keyOf(fixture))).toBeUndefined();
  });

  test("requires --yes without a terminal", async () => {
    await fixture.alice();
    expect(await fixture.tokens("logout alice")).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("next pass --yes"),
    });
    expect(await fixture.json("logout alice --yes")).toMatchObject({ account: "hubstaff/alice" });
    expect((await fixture.json<{ accounts: unknown[] }>("list")).accounts).toEqual([]);
  });

  test("warns when the tokens could not be revoked", async () => {
    await storeForeign({ theirs: 3_600_000 });
    const { code, stdout, stderr } = await fixture.tokens("logout theirs --yes");
    expect({ code, stdout }).toEqual({ code: 0, stdout: "Signed out of hubstaff/theirs.\n" });
    expect(stderr).toMatch(/^warning The session was deleted but not revoked, .*: revoke it at hubstaff\.\n$/);

    await fixture.json(`login ergani --sandbox ${fixture.sandbox.urls.control}`);
    fixture.sandbox.server("ergani").fault({ kind: "drop", times: "until cleared" });
    const unheard = await fixture.tokens("logout ergani --yes --json");
    expect(unheard.code).toBe(0);
    expect(JSON.parse(unheard.stdout)).toMatchObject({ revoked: false });
    expect(JSON.parse(unheard.stderr)).toEqual({
      warning: expect.stringMatching(/did not revoke it: revoke it there\.$/),
    });
    expect(await fixture.json("list")).toMatchObject({ accounts: [] });
  });
});

describe("import and export", () => {
  test("an exported session is restored under its key", async () => {
    await fixture.alice();
    const { stdout, stderr } = await fixture.tokens("export alice");
    expect(stderr).toBe("");
    expect(JSON.parse(stdout)).toMatchObject({
      account: "hubstaff/alice",
      session: { connection: { authMethod: "token" } },
    });
    expect((await fixture.tokens("export alice", { columns: 80 })).stderr).toMatch(/This output contains secrets/);
    await fixture.json("logout alice --yes");
    expect(await fixture.tokens("import hubstaff -", { stdin: stdout })).toMatchObject({ code: 0 });
    expect((await fixture.session(keyOf(fixture)))!.accessToken).toBe(
      (JSON.parse(stdout) as { session: Session }).session.accessToken,
    );
    expect(await fixture.tokens("import podio -", { stdin: stdout })).toMatchObject({ code: 2 });
  });

  test("configState.json of Hubstaff's samples", async () => {
    await fixture.alice("original");
    const { accessToken, refreshToken } = (await fixture.session(keyOf(fixture, "original")))!;
    const path = join(fixture.directory, "configState.json");
    await writeFile(path, JSON.stringify({ token: { access_token: accessToken, refresh_token: refreshToken } }));
    const { apiUrl, authUrl } = fixture.sandbox.server("hubstaff").credentials;
    const addresses = `--set apiUrl=${apiUrl} --set authUrl=${authUrl}`;
    expect(
      await fixture.json(`import hubstaff ${path} --auth-method token --account moved ${addresses}`),
    ).toMatchObject({
      account: "hubstaff/moved",
    });
    expect(await fixture.tokens("token moved")).toMatchObject({ code: 0, stdout: `${accessToken}\n` });
    expect(await fixture.tokens("refresh moved")).toMatchObject({ code: 0 });
    expect(await readFile(path, "utf8")).toContain(accessToken);
  });

  test("a dry run stores nothing, and a stored account is replaced only when asked", async () => {
    const { apiUrl, authUrl, personalAccessToken } = fixture.sandbox.server("hubstaff").credentials;
    const path = join(fixture.directory, "configState.json");
    await writeFile(path, JSON.stringify({ token: { refresh_token: personalAccessToken } }));
    const command = `import hubstaff ${path} --account moved --set apiUrl=${apiUrl} --set authUrl=${authUrl}`;

    const { code, stdout } = await fixture.tokens(`${command} --dry-run`);
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout:
        "Would import hubstaff/moved. Its token has expired, and the next call refreshes it. Nothing was changed.\n",
    });
    expect(await fixture.json("list")).toMatchObject({ accounts: [] });

    await fixture.json(command);
    await fixture.json("refresh moved");
    const before = await fixture.session(keyOf(fixture, "moved"));
    expect(await fixture.json(`${command} --dry-run`)).toMatchObject({ account: "hubstaff/moved", exists: true });
    expect(await fixture.tokens(command)).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/The store already has hubstaff\/moved.*\n.*--overwrite replaces it/),
    });
    expect(await fixture.session(keyOf(fixture, "moved"))).toEqual(before);
    await fixture.json(`${command} --overwrite`);
    expect((await fixture.session(keyOf(fixture, "moved")))!.refreshToken).toBe(personalAccessToken);

    const { stdout: exported } = await fixture.tokens("export moved");
    await fixture.json("logout moved --yes");
    expect(await fixture.tokens("import hubstaff - --dry-run", { stdin: exported })).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^Would import hubstaff\/moved/),
    });
    expect(await fixture.json("list")).toMatchObject({ accounts: [] });
  });

  test.each([
    [
      "in the form that its README shows",
      "configState.json",
      (token: string) => JSON.stringify({ token: { refresh_token: token } }),
    ],
    ["of hubstaff-cli", "config.toml", (token: string) => `format = "json"\n\n[auth]\nrefresh_token = "${token}"\n`],
  ])("an unused personal access token of Hubstaff, %s", async (_, name, write) => {
    const { apiUrl, authUrl, personalAccessToken } = fixture.sandbox.server("hubstaff").credentials;
    const path = join(fixture.directory, name);
    await writeFile(path, write(personalAccessToken!));
    const command = `import hubstaff ${path} --account moved --set apiUrl=${apiUrl} --set authUrl=${authUrl}`;
    const { code, stdout, stderr } = await fixture.tokens(command);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toBe("Imported hubstaff/moved. Its token has expired, and the next call refreshes it.\n");
    expect(await fixture.json('request moved "GET /v2/users/me"')).toMatchObject({ user: { name: "Ada Lovelace" } });
    const { accessToken, refreshToken } = (await fixture.session(keyOf(fixture, "moved")))!;
    expect(refreshToken).not.toBe(personalAccessToken);
    expect(await fixture.tokens("token moved")).toMatchObject({ code: 0, stdout: `${accessToken}\n` });
    expect(fixture.sandbox.server("hubstaff").stats()).toMatchObject({
      tokenRequests: { refresh_token: 1 },
      reuses: 0,
    });
  });

  test.each([
    ["podio", "--auth-method login", { access_token: "at", refresh_token: "rt", ref_type: "user", ref_id: "7" }],
    ["podio", "--auth-method login", { accessToken: "at", refreshToken: "rt", ref: { type: "user", id: 7 } }],
    ["ergani", "", { token: { accessToken: "at", refreshToken: "rt", accessTokenExpiresAt: 4_000_000_000 } }],
  ])("a session of %s %s: %j", async (provider, options, stored) => {
    const command = `import ${provider} - ${options} --sandbox ${fixture.sandbox.urls.control}`;
    const { key } = await fixture.json<{ key: string }>(command, { stdin: JSON.stringify(stored) });
    expect(await fixture.session(key)).toMatchObject({
      accessToken: "at",
      refreshToken: "rt",
      connection: { provider },
    });
  });

  test.each([
    ["hubstaff", "{", 1, /is not JSON.*\n next expected the configState\.json .* or the config\.toml of hubstaff-cli/],
    ["podio", "{}", 1, /holds no access token/],
    ["psohub", "{}", 1, /holds no access_token.*\n next expected a token response of PSOhub/],
    ["hubstaff /nowhere/file", "", 2, /cannot be read from \/nowhere\/file \(ENOENT\)/],
    ["podio redis://user:canary@127.0.0.1:1/0#key", "", 5, /Redis at 127\.0\.0\.1:1 cannot be read/],
    ["podio redis://user:canary@127.0.0.1:1/0", "", 2, /has no key/],
  ])("%s with %j is refused", async (source, stdin, code, message) => {
    const outcome = await fixture.tokens(`import ${source.includes(" ") ? source : `${source} -`}`, { stdin });
    expect(outcome).toMatchObject({ code, stdout: "" });
    expect(outcome.stderr).toMatch(message);
    expect(outcome.stderr).not.toContain("canary");
  });

  test("a hash of Redis", async () => {
    const { createClient } = await import("redis");
    const client = createClient({ url: "redis://127.0.0.1:6379" });
    await client.connect();
    const key = `tokens-cli-test:${process.pid}:session`;
    try {
      await client.hSet(key, { access_token: "from redis", refresh_token: "rt" });
      const address = `redis://127.0.0.1:6379/0#${encodeURIComponent(key)}`;
      await fixture.json(
        `import podio ${address} --auth-method login --account moved --sandbox ${fixture.sandbox.urls.control}`,
      );
      expect(await fixture.tokens("token podio/moved")).toMatchObject({ stdout: "from redis\n" });
      expect(await fixture.tokens(`import podio ${address}-nowhere`)).toMatchObject({ code: 4 });
    } finally {
      await client.del(key);
      client.destroy();
    }
  });
});
