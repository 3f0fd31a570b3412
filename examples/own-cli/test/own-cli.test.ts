import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { newSession } from "@tokens/core";
import { createGitlab } from "@tokens/gitlab";
import { provider } from "@tokens/gitlab/descriptor";
import { gitlabLogin } from "@tokens/gitlab/login";
import { startSandbox, type ProviderServer, type Sandbox } from "@tokens/sandbox";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { configDirectory, keyIn, openSessions, type KeychainEntry } from "../src/sessions.ts";

let sandbox: Sandbox;
let gitlab: ProviderServer;
let directory: string;
beforeAll(async () => {
  sandbox = await startSandbox({ providers: [provider] });
  gitlab = sandbox.server("gitlab");
});
afterAll(() => sandbox.close());
beforeEach(async () => {
  gitlab.reset();
  directory = await mkdtemp(join(tmpdir(), "own-cli-"));
  return () => rm(directory, { recursive: true });
});

const program = fileURLToPath(new URL("../src/main.ts", import.meta.url));

function start(...args: string[]) {
  const { clientId, clientSecret } = gitlab.credentials;
  return spawn(process.execPath, ["-C", "@tokens/source", program, ...args], {
    env: {
      PATH: process.env["PATH"],
      OWN_CLI_CONFIG: directory,
      GITLAB_URL: gitlab.url,
      GITLAB_CLIENT_ID: clientId,
      GITLAB_CLIENT_SECRET: clientSecret,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

async function run(...args: string[]): Promise<[code: number, out: string, err: string]> {
  const child = start(...args);
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "close")]);
  return [code as number, out, err];
}

/** Stores a session as `login` does, without the process. */
async function logIn(): Promise<void> {
  const { clientId, clientSecret } = gitlab.credentials;
  const app = { clientId, clientSecret, apiUrl: gitlab.url };
  const login = gitlabLogin({ ...app, redirectUri: "http://127.0.0.1:8765/callback" });
  const { url, checks } = await login.authorizationUrl();
  const { headers } = await fetch(url, { redirect: "manual" });
  const { session } = await login.exchange(headers.get("location")!, checks);
  await createGitlab({ ...app, sessions: openSessions(directory) }).tokens.save(session);
}

test("login waits for the browser; logout revokes the session", async () => {
  const child = start("login", "--port", "0");
  const out = text(child.stdout);
  const ended = once(child, "close");
  for await (const line of createInterface(child.stderr)) {
    if (!line.startsWith("http")) continue;
    const page = await fetch(line);
    expect(await page.text()).toBe("You can close this page.\n");
  }
  expect([await out, (await ended)[0]]).toEqual(["alice (Alice Doe)\n", 0]);
  expect(await run("logout")).toEqual([0, "Logged out.\n", ""]);
  expect((await readdir(join(directory, "sessions"))).filter((name) => name.endsWith(".json"))).toEqual([]);
});

test("commands at the same time refresh an expired token once", async () => {
  await logIn();
  gitlab.expire();
  const results = await Promise.all([run("whoami"), run("whoami")]);
  expect(results).toEqual(results.map(() => [0, "alice (Alice Doe)\n", ""]));
  expect(gitlab.stats()).toMatchObject({ tokenRequests: { authorization_code: 1, refresh_token: 1 }, reuses: 0 });
});

test("a session that was revoked needs a login, and an outage does not", async () => {
  await logIn();
  gitlab.expire();
  gitlab.fault({ kind: "status", status: 503, retryAfter: 60, on: "token" });
  expect(await run("whoami")).toEqual([1, "", expect.stringContaining("503")]);
  gitlab.revoke();
  expect(await run("whoami")).toEqual([2, "", "You are not logged in. Run own-cli login.\n"]);
});

describe("a session", () => {
  const session = newSession({ accessToken: "secret", obtainedAt: 0 });

  test("is encrypted with the key in the keychain, which is made once", async () => {
    const passwords: string[] = [];
    const entry: KeychainEntry = {
      getPassword: async () => passwords.at(-1),
      setPassword: async (password) => void passwords.push(password),
    };
    const open = async (): Promise<KeychainEntry> => entry;
    await openSessions(directory, await keyIn(open)).set("gitlab:default", session);
    expect(await openSessions(directory, await keyIn(open)).get("gitlab:default")).toEqual(session);
    expect(passwords).toHaveLength(1);
    expect(await contents()).not.toContain("secret");
  });

  test("is not stored without the keychain that was asked for", async () => {
    const locked = (): Promise<KeychainEntry> => Promise.reject(new Error("it is locked"));
    await expect(keyIn(locked)).rejects.toThrow(
      "The keychain of this system cannot be used (it is locked). Unlock it, or leave out --keychain.",
    );
  });

  test("is readable in the folder without one", async () => {
    await openSessions(directory).set("gitlab:default", session);
    expect(await contents()).toContain("secret");
  });

  async function contents(): Promise<string> {
    const folder = join(directory, "sessions");
    const [name] = (await readdir(folder)).filter((file) => file.endsWith(".json"));
    return readFile(join(folder, name!), "utf8");
  }
});

test.each([
  ["linux", { XDG_CONFIG_HOME: "/home/alice/.config" }, "/home/alice/.config/own-cli"],
  ["linux", { OWN_CLI_CONFIG: "/etc/own-cli" }, "/etc/own-cli"],
  ["darwin", {}, expect.stringMatching(/Library.Application Support.own-cli$/)],
  ["win32", { APPDATA: "C:/Users/alice/Roaming" }, expect.stringContaining("Roaming")],
] as const)("the folder on %s", (platform, env, expected) => {
  expect(configDirectory(env, platform)).toEqual(expected);
});
