import { spawn, type ChildProcessByStdio } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { providerPackages } from "@tokens/providers";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Sandbox, Stats } from "../src/index.ts";
import { start } from "./start.ts";

let sandbox: Sandbox;
let directory: string;

beforeAll(async () => {
  sandbox = await start();
});
afterAll(() => sandbox.close());
beforeEach(async () => {
  await control("POST", "reset");
  directory = await mkdtemp(join(tmpdir(), "tokens-sandbox-"));
  return () => rm(directory, { recursive: true });
});

async function control(method: string, action: string): Promise<unknown> {
  return (await fetch(`${sandbox.urls.control}/hubstaff/${action}`, { method })).json();
}

async function stats(): Promise<Stats> {
  return (await control("GET", "stats")) as Stats;
}

async function personalAccessToken(): Promise<string> {
  return ((await control("GET", "credentials")) as { personalAccessToken: string }).personalAccessToken;
}

type Child = ChildProcessByStdio<Writable, Readable, null>;

/** Starts callers and waits until each is ready to go. */
async function callers(count: number, calls: number): Promise<Child[]> {
  const program = fileURLToPath(new URL("caller.ts", import.meta.url));
  const args = [sandbox.server("hubstaff").url, await personalAccessToken(), directory, String(calls)];
  const children = Array.from({ length: count }, () =>
    spawn(process.execPath, ["-C", "@tokens/source", program, ...args], { stdio: ["pipe", "pipe", "inherit"] }),
  );
  await Promise.all(children.map((child) => once(child.stdout, "data")));
  return children;
}

async function result(child: Child): Promise<{ names: string[]; events: string[] }> {
  const lines = createInterface({ input: child.stdout });
  const [line] = (await once(lines, "line")) as [string];
  return JSON.parse(line) as { names: string[]; events: string[] };
}

async function run(count: number, calls: number): Promise<{ names: string[]; events: string[] }[]> {
  const children = await callers(count, calls);
  const results = Promise.all(children.map(result));
  for (const child of children) child.stdin.write("go\n");
  return results;
}

async function storedSession(): Promise<{ accessToken: string; refreshToken: string }> {
  const [name] = (await readdir(directory)).filter((file) => file.endsWith(".json"));
  return (
    JSON.parse(await readFile(join(directory, name!), "utf8")) as {
      session: { accessToken: string; refreshToken: string };
    }
  ).session;
}

describe("many processes on one file", () => {
  test("8 processes with 50 calls each on one expired session: 1 token request, 400 answers", async () => {
    await run(1, 1);
    await control("POST", "expire");
    const before = await stats();
    const results = await run(8, 50);
    const after = await stats();
    expect(results.flatMap(({ names }) => names)).toEqual(Array.from({ length: 400 }, () => "Ada Lovelace"));
    expect(after.tokenRequests["refresh_token"]! - before.tokenRequests["refresh_token"]!).toBe(1);
    expect(after.reuses).toBe(0);
  });

  test("a second run makes no token request", async () => {
    await run(1, 1);
    await run(1, 5);
    expect(await stats()).toMatchObject({ tokenRequests: { refresh_token: 1 }, reuses: 0, apiCalls: 6 });
  });

  test("a process killed while it refreshes leaves a readable session and lets the next one in", async () => {
    await run(1, 1);
    for (let round = 0; round < 8; round++) {
      await control("POST", "expire");
      const before = await storedSession();
      const [victim] = await callers(1, 1);
      victim!.stdin.write("go\n");
      await new Promise((resolve) => setTimeout(resolve, round * 4));
      victim!.kill("SIGKILL");
      await once(victim!, "exit");
      const between = await storedSession();
      // Killed between the provider's answer and the commit, the only live refresh token dies with the process.
      const lost =
        between.accessToken === before.accessToken && (await stats()).tokenRequests["refresh_token"]! > round + 1;
      if (lost) return;
      const [next] = await run(1, 1);
      expect(next!.names).toEqual(["Ada Lovelace"]);
      expect(next!.events).not.toContain("waiting");
    }
    expect((await stats()).reuses).toBe(0);
  });
});

