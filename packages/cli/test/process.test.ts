import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { newSession } from "@tokens/core";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createFixture, ended, keyOf, startTokens, type Fixture } from "./harness.ts";

let fixture: Fixture;
beforeEach(async () => {
  fixture = await createFixture();
});
afterEach(() => fixture.close());

const start = (argv: readonly string[], env?: Record<string, string>): ChildProcess => startTokens(fixture, argv, env);

const run = (...argv: string[]): ReturnType<typeof ended> => ended(start(argv));

/** Makes the stored access token long expired. */
async function expire(): Promise<void> {
  fixture.sandbox.server("hubstaff").expire();
  const key = keyOf(fixture);
  await fixture.store(async ({ sessions }) => {
    const session = (await sessions.get(key))!;
    await sessions.set(key, { ...session, ...newSession({ ...session, obtainedAt: 1000, expiresAt: 2000 }) });
  });
}

test(
  "twenty processes with an expired token make one token request and print the same new token",
  { timeout: 120_000 },
  async () => {
    await fixture.alice();
    const { accessToken: old } = (await fixture.session(keyOf(fixture)))!;
    await expire();
    const stage = fixture.sandbox.server("hubstaff");
    const before = stage.stats().tokenRequests["refresh_token"]!;
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => run("token", "alice")));
    expect(new Set(outcomes.map(({ code, stderr }) => `${code} ${stderr}`))).toEqual(new Set(["0 "]));
    const printed = new Set(outcomes.map(({ stdout }) => stdout));
    expect(printed.size).toBe(1);
    expect([...printed][0]).toBe(`${(await fixture.session(keyOf(fixture)))!.accessToken}\n`);
    expect(printed).not.toContain(`${old}\n`);
    expect(stage.stats()).toMatchObject({ tokenRequests: { refresh_token: before + 1 }, reuses: 0 });
    // The next one only reads the store.
    expect(await run("token", "hubstaff/alice")).toEqual({ code: 0, stdout: [...printed][0], stderr: "" });
  },
);

test("the fast path prints what the normal path prints", async () => {
  await fixture.alice();
  const fast = await run("token", "alice");
  expect(fast).toMatchObject({ code: 0, stderr: "" });
  expect(await run("token", "alice", "--quiet")).toEqual(fast);
  expect(JSON.parse((await run("token", "alice", "--json")).stdout)).toMatchObject({
    accessToken: fast.stdout.trim(),
  });
  expect(await run("token", "nobody")).toMatchObject({ code: 4, stdout: "" });
  expect(await run("token")).toMatchObject({ code: 2 });
  expect(await run("token", "--help")).toMatchObject({
    code: 0,
    stdout: expect.stringContaining("Usage: tokens token"),
  });
  expect((await readdir(join(fixture.directory, "tokens", "compiled"))).length).toBeGreaterThan(0);
});

