import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { newSession, sessionKey, type Session } from "@tokens/core";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { keyOf, setScene, type Scene } from "./harness.ts";

let scene: Scene;
beforeEach(async () => {
  scene = await setScene();
});
afterEach(() => scene.close());

const requests = (): number => scene.sandbox.server("hubstaff").stats().tokenRequests["refresh_token"] ?? 0;

/** Stores sessions of another program's, by name and milliseconds until they end. */
async function strangers(lives: Readonly<Record<string, number>>): Promise<void> {
  const now = Date.now();
  await scene.store(async ({ sessions }) => {
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
  test("an empty store says how to begin", async () => {
    for (const command of ["list", "status"]) {
      const { code, stdout } = await scene.tokens(command);
      expect(code).toBe(0);
      expect(stdout).toMatch(/^No accounts in file:.* yet\.\n\nConnect an account: tokens login hubstaff\n/);
      expect(await scene.json(command)).toMatchObject({ accounts: [] });
    }
  });

  test("those in trouble first, then by when their token ends, with what to do", async () => {
    await strangers({ late: 7_200_000, soon: 600_000, over: -5000, dead: -8000, away: -9000 });
    const at = Date.now();
    const key = (name: string): string => sessionKey("hubstaff", "api.hubstaff.com", "personal", name);
    await scene.store(({ journal }) =>
      journal.append([
        { at, key: key("dead"), type: "reauthorization-required", by: "box:7", message: "Hubstaff refused it." },
        { at, key: key("away"), type: "refresh-failed", by: "box:7", message: "Hubstaff did not answer." },
        { at, key: key("late"), type: "refreshed", by: "box:8" },
      ]),
    );
    const { stdout } = await scene.tokens("status");
    expect(stdout.replaceAll(/ +/g, " ").split("\n")).toEqual([
      "ACCOUNT STATE TOKEN ENDS LOGIN LASTS REFRESHED BY",
      "hubstaff/dead needs login 8 s ago – 2 h ago –",
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
    const { summary, accounts } = await scene.json<{ summary: object; accounts: { name: string; state: string }[] }>(
      "status",
    );
    expect(summary).toEqual({ accounts: 5, "needs-login": 1, failing: 1, refreshing: 0, expired: 1, valid: 2 });
    expect(accounts.map(({ name }) => name)).toEqual(["dead", "away", "over", "soon", "late"]);
  });

  test.each([80, 60])("a terminal of %i columns shows 50 rows, none of them longer", async (columns) => {
    const names = Array.from({ length: 60 }, (_, n) => `a-rather-long-name-of-an-account-in-a-store-${n}`);
    await strangers(Object.fromEntries(names.map((name, n) => [name, 60_000 * n])));
    const { stdout } = await scene.tokens("status", { columns });
    const lines = stripVTControlCharacters(stdout).split("\n");
    expect(lines).toHaveLength(1 + 50 + 1 + 2 + 1);
    expect(lines).toContain("and 10 more accounts; use --all to show them");
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(columns);
    expect(stdout).toContain("\u001B[");
    const plain = await scene.tokens("status --all --no-color", { columns });
    expect(plain.stdout.split("\n")).toHaveLength(1 + 60 + 2 + 1);
    expect(plain.stdout).not.toContain("\u001B");
    expect((await scene.tokens("status", { columns, env: { NO_COLOR: "1" } })).stdout).not.toContain("\u001B");
    expect((await scene.tokens("status")).stdout.split("\n")).toHaveLength(1 + 60 + 2 + 1);
  });

  test("a name cannot steer the terminal", async () => {
    await strangers({ "evil\u001B]0;title\u0007\u202Ename": 60_000 });
    const { stdout } = await scene.tokens("status --no-color", { columns: 80 });
    expect(stdout).toContain("hubstaff/evil ]0;title name");
    expect((await scene.tokens("list --no-color", { columns: 80 })).stdout).not.toMatch(/\p{Cc}(?<!\n)|\u202E/u);
  });
});

describe("token and refresh", () => {
  test("a fresh token is printed as it is, an expired one is refreshed once, and the journal says by whom", async () => {
    await scene.alice();
    const key = keyOf(scene);
    const before = await scene.session(key);
    expect(await scene.tokens("token alice")).toEqual({ code: 0, stdout: `${before!.accessToken}\n`, stderr: "" });
    expect(requests()).toBe(1);
    const later = 2 * 86_400_000;
    const { accessToken, account } = await scene.json<{ accessToken: string; account: string }>("token alice", {
      later,
    });
    expect(account).toBe("hubstaff/alice");
    expect(accessToken).not.toBe(before!.accessToken);
    expect(requests()).toBe(2);
    const { accounts } = await scene.json<{ accounts: { by: string }[] }>("status", { later });
    expect(accounts).toMatchObject([{ by: expect.stringMatching(`:${process.pid}$`) }]);
    await scene.store(async ({ journal }) => {
      expect((await journal.read({ key, limit: 10 })).map(({ type }) => type)).toEqual(["refreshed", "authenticated"]);
    });
  });

  test("refresh asks for another token although the present one is fresh", async () => {
    await scene.alice();
    const before = await scene.session(keyOf(scene));
    const { code, stdout } = await scene.tokens("refresh hubstaff/alice");
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Refreshed hubstaff\/alice: its token ends in \d+ h\.\n$/);
    expect((await scene.session(keyOf(scene)))!.version).not.toBe(before!.version);
  });

  test("a terminal is told what is waited for, others are not", async () => {
    await scene.alice();
    const slow = { kind: "latency", ms: 1600, on: "token" } as const;
    scene.sandbox.server("hubstaff").fault(slow);
    const { code, stdout, stderr } = await scene.tokens("refresh alice", { columns: 80 });
    expect(code).toBe(0);
    expect(stripVTControlCharacters(stderr)).toMatch(/Refreshing hubstaff\/alice 1 s/);
    expect(stdout).not.toContain("Refreshing");
    scene.sandbox.server("hubstaff").fault(slow);
    expect(await scene.tokens("refresh alice")).toMatchObject({ code: 0, stderr: "" });
  });

  test("refresh --all tells of each, and of what failed", async () => {
    await scene.alice();
    await scene.json(`login podio --way app --sandbox ${scene.sandbox.urls.control}`);
    expect(await scene.tokens("refresh --all")).toEqual({
      code: 0,
      stdout: "2 accounts refreshed, 0 failed.\n",
      stderr: "",
    });
    scene.sandbox.server("hubstaff").revoke();
    const { code, stdout } = await scene.tokens("refresh --all");
    expect(code).toBe(3);
    expect(stdout).toMatch(/^failed {2}hubstaff\/alice {2}.*\n {8}next tokens login hubstaff --account alice\n/);
    expect(stdout).toMatch(/\n1 account refreshed, 1 failed\.\n$/);
    const json = await scene.tokens("refresh --all --json");
    expect(JSON.parse(json.stdout)).toMatchObject({ refreshed: 1, failed: 1 });
  });

  test("a session of another program's is used while it is valid, and left to it afterwards", async () => {
    await strangers({ theirs: 3_600_000 });
    expect(await scene.tokens("token theirs")).toMatchObject({ code: 0, stdout: "token of theirs\n" });
    const { code, stderr } = await scene.tokens("token theirs", { later: 7_200_000 });
    expect(code).toBe(1);
    expect(stderr).toMatch(/hubstaff\/theirs was stored by a program that alone knows its credentials/);
  });
});

describe("logout", () => {
  test("asks in a terminal, and takes no for an answer", async () => {
    await scene.alice();
    const said = await scene.tokens("logout alice", {
      columns: 80,
      keys: [{ at: /Sign out of hubstaff\/alice\?/, type: "\r" }],
    });
    expect(said.code).toBe(130);
    expect(said.stderr).toContain("Nothing was changed.");
    expect(await scene.session(keyOf(scene))).toBeDefined();
    const yes = await scene.tokens("logout alice", { columns: 80, keys: [{ at: /Sign out of/, type: "y" }] });
    expect(yes).toMatchObject({ code: 0, stdout: expect.stringContaining("hubstaff/alice") });
    expect(await scene.session(keyOf(scene))).toBeUndefined();
  });

  test("needs --yes where nobody can be asked", async () => {
    await scene.alice();
    expect(await scene.tokens("logout alice")).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("next pass --yes"),
    });
    expect(await scene.json("logout alice --yes")).toMatchObject({ account: "hubstaff/alice" });
    expect((await scene.json<{ accounts: unknown[] }>("list")).accounts).toEqual([]);
  });

  test("says when the provider could not be told", async () => {
    await strangers({ theirs: 3_600_000 });
    const { code, stdout, stderr } = await scene.tokens("logout theirs --yes");
    expect({ code, stdout }).toEqual({ code: 0, stdout: "Forgot hubstaff/theirs.\n" });
    expect(stderr).toMatch(/^warning hubstaff could not be told, .*: revoke it there\.\n$/);

    await scene.json(`login ergani --sandbox ${scene.sandbox.urls.control}`);
    scene.sandbox.server("ergani").fault({ kind: "drop", times: "until cleared" });
    const unheard = await scene.tokens("logout ergani --yes --json");
    expect(unheard.code).toBe(0);
    expect(JSON.parse(unheard.stdout)).toMatchObject({ providerTold: false });
    expect(JSON.parse(unheard.stderr)).toEqual({
      warning: expect.stringMatching(/did not revoke it: revoke it there\.$/),
    });
    expect(await scene.json("list")).toMatchObject({ accounts: [] });
  });
});

