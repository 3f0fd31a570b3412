import { chmod, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { newSession, sessionKey } from "@tokens/core";
import { openStore } from "@tokens/store";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { keyOf, createFixture, type Fixture } from "./harness.ts";

let fixture: Fixture;
beforeEach(async () => {
  fixture = await createFixture("sqlite");
});
afterEach(() => fixture.close());

describe("keys", () => {
  test("a key is printed, or added first in a private file", async () => {
    const { stdout } = await fixture.tokens("key");
    expect(stdout).toMatch(/^[\w-]{8}:[\w-]{43}\n$/);
    const path = join(fixture.directory, "keys");
    expect(await fixture.json(`key --file ${path}`)).toMatchObject({ source: `file:${path}`, kept: 0 });
    const first = await readFile(path, "utf8");
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    const second = await fixture.tokens(`key --file ${path}`);
    expect(second.stdout + second.stderr).not.toContain(first.split(":")[1]!.trim());
    expect(second.stderr).toMatch(/Earlier keys are kept for decryption/);
    expect(await readFile(path, "utf8")).toMatch(new RegExp(`^[\\w-]+:[\\w-]+\\n${first}$`));
    await chmod(path, 0o644);
    expect(await fixture.tokens(`key --file ${path}`)).toMatchObject({
      code: 6,
      stderr: expect.stringMatching(/Other users can read/),
    });
  });

  test("sessions are encrypted, rotated to a new key, and unreadable without one", async () => {
    await fixture.alice();
    const path = join(fixture.directory, "keys");
    await fixture.json(`key --file ${path}`);
    const key = `--key-from file:${path}`;
    const plain = await fixture.tokens(`token alice ${key}`);
    expect(plain).toMatchObject({ code: 6, stderr: expect.stringMatching(/is not encrypted/) });
    expect(await fixture.json(`rewrap --plain ${key}`)).toMatchObject({ rewrapped: 1, current: 0 });
    expect(await fixture.tokens(`token alice ${key}`)).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^eyJ/),
    });

    const without = await fixture.tokens("token alice");
    expect(without).toMatchObject({ code: 6, stdout: "" });
    expect(without.stderr).toMatch(/are encrypted, and no key source is set: pass --key-from.*\n next tokens doctor/);
    expect(await fixture.json("status")).toMatchObject({ accounts: [{ state: "valid" }] });

    await fixture.json(`key --file ${path}`);
    expect(await fixture.json(`rewrap ${key}`)).toMatchObject({ rewrapped: 1, current: 0 });
    expect(await fixture.json(`rewrap ${key}`)).toMatchObject({ rewrapped: 0, current: 1 });
    const [newest] = (await readFile(path, "utf8")).split("\n");
    await writeFile(path, `${newest}\n`);
    expect(await fixture.tokens(`token alice ${key}`)).toMatchObject({ code: 0 });
    expect(await fixture.tokens("rewrap")).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("No encryption key is configured"),
    });
  });
});

describe("profiles", () => {
  const env = { TOKENS_STORE: "" };

  test("are set, listed, used, and selected by option and environment", async () => {
    const other = `sqlite:${fixture.directory}/other.db`;
    expect(await fixture.tokens(`profile set work --store ${other}`, { env })).toMatchObject({ code: 0 });
    expect(await fixture.tokens(`profile set work --key-from env:K`, { env })).toMatchObject({ code: 0 });
    expect(await fixture.json("profile list", { env })).toMatchObject({
      current: "default",
      profiles: { default: { store: "file:" }, work: { store: other, key: "env:K" } },
    });
    expect(await fixture.json("profile use work", { env })).toEqual({ current: "work" });
    const { stdout } = await fixture.tokens("profile list", { env });
    expect(stdout).toMatch(/\n\* {2}work +sqlite:\S+ +env:K\n$/);
    const { stdout: key } = await fixture.tokens("key");
    await (await openStore(other)).close();
    const listed = await fixture.json<{ store: string }>("list", { env: { ...env, K: key } });
    expect(listed.store).toBe(other);
    expect((await fixture.tokens("list --profile elsewhere", { env })).code).toBe(4);
    expect((await fixture.tokens("profile use elsewhere", { env })).code).toBe(4);
  });

  test("hold no secret", async () => {
    const outcome = await fixture.tokens("profile set work --store postgres://user:canary@localhost/db", { env });
    expect(outcome).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/cannot contain secrets.*\n next set TOKENS_STORE/),
    });
    const query = await fixture.tokens("profile set work --store mysql://user@localhost/db?password=canary", { env });
    expect(query.code).toBe(2);
    await writeFile(join(fixture.directory, "tokens", "config.json"), "").catch(() => undefined);
    expect(outcome.stderr + query.stderr).not.toContain("canary");
  });
});