test("a fresh token loads the modules that read the store, and no others", async () => {
  await fixture.alice();
  const coverage = join(fixture.directory, "coverage");
  const outcome = await ended(start(["token", "alice"], { NODE_V8_COVERAGE: coverage }));
  expect(outcome).toMatchObject({ code: 0, stderr: "" });
  const [report] = await readdir(coverage);
  const { result } = JSON.parse(await readFile(join(coverage, report!), "utf8")) as { result: { url: string }[] };
  const modules = result.map(({ url }) => url).filter((url) => url.startsWith("file:"));
  expect(modules.map((url) => url.replace(/.*\/packages\//, "")).toSorted()).toEqual([
    "accounts/src/account.ts",
    "accounts/src/encrypted.ts",
    "accounts/src/fast-token.ts",
    "accounts/src/profile-file.ts",
    "cli/src/fast-path.ts",
    "cli/src/main.ts",
    "core/src/error-page.ts",
    "core/src/internal.ts",
    "core/src/options.ts",
    "core/src/session.ts",
    "session-file/src/default-directory.ts",
    "session-file/src/peek.ts",
    "store/src/peek.ts",
  ]);
});

test("a closed pipe is not a failure", async () => {
  await fixture.alice();
  for (const argv of [
    ["request", "alice", "--routes"],
    ["token", "alice"],
    ["completion", "bash"],
  ]) {
    const child = start(argv);
    child.stdout!.destroy();
    let stderr = "";
    child.stderr!.setEncoding("utf8").on("data", (text: string) => (stderr += text));
    const [code] = (await once(child, "close")) as [number | null];
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  }
});

test("Ctrl-C ends a watching sweep and a waiting login with 130 and no stack trace", async () => {
  await fixture.alice();
  for (const argv of [
    ["sweep", "--watch"],
    ["login", "psohub", "--no-browser", "--port", "0", "--sandbox", fixture.sandbox.urls.control],
  ]) {
    const child = start(argv);
    const end = ended(child);
    await once(argv[0] === "sweep" ? child.stdout! : child.stderr!, "data");
    child.kill("SIGINT");
    const { code, stderr } = await end;
    expect(code).toBe(130);
    expect(stderr).toMatch(/^Interrupted/m);
    expect(stderr).not.toMatch(/ at .*:\d+:\d+/);
  }
});

test("a refresh that Ctrl-C interrupts is stored all the same", async () => {
  await fixture.alice();
  await expire();
  const before = (await fixture.session(keyOf(fixture)))!;
  const stage = fixture.sandbox.server("hubstaff");
  const requests = stage.stats().tokenRequests["refresh_token"]!;
  stage.fault({ kind: "latency", ms: 1500, on: "token" });
  const child = start(["token", "alice"]);
  const end = ended(child);
  await expect.poll(async () => (await claimed()) !== undefined, { timeout: 20_000 }).toBe(true);
  child.kill("SIGINT");
  expect(await end).toMatchObject({ code: 130, stdout: "" });
  expect(stage.stats().tokenRequests["refresh_token"]).toBe(requests + 1);
  const after = (await fixture.session(keyOf(fixture)))!;
  expect(after.refreshToken).not.toBe(before.refreshToken);

  async function claimed(): Promise<unknown> {
    return fixture.store(async ({ sessions }) => {
      for await (const { claim } of sessions.list()) if (claim) return claim;
      return undefined;
    });
  }
});

test.runIf(process.platform === "linux")("without a keychain the error says what to do instead", async () => {
  const child = start(["key", "--keychain", "tokens-cli-test"], { DBUS_SESSION_BUS_ADDRESS: "unix:path=/nowhere" });
  const { code, stdout, stderr } = await ended(child);
  expect({ code, stdout }).toEqual({ code: 6, stdout: "" });
  expect(stderr).toMatch(
    /^error The keychain of this system cannot be used for "tokens-cli-test" \(.+\)\. Keep the key in a file instead/,
  );
});

test("a missing driver is named, with the commands that install it", async () => {
  const hooks = `import { registerHooks } from "node:module";
registerHooks({ resolve(name, context, next) {
  if (name !== "pg") return next(name, context);
  throw Object.assign(new Error("Cannot find package 'pg'"), { code: "ERR_MODULE_NOT_FOUND" });
} });`;
  const child = start(["status"], {
    TOKENS_STORE: "postgres://127.0.0.1/app",
    NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(hooks)}`,
  });
  const { code, stderr } = await ended(child);
  expect(code).toBe(6);
  expect(stderr).toMatch(/needs the driver pg, which is not installed/);
  expect(stderr).toMatch(
    /\n next npm install --global pg; with npx: npx --package @tokens\/cli --package pg tokens …\n$/,
  );
});

test("an old Node.js gets one line that says so", async () => {
  const old = "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.20.2' } })";
  const child = start(["status"], { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(old)}` });
  expect(await ended(child)).toEqual({
    code: 1,
    stdout: "",
    stderr: "tokens requires Node.js 22 or newer; this is 20.20.2: https://nodejs.org\n",
  });
});
