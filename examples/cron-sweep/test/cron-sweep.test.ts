import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { systemClock, type Clock } from "@tokens/core";
import { createGitlab } from "@tokens/gitlab";
import { createGitlabMock } from "@tokens/gitlab/msw";
import { openStore, type Store } from "@tokens/store";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { runJob, sweepAndExport, type JobParts } from "../src/job.ts";

const hour = 3_600_000;
const night = Date.parse("2026-03-01T02:00:00Z");
let ahead = 0;
const startedAt = Date.now();
/** Starts at `night`, goes on like the system's clock, and is put forward by a test. */
const clock: Clock = {
  now: () => night + Date.now() - startedAt + ahead,
  sleep: (ms, signal) => systemClock.sleep(ms, signal),
};
const mock = createGitlabMock({ clock });
const server = setupServer(...mock.handlers);
const { clientId, clientSecret } = mock;
const refreshes = (): number => mock.requests("POST /oauth/token").length;

let directory: string;
let store: Store;
let logged: string[];
beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
beforeEach(async () => {
  mock.reset();
  ahead = 0;
  logged = [];
  directory = await mkdtemp(join(tmpdir(), "cron-sweep-"));
  store = await openStore(`sqlite:${directory}/sessions.db`, { clock });
  for (const account of ["acme", "globex"]) await connect().for(account).tokens.save(mock.session());
});
afterEach(async () => {
  await store.close();
  await rm(directory, { recursive: true });
});
afterAll(() => server.close());

const connect = () => createGitlab({ clientId, clientSecret, sessions: store.sessions, clock, http: { retry: 0 } });
/** The parts of a run in a process of its own. */
const parts = (): JobParts => ({ gitlab: connect(), store, directory, clock, log: (line) => logged.push(line) });
const exported = (): Promise<string> => readFile(join(directory, "issues-2026-03-01.csv"), "utf8");
const bothRows = 'account,open issues\n"acme",3\n"globex",3\n';

test("refreshes what has expired and exports every account", async () => {
  ahead = 3 * hour;
  expect(await runJob(parts())).toBe("done");
  expect(await exported()).toBe(bothRows);
  expect(logged).toEqual(["2 refreshed, 2 exported, 0 failed"]);
  expect(await runJob(parts())).toBe("done");
  expect(refreshes()).toBe(2);
});

describe("two runs at the same time", () => {
  test("are one run", async () => {
    ahead = 3 * hour;
    const outcomes = await Promise.all([runJob(parts()), runJob(parts())]);
    expect(outcomes.toSorted()).toEqual(["busy", "done"]);
    expect(refreshes()).toBe(2);
  });

  test("are harmless without the lock", async () => {
    ahead = 3 * hour;
    expect(await Promise.all([sweepAndExport(parts()), sweepAndExport(parts())])).toEqual(["done", "done"]);
    expect([refreshes(), mock.reuses()]).toEqual([2, 0]);
    expect(await exported()).toBe(bothRows);
    expect((await readdir(directory)).filter((name) => name.startsWith("issues-"))).toEqual(["issues-2026-03-01.csv"]);
  });

  test("of which one was killed: the lock ends after two hours", async () => {
    await store.records.add("run", "cron-sweep", {}, { expiresAt: clock.now() + 2 * hour });
    expect(await runJob(parts())).toBe("busy");
    ahead = 2 * hour + 1;
    expect(await runJob(parts())).toBe("done");
  });
});

describe("an account", () => {
  test("whose access has ended is named, and the others are exported", async () => {
    ahead = 3 * hour;
    mock.failNext({ route: "POST /oauth/token", status: 400, body: { error: "invalid_grant" } });
    expect(await runJob(parts())).toBe("access-ended");
    expect(await exported()).toMatch(/^account,open issues\n"(acme|globex)",3\n$/);
    expect(logged).toEqual([
      expect.stringMatching(/:(acme|globex): .*invalid_grant/),
      "1 refreshed, 1 exported, 1 failed",
    ]);
  });

  test("that cannot be refreshed for now is left to the next run", async () => {
    ahead = 3 * hour;
    mock.failNext({ route: "POST /oauth/token", status: 503, headers: { "retry-after": "60" } });
    expect(await runJob(parts())).toBe("incomplete");
    expect(await runJob(parts())).toBe("done");
    expect(await exported()).toBe(bothRows);
  });
});

test("a run that fails gives the lock back", async () => {
  const withoutDirectory = { ...parts(), directory: join(directory, "missing") };
  await expect(runJob(withoutDirectory)).rejects.toThrow(/ENOENT/);
  expect(await runJob(parts())).toBe("done");
});

describe("the command", () => {
  async function run(args: string[], env: Record<string, string> = {}): Promise<[number, string, string]> {
    const program = fileURLToPath(new URL("../src/main.ts", import.meta.url));
    const child = spawn(process.execPath, ["-C", "@tokens/source", program, ...args], {
      env: { PATH: process.env["PATH"], ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "close")]);
    return [code as number, out, err];
  }
  const app = { GITLAB_CLIENT_ID: clientId, GITLAB_CLIENT_SECRET: clientSecret };

  test("says what it lacks", async () => {
    expect(await run([])).toEqual([1, "", expect.stringContaining("Set STORE_URL")]);
  });

  test("runs on an empty store", async () => {
    const env = { ...app, STORE_URL: `sqlite:${directory}/empty.db` };
    const result = await run(["--directory", directory], env);
    expect(result).toEqual([0, "0 refreshed, 0 exported, 0 failed\n", ""]);
  });
});
