import { chmod, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { newSession, sessionKey } from "@tokens/core";
import { openStore } from "@tokens/store";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { keyOf, setScene, type Scene } from "./harness.ts";

let scene: Scene;
beforeEach(async () => {
  scene = await setScene("sqlite");
});
afterEach(() => scene.close());

describe("keys", () => {
  test("one is printed, or put first in a private file", async () => {
    const { stdout } = await scene.tokens("key");
    expect(stdout).toMatch(/^[\w-]{8}:[\w-]{43}\n$/);
    const path = join(scene.directory, "keys");
    expect(await scene.json(`key --file ${path}`)).toMatchObject({ source: `file:${path}`, kept: 0 });
    const first = await readFile(path, "utf8");
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    const second = await scene.tokens(`key --file ${path}`);
    expect(second.stdout + second.stderr).not.toContain(first.split(":")[1]!.trim());
    expect(second.stderr).toMatch(/Earlier keys are kept for decryption/);
    expect(await readFile(path, "utf8")).toMatch(new RegExp(`^[\\w-]+:[\\w-]+\\n${first}$`));
    await chmod(path, 0o644);
    expect(await scene.tokens(`key --file ${path}`)).toMatchObject({
      code: 6,
      stderr: expect.stringMatching(/Other users can read/),
    });
  });

  test("sessions are encrypted, rotated to a new key, and refused without one", async () => {
    await scene.alice();
    const path = join(scene.directory, "keys");
    await scene.json(`key --file ${path}`);
    const key = `--key-from file:${path}`;
    const plain = await scene.tokens(`token alice ${key}`);
    expect(plain).toMatchObject({ code: 6, stderr: expect.stringMatching(/is not encrypted/) });
    expect(await scene.json(`rewrap --plain ${key}`)).toMatchObject({ rewrapped: 1, current: 0 });
    expect(await scene.tokens(`token alice ${key}`)).toMatchObject({ code: 0, stdout: expect.stringMatching(/^eyJ/) });

    const without = await scene.tokens("token alice");
    expect(without).toMatchObject({ code: 6, stdout: "" });
    expect(without.stderr).toMatch(/are encrypted, and no key is named: name its source.*\n next tokens doctor/);
    expect(await scene.json("status")).toMatchObject({ accounts: [{ state: "valid" }] });

    await scene.json(`key --file ${path}`);
    expect(await scene.json(`rewrap ${key}`)).toMatchObject({ rewrapped: 1, current: 0 });
    expect(await scene.json(`rewrap ${key}`)).toMatchObject({ rewrapped: 0, current: 1 });
    const [newest] = (await readFile(path, "utf8")).split("\n");
    await writeFile(path, `${newest}\n`);
    expect(await scene.tokens(`token alice ${key}`)).toMatchObject({ code: 0 });
    expect(await scene.tokens("rewrap")).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("No encryption key is configured"),
    });
  });
});

describe("profiles", () => {
  const env = { TOKENS_STORE: "" };

  test("are set, listed, used, and named by option and environment", async () => {
    const other = `sqlite:${scene.directory}/other.db`;
    expect(await scene.tokens(`profile set work --store ${other}`, { env })).toMatchObject({ code: 0 });
    expect(await scene.tokens(`profile set work --key-from env:K`, { env })).toMatchObject({ code: 0 });
    expect(await scene.json("profile list", { env })).toMatchObject({
      current: "default",
      profiles: { default: { store: "file:" }, work: { store: other, key: "env:K" } },
    });
    expect(await scene.json("profile use work", { env })).toEqual({ current: "work" });
    const { stdout } = await scene.tokens("profile list", { env });
    expect(stdout).toMatch(/\n\* {2}work +sqlite:\S+ +env:K\n$/);
    const { stdout: key } = await scene.tokens("key");
    const listed = await scene.json<{ store: string }>("list", { env: { ...env, K: key } });
    expect(listed.store).toBe(other);
    expect((await scene.tokens("list --profile elsewhere", { env })).code).toBe(4);
    expect((await scene.tokens("profile use elsewhere", { env })).code).toBe(4);
  });

  test("hold no secret", async () => {
    const outcome = await scene.tokens("profile set work --store postgres://user:canary@localhost/db", { env });
    expect(outcome).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/cannot contain secrets.*\n next set TOKENS_STORE/),
    });
    const query = await scene.tokens("profile set work --store mysql://user@localhost/db?password=canary", { env });
    expect(query.code).toBe(2);
    await writeFile(join(scene.directory, "tokens", "config.json"), "").catch(() => undefined);
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

  test("a store that is well, with a key", async () => {
    const path = join(scene.directory, "keys");
    await scene.json(`key --file ${path}`);
    await scene.alice();
    await scene.json(`rewrap --plain --key-from file:${path}`);
    const report = await scene.json<Report>(`doctor --key-from file:${path}`);
    expect(results(report)).toEqual(["store ok", "access ok", "key ok", "provider ok", "clock ok"]);
    expect(report.ok).toBe(true);
    const without = await scene.tokens("doctor");
    expect(without.code).toBe(1);
    expect(without.stdout).toMatch(/fail {2}key +cannot open 1 session of 1: .*\n +next pass the right key source/);
  });

  test("a clock that is off, and a provider that is away", async () => {
    await scene.alice();
    const report = await scene.tokens("doctor --json", { later: 600_000 });
    expect(report.code).toBe(1);
    expect(results(JSON.parse(report.stdout) as Report)).toEqual([
      "store ok",
      "access ok",
      "key warn",
      "provider ok",
      "clock fail",
    ]);
    expect((await scene.tokens("doctor", { later: -60_000 })).stdout).toMatch(
      /warn {2}clock +this machine's clock is (1 min|59 s|60 s|\d+ s) behind/,
    );
    scene.sandbox.server("hubstaff").fault({ kind: "drop", times: "until cleared" });
    const away = await scene.tokens("doctor");
    expect(away).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/fail {2}provider +http:\S+ did not respond\n +next/),
    });
  });

  test("asks each provider where its accounts are", async () => {
    const asked: string[] = [];
    await scene.store(async ({ sessions }) => {
      const session = newSession({ accessToken: "at", obtainedAt: 1, expiresAt: 2 });
      const ergani = (environment: string): object => ({
        provider: "ergani",
        way: "password",
        settings: { environment },
      });
      const connections = [ergani("test"), ergani("production"), { provider: "psohub", way: "login", settings: {} }];
      for (const [n, connection] of connections.entries())
        await sessions.set(sessionKey("ergani", "x", String(n)), { ...session, connection } as never);
    });
    await scene.tokens("doctor", {
      fetch: async (input) => {
        asked.push(new URL(new Request(input).url).host);
        return new Response();
      },
    });
    expect(asked.toSorted()).toEqual(["eservices.yeka.gr", "trialv2eservices.yeka.gr", "www.psohubapp.com"]);
  });

  test("files that others may read, and a store that cannot be opened", async () => {
    await scene.alice();
    await chmod(join(scene.directory, "store"), 0o644);
    expect((await scene.tokens("doctor")).stdout).toMatch(
      /fail {2}access +other users can read or replace \S+ \(mode 644\)\n +next chmod/,
    );
    const { code, stdout } = await scene.tokens("doctor --store redis://user:canary@127.0.0.1:1");
    expect(code).toBe(1);
    expect(stdout).toMatch(/^fail {2}store/);
    expect(stdout).not.toContain("canary");
  });
});