describe("doctor", () => {
  interface Report {
    readonly ok: boolean;
    readonly findings: readonly {
      readonly check: string;
      readonly result: string;
      readonly message: string;
      readonly next?: string;
    }[];
  }
  const results = ({ findings }: Report): string[] => findings.map(({ check, result }) => `${check} ${result}`);

  test("a healthy store with a key", async () => {
    const path = join(fixture.directory, "keys");
    await fixture.json(`key --file ${path}`);
    await fixture.alice();
    await fixture.json(`rewrap --plain --key-from file:${path}`);
    const report = await fixture.json<Report>(`doctor --key-from file:${path}`);
    expect(results(report)).toEqual(["store ok", "access ok", "key ok", "accounts ok", "provider ok", "clock ok"]);
    expect(report.ok).toBe(true);
    const without = await fixture.tokens("doctor");
    expect(without.code).toBe(1);
    expect(without.stdout).toMatch(/fail {2}key +cannot open 1 session of 1: .*\n +next pass the right key source/);
  });

  test("a wrong clock, and an unreachable provider", async () => {
    await fixture.alice();
    const report = await fixture.tokens("doctor --json", { later: 600_000 });
    expect(report.code).toBe(1);
    expect(results(JSON.parse(report.stdout) as Report)).toEqual([
      "store ok",
      "access ok",
      "key warn",
      "accounts ok",
      "provider ok",
      "clock fail",
    ]);
    expect((await fixture.tokens("doctor", { later: -60_000 })).stdout).toMatch(
      /warn {2}clock +this machine's clock is (1 min|59 s|60 s|\d+ s) behind/,
    );
    fixture.sandbox.server("hubstaff").fault({ kind: "drop", times: "until cleared" });
    const away = await fixture.tokens("doctor");
    expect(away).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/fail {2}provider +http:\S+ did not respond\n +next/),
    });
  });

  test("contacts the API of each account", async () => {
    const hosts: string[] = [];
    await fixture.store(async ({ sessions }) => {
      const session = newSession({ accessToken: "at", obtainedAt: 1, expiresAt: 2 });
      const ergani = (environment: string): object => ({
        provider: "ergani",
        authMethod: "password",
        settings: { environment },
      });
      const connections = [
        ergani("test"),
        ergani("production"),
        { provider: "psohub", authMethod: "login", settings: {} },
      ];
      for (const [n, connection] of connections.entries())
        await sessions.set(sessionKey("ergani", "x", String(n)), { ...session, connection } as never);
    });
    await fixture.tokens("doctor", {
      fetch: async (input) => {
        hosts.push(new URL(new Request(input).url).host);
        return new Response();
      },
    });
    expect(hosts.toSorted()).toEqual(["eservices.yeka.gr", "trialv2eservices.yeka.gr", "www.psohubapp.com"]);
  });

  test("files that others can read, and a store that cannot be opened", async () => {
    await fixture.alice();
    await chmod(join(fixture.directory, "store"), 0o644);
    expect((await fixture.tokens("doctor")).stdout).toMatch(
      /fail {2}access +other users can read or replace \S+ \(mode 644\)\n +next chmod/,
    );
    const { code, stdout } = await fixture.tokens("doctor --store redis://user:canary@127.0.0.1:1");
    expect(code).toBe(1);
    expect(stdout).toMatch(/^fail {2}store/);
    expect(stdout).not.toContain("canary");
  });
});

test.each(["list", "status", "token alice", "request alice --routes", "export alice", "doctor"])(
  "%s does not create a store",
  async (command) => {
    const path = join(fixture.directory, "nowhere.db");
    const { code, stdout, stderr } = await fixture.tokens(`${command} --store sqlite:${path}`);
    expect(code).toBe(command === "doctor" ? 1 : 6);
    expect(stdout + stderr).toContain(`There is no SQLite store at ${path}.`);
    await expect(stat(path)).rejects.toThrow("ENOENT");
  },
);

