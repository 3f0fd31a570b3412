import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { memorySessions, type SessionManager } from "@tokens/core";
import { testClock, type TestClock } from "@tokens/core/testing";
import { mcpAuth, type McpAuth, type McpAuthOptions } from "@tokens/oauth/mcp";
import { fileSessions } from "@tokens/session-file";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { approve, redirectUri } from "../authority.ts";
import { client, sdks, type Sdk, type TestClient } from "./clients.ts";
import { startWorld, staticSecret, type World } from "./world.ts";

const tenMinutes = 600_000;
let world: World;
let clock: TestClock;
let sessions: SessionManager;
/** The URLs that people were sent to. */
let logins: URL[];

beforeEach(async () => {
  world = await startWorld(redirectUri);
  clock = testClock(Date.now());
  sessions = memorySessions({ clock });
  logins = [];
});
afterEach(() => world.close());

/** What a program builds at its start. */
function start(options: Partial<McpAuthOptions> = {}): McpAuth {
  return mcpAuth({
    serverUrl: world.serverUrl,
    redirectUrl: redirectUri,
    clientName: "Test",
    sessions,
    clock,
    onAuthorization: (url) => void logins.push(url),
    ...options,
  });
}

/** A program that its user has logged in to the server. */
async function loggedIn(sdk: Sdk, options: Partial<McpAuthOptions> = {}): Promise<TestClient & { auth: McpAuth }> {
  const auth = start(options);
  const program = client(sdk, world.serverUrl, auth);
  await expect(program.listTools()).rejects.toThrow("Unauthorized");
  await program.finishAuth(await auth.checkCallback(await approve(logins.at(-1)!.href)));
  return { ...program, auth };
}

describe.for(sdks)("a client of %s", (sdk) => {
  test("is sent to a login, registers itself, and lists the tools afterwards", async () => {
    const { listTools } = await loggedIn(sdk);
    expect(await listTools()).toEqual(["ping"]);
    expect([logins.length, world.registrations(), world.refreshes()]).toEqual([1, 1, 0]);
  });

  test("needs no login after a restart, even at another process's callback", async () => {
    const program = client(sdk, world.serverUrl, start());
    await expect(program.listTools()).rejects.toThrow("Unauthorized");

    const callbackProcess = start();
    const callback = await callbackProcess.checkCallback(await approve(logins[0]!.href));
    await client(sdk, world.serverUrl, callbackProcess).finishAuth(callback);

    expect(await client(sdk, world.serverUrl, start()).listTools()).toEqual(["ping"]);
    expect([logins.length, world.registrations()]).toEqual([1, 1]);
  });

  test("refreshes an expired token once, for the same resource", async () => {
    const { listTools } = await loggedIn(sdk);
    await listTools();
    await clock.advance(tenMinutes);
    await Promise.all([listTools(), listTools(), listTools()]);
    expect([logins.length, world.refreshes(), world.reuses()]).toEqual([1, 1, 0]);
    expect(world.resources()).toEqual([world.serverUrl]);
  });

  test("refreshes a token that the server rejects early once, without a login", async () => {
    const { listTools } = await loggedIn(sdk);
    await listTools();
    await world.revokeAccessTokens();
    expect(await Promise.all([listTools(), listTools(), listTools()])).toEqual([["ping"], ["ping"], ["ping"]]);
    expect([logins.length, world.refreshes(), world.reuses()]).toEqual([1, 1, 0]);
  });

  test("is sent to a login again when the grant has ended, with the same registration", async () => {
    const { listTools, finishAuth, auth } = await loggedIn(sdk);
    await listTools();
    await world.revokeGrants();
    await expect(listTools()).rejects.toThrow("Unauthorized");
    expect([logins.length, world.registrations()]).toEqual([2, 1]);

    await finishAuth(await auth.checkCallback(await approve(logins[1]!.href)));
    expect(await listTools()).toEqual(["ping"]);
  });

  test("registers again when the authorization server has deleted its registration", async () => {
    const { listTools, finishAuth, auth } = await loggedIn(sdk);
    await listTools();
    await world.forgetClients();
    await expect(listTools()).rejects.toThrow("Unauthorized");
    expect([logins.length, world.registrations()]).toEqual([2, 2]);

    await finishAuth(await auth.checkCallback(await approve(logins[1]!.href)));
    expect(await listTools()).toEqual(["ping"]);
  });

  test("uses the client that it is given, and a changed secret of it at the next refresh", async () => {
    const given = { clientId: "static", clientSecret: staticSecret };
    await loggedIn(sdk, given);
    await clock.advance(tenMinutes);
    const wrong = start({ ...given, clientSecret: "changed" });
    await expect(client(sdk, world.serverUrl, wrong).listTools()).rejects.toMatchObject({
      code: "provider_configuration",
    });
    expect(await client(sdk, world.serverUrl, start(given)).listTools()).toEqual(["ping"]);
    expect([logins.length, world.registrations(), world.refreshes()]).toEqual([1, 0, 1]);
  });

  test("in two processes refreshes an expired token once, and both go on", async () => {
    const directory = await mkdtemp(join(tmpdir(), "tokens-mcp-"));
    const script = fileURLToPath(new URL("worker.ts", import.meta.url));
    const args = [sdk, world.serverUrl, directory, String(tenMinutes)];
    await loggedIn(sdk, { sessions: fileSessions({ directory }) });
    const workers = [1, 2].map(() => fork(script, args, { execArgv: ["-C", "@tokens/source"] }));
    try {
      await Promise.all(workers.map((worker) => once(worker, "message")));
      const answers = workers.map(async (worker) => {
        worker.send("list");
        return ((await once(worker, "message")) as unknown[])[0];
      });
      expect(await Promise.all(answers)).toEqual([["ping"], ["ping"]]);
      expect([world.refreshes(), world.reuses(), logins.length]).toEqual([1, 0, 1]);
    } finally {
      await Promise.all(
        workers.map((worker) => {
          const exit = once(worker, "exit");
          worker.kill();
          return exit;
        }),
      );
      await rm(directory, { recursive: true });
    }
  });
});