describe("sweep", () => {
  test("refreshes what ends soon, leaves others' sessions alone, and records it", async () => {
    await scene.alice();
    await scene.store(async ({ sessions }) => {
      const foreign = newSession({ accessToken: "theirs", obtainedAt: 1, expiresAt: 2 });
      await sessions.set(sessionKey("hubstaff", "api.hubstaff.com", "x", "theirs"), foreign);
    });
    const none = await scene.json<{ counts: object }>("sweep --within 10m");
    expect(none.counts).toMatchObject({ refreshed: 0, unknown: 1, failed: 0 });
    const { code, stdout } = await scene.tokens("sweep", { later: 86_400_000 });
    expect({ code, stdout }).toEqual({ code: 0, stdout: "1 refreshed, 1 left to the programs that stored them.\n" });
    const types = await scene.store(async ({ journal }) =>
      (await journal.read({ key: keyOf(scene), limit: 5 })).map(({ type }) => type),
    );
    expect(types).toEqual(["refreshed", "authenticated"]);
  });

  test("tells what failed, and ends with its code", async () => {
    await scene.alice();
    scene.sandbox.server("hubstaff").revoke();
    const { code, stdout } = await scene.tokens("sweep", { later: 2 * 86_400_000 });
    expect(code).toBe(3);
    expect(stdout).toMatch(
      /^failed {2}hubstaff\/alice {2}.*\n {8}next tokens login hubstaff --account alice\n0 refreshed, 1 failed\.\n$/,
    );
  });

  test("watches until Ctrl-C, with a line of JSON for each sweep", async () => {
    await scene.alice();
    const stop = new AbortController();
    const lines: string[] = [];
    const running = scene.tokens("sweep --watch --every 10ms --json", { signal: stop.signal });
    await expect
      .poll(async () => (await scene.store(async ({ sessions }) => sessions.get(keyOf(scene)))) !== undefined)
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
    expect(await scene.tokens(`sweep ${options}`)).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/takes a duration/),
    });
  });
});

test("tokens that the store refused are kept in a file that comes back by an import", async () => {
  await scene.alice();
  const key = keyOf(scene);
  const before = await scene.session(key);
  // The store takes the claim, and nothing after it: as when a disk fills up, or a server goes away.
  const breaking: typeof fetch = async (input, init) => {
    const response = await fetch(input, init);
    if (response.ok) {
      const { DatabaseSync } = await import("node:sqlite");
      const database = new DatabaseSync(join(scene.directory, "store"));
      database.exec("create trigger full before update on tokens_sessions begin select raise(abort, 'full'); end");
      database.close();
    }
    return response;
  };
  const { code, stderr } = await scene.tokens("refresh alice", { fetch: breaking, hurried: true });
  expect(code).toBe(6);
  const [, path] = /The tokens are saved in (\S+)\.\n next once the store works: tokens import hubstaff \1/.exec(
    stderr,
  )!;
  expect((await stat(path!)).mode & 0o777).toBe(0o600);
  const { DatabaseSync } = await import("node:sqlite");
  const database = new DatabaseSync(join(scene.directory, "store"));
  database.exec("drop trigger full");
  database.close();
  expect(await scene.tokens(`import hubstaff ${path}`)).toMatchObject({ code: 0 });
  expect((await scene.session(key))!.refreshToken).not.toBe(before!.refreshToken);
  expect(await scene.tokens("refresh alice")).toMatchObject({ code: 0 });
  await (await openStore(scene.url)).close();
});