describe("control", () => {
  test("expires, revokes and counts", async () => {
    await run(1, 1);
    await control("POST", "expire");
    await run(1, 1);
    expect(await stats()).toEqual({ tokenRequests: { refresh_token: 2 }, reuses: 0, apiCalls: 3 });
    await control("POST", "revoke");
    const refused = await fetch(`${sandbox.server("hubstaff").url}/v2/users/me`, {
      headers: { authorization: `Bearer ${(await storedSession()).accessToken}` },
    });
    expect(refused.status).toBe(401);
  });

  test("names what it does not have", async () => {
    const unknown = await fetch(`${sandbox.urls.control}/nobody/stats`);
    const error = expect.stringMatching(/^The sandbox has no provider "nobody"\. It has: .*hubstaff/);
    expect([unknown.status, await unknown.json()]).toEqual([404, { error }]);
    expect((await fetch(`${sandbox.urls.control}/hubstaff/dance`, { method: "POST" })).status).toBe(404);
  });

  test("refuses other credentials as the provider does", async () => {
    const answer = await fetch(`${sandbox.server("hubstaff").url}/access_tokens`, {
      method: "POST",
      body: new URLSearchParams({ grant_type: "refresh_token", refresh_token: "another" }),
    });
    expect([answer.status, await answer.json()]).toMatchObject([400, { error: "invalid_grant" }]);
    expect((await fetch(`${sandbox.server("hubstaff").url}/v2/users/me`)).status).toBe(401);
  });
});

describe("the command", () => {
  const program = fileURLToPath(new URL("../src/main.ts", import.meta.url));
  const spawnCommand = (...flags: string[]): ChildProcessByStdio<null, Readable, Readable> =>
    spawn(process.execPath, ["-C", "@tokens/source", program, ...flags], { stdio: ["ignore", "pipe", "pipe"] });

  async function ready(child: { readonly stdout: Readable }): Promise<Record<string, string>> {
    const [line] = (await once(createInterface({ input: child.stdout }), "line")) as [string];
    return JSON.parse(line) as Record<string, string>;
  }

  test("prints one JSON line with its addresses, and ends on SIGTERM", async () => {
    const child = spawnCommand("--port", "0");
    expect(Object.keys(await ready(child))).toEqual([
      "control",
      ...providerPackages.map((name) => name.replace("@tokens/", "")),
    ]);
    child.kill("SIGTERM");
    expect(await once(child, "exit")).toEqual([0, null]);
  });

  test("logs requests to standard error where asked, and draws from a seed", async () => {
    const children = [
      spawnCommand("--port", "0", "--seed", "5", "--log"),
      spawnCommand("--port", "0", "--seed", "5"),
    ] as const;
    const logs = children.map(({ stderr }) => text(stderr));
    const bodies = await Promise.all(
      children.map(async (child) => {
        const { podio } = await ready(child);
        const form = new URLSearchParams({
          client_id: "harness-client",
          client_secret: "harness-secret",
          grant_type: "app",
          app_id: "111",
          app_token: "app-token-111",
        });
        return (await fetch(`${podio}/oauth/token`, { method: "POST", body: form })).json();
      }),
    );
    expect(bodies[0]).toMatchObject({ access_token: expect.any(String) });
    expect(bodies[1]).toEqual(bodies[0]);
    for (const child of children) child.kill("SIGTERM");
    expect(await Promise.all(logs)).toEqual([
      expect.stringMatching(/^\S+Z podio POST \/oauth\/token 200 \d+ ms\n$/),
      "",
    ]);
  });

  test.for([
    [["--port", "127.0.0.1"], /--port must be an integer from 0 to 65\d{3}, not "127\.0\.0\.1"\.$/],
    [["--seed", "-1"], /--seed/],
    [["--seed", "x"], /--seed must be an integer from 0 to 4294967295, not "x"\.$/],
    [["--access-ttl", "0"], /--access-ttl must be an integer from 1 to/],
    [["--host", "0.0.0.0"], /Unknown option '--host'/],
  ] as const)("%s is refused with a sentence", async ([flags, message]) => {
    const child = spawnCommand(...flags);
    const said = text(child.stderr);
    expect(await once(child, "exit")).toEqual([1, null]);
    expect((await said).trim()).toMatch(message);
  });

  test("a port that is taken is named, with what to do", async () => {
    const child = spawnCommand("--port", new URL(sandbox.urls.control).port);
    const said = text(child.stderr);
    expect(await once(child, "exit")).toEqual([1, null]);
    expect(await said).toMatch(/^The sandbox did not start: .*EADDRINUSE.*choose another --port/);
  });
});