describe("sweep", () => {
  test("refreshes tokens that expire soon, skips sessions of other programs, and records it", async () => {
    await fixture.alice();
    await fixture.store(async ({ sessions }) => {
      const foreign = newSession({ accessToken: "theirs", obtainedAt: 1, expiresAt: 2 });
      await sessions.set(sessionKey("hubstaff", "api.hubstaff.com", "x", "theirs"), foreign);
    });
    const none = await fixture.json<{ counts: object }>("sweep --within 10m");
    expect(none.counts).toMatchObject({ refreshed: 0, unknown: 1, failed: 0 });
    const { code, stdout } = await fixture.tokens("sweep", { later: 86_400_000 });
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: "1 refreshed, 1 left alone.\n",
    });
    const types = await fixture.store(async ({ journal }) =>
      (await journal.read({ key: keyOf(fixture), limit: 5 })).map(({ type }) => type),
    );
    expect(types).toEqual(["refreshed", "authenticated"]);
  });

  test("reports failures, and exits with their code", async () => {
    await fixture.alice();
    fixture.sandbox.server("hubstaff").revoke();
    const { code, stdout } = await fixture.tokens("sweep", { later: 2 * 86_400_000 });
    expect(code).toBe(3);
    expect(stdout).toMatch(
      /^failed {2}hubstaff\/alice {2}.*\n {8}next tokens login hubstaff --account alice\n0 refreshed, 1 failed\.\n$/,
    );
  });

  test("watches until Ctrl-C, with one line of JSON per sweep", async () => {
    await fixture.alice();
    const stop = new AbortController();
    const lines: string[] = [];
    const running = fixture.tokens("sweep --watch --every 10ms --json", { signal: stop.signal });
    await expect
      .poll(async () => (await fixture.store(async ({ sessions }) => sessions.get(keyOf(fixture)))) !== undefined)
      .toBe(true);
    setTimeout(() => stop.abort(), 300);
    const { code, stdout, stderr } = await running;
    lines.push(...stdout.trim().split("\n"));
    expect(code).toBe(130);
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.map((line) => (JSON.parse(line) as { complete: boolean }).complete)).toContain(true);
    expect(JSON.parse(stderr)).toMatchObject({ error: { code: "interrupted" } });
  });

  test.each(["--within soon", "--watch --every never"])("%s is a usage error", async (options) => {
    expect(await fixture.tokens(`sweep ${options}`)).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/takes a duration/),
    });
  });

  test("without a pause between sweeps is a usage error", async () => {
    const { code, stderr } = await fixture.tokens("sweep --watch --every 0s");
    expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringMatching(/--every must be longer than 0/) });
  });
});

test("tokens that the store rejected are saved in a file that can be imported", async () => {
  await fixture.alice();
  const key = keyOf(fixture);
  const before = await fixture.session(key);
  // The store accepts the claim and nothing after it, as when a disk fills up or a server goes down.
  const breaking: typeof fetch = async (input, init) => {
    const response = await fetch(input, init);
    if (response.ok) {
      const { DatabaseSync } = await import("node:sqlite");
      const database = new DatabaseSync(join(fixture.directory, "store"));
      database.exec("create trigger full before update on tokens_sessions begin select raise(abort, 'full'); end");
      database.close();
    }
    return response;
  };
  const { code, stderr } = await fixture.tokens("refresh alice", { fetch: breaking, hurried: true });
  expect(code).toBe(6);
  const [, path] = /The tokens are saved in (\S+)\.\n next once the store works: tokens import hubstaff \1/.exec(
    stderr,
  )!;
  expect((await stat(path!)).mode & 0o777).toBe(0o600);
  const { DatabaseSync } = await import("node:sqlite");
  const database = new DatabaseSync(join(fixture.directory, "store"));
  database.exec("drop trigger full");
  database.close();
  expect(await fixture.tokens(`import hubstaff ${path}`)).toMatchObject({ code: 0 });
  expect((await fixture.session(key))!.refreshToken).not.toBe(before!.refreshToken);
  expect(await fixture.tokens("refresh alice")).toMatchObject({ code: 0 });
  await (await openStore(fixture.url)).close();
});