describe("import and export", () => {
  test("what is exported comes back under its own key", async () => {
    await scene.alice();
    const { stdout, stderr } = await scene.tokens("export alice");
    expect(stderr).toBe("");
    expect(JSON.parse(stdout)).toMatchObject({ account: "hubstaff/alice", session: { connection: { way: "token" } } });
    expect((await scene.tokens("export alice", { columns: 80 })).stderr).toMatch(/This output contains secrets/);
    await scene.json("logout alice --yes");
    expect(await scene.tokens("import hubstaff -", { stdin: stdout })).toMatchObject({ code: 0 });
    expect((await scene.session(keyOf(scene)))!.accessToken).toBe(
      (JSON.parse(stdout) as { session: Session }).session.accessToken,
    );
    expect(await scene.tokens("import podio -", { stdin: stdout })).toMatchObject({ code: 2 });
  });

  test("configState.json of Hubstaff's samples", async () => {
    await scene.alice("original");
    const { accessToken, refreshToken } = (await scene.session(keyOf(scene, "original")))!;
    const path = join(scene.directory, "configState.json");
    await writeFile(path, JSON.stringify({ token: { access_token: accessToken, refresh_token: refreshToken } }));
    const { apiUrl, authUrl } = scene.sandbox.server("hubstaff").credentials as Record<"apiUrl" | "authUrl", string>;
    const addresses = `--set apiUrl=${apiUrl} --set authUrl=${authUrl}`;
    expect(await scene.json(`import hubstaff ${path} --way token --account moved ${addresses}`)).toMatchObject({
      account: "hubstaff/moved",
    });
    expect(await scene.tokens("token moved")).toMatchObject({ code: 0, stdout: `${accessToken}\n` });
    expect(await scene.tokens("refresh moved")).toMatchObject({ code: 0 });
    expect(await readFile(path, "utf8")).toContain(accessToken);
  });

  test.each([
    [
      "as its README has it",
      "configState.json",
      (token: string) => JSON.stringify({ token: { refresh_token: token } }),
    ],
    ["of hubstaff-cli", "config.toml", (token: string) => `format = "json"\n\n[auth]\nrefresh_token = "${token}"\n`],
  ])("a personal access token of Hubstaff that was never used, %s", async (_, name, write) => {
    const { apiUrl, authUrl, personalAccessToken } = scene.sandbox.server("hubstaff").credentials as Record<
      "apiUrl" | "authUrl" | "personalAccessToken",
      string
    >;
    const path = join(scene.directory, name);
    await writeFile(path, write(personalAccessToken));
    const command = `import hubstaff ${path} --account moved --set apiUrl=${apiUrl} --set authUrl=${authUrl}`;
    const { code, stdout, stderr } = await scene.tokens(command);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toBe("Imported hubstaff/moved. Its token has expired, and the next call refreshes it.\n");
    expect(await scene.json('request moved "GET /v2/users/me"')).toMatchObject({ user: { name: "Ada Lovelace" } });
    const { accessToken, refreshToken } = (await scene.session(keyOf(scene, "moved")))!;
    expect(refreshToken).not.toBe(personalAccessToken);
    expect(await scene.tokens("token moved")).toMatchObject({ code: 0, stdout: `${accessToken}\n` });
    expect(scene.sandbox.server("hubstaff").stats()).toMatchObject({ tokenRequests: { refresh_token: 1 }, reuses: 0 });
  });

  test.each([
    ["podio", "--way login", { access_token: "at", refresh_token: "rt", ref_type: "user", ref_id: "7" }],
    ["podio", "--way login", { accessToken: "at", refreshToken: "rt", ref: { type: "user", id: 7 } }],
    ["ergani", "", { token: { accessToken: "at", refreshToken: "rt", accessTokenExpiresAt: 4_000_000_000 } }],
  ])("a session of %s %s: %j", async (provider, options, stored) => {
    const command = `import ${provider} - ${options} --account moved --sandbox ${scene.sandbox.urls.control}`;
    const { key } = await scene.json<{ key: string }>(command, { stdin: JSON.stringify(stored) });
    expect(await scene.session(key)).toMatchObject({ accessToken: "at", refreshToken: "rt", connection: { provider } });
  });

  test.each([
    ["hubstaff", "{", 1, /is not JSON.*\n next expected the configState\.json .* or the config\.toml of hubstaff-cli/],
    ["podio", "{}", 1, /holds no access token/],
    ["psohub", "{}", 2, /PSOhub does not support importing sessions/],
    ["hubstaff /nowhere/file", "", 2, /cannot be read from \/nowhere\/file \(ENOENT\)/],
    ["podio redis://user:canary@127.0.0.1:1/0#key", "", 5, /Redis at 127\.0\.0\.1:1 cannot be read/],
    ["podio redis://user:canary@127.0.0.1:1/0", "", 2, /names no key/],
  ])("%s with %j is refused", async (source, stdin, code, message) => {
    const outcome = await scene.tokens(`import ${source.includes(" ") ? source : `${source} -`}`, { stdin });
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
      await scene.json(`import podio ${address} --way login --account moved --sandbox ${scene.sandbox.urls.control}`);
      expect(await scene.tokens("token podio/moved")).toMatchObject({ stdout: "from redis\n" });
      expect(await scene.tokens(`import podio ${address}-nowhere`)).toMatchObject({ code: 4 });
    } finally {
      await client.del(key);
      client.destroy();
    }
  });
});
