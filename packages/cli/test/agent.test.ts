import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readFile, stat, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { join } from "node:path";
import { newSession } from "@tokens/core";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createFixture, ended, keyOf, startTokens, type Fixture } from "./harness.ts";

let fixture: Fixture;
const started: ChildProcess[] = [];
beforeEach(async () => {
  fixture = await createFixture();
  await fixture.alice();
});
afterEach(async () => {
  for (const child of started.splice(0))
    if (child.exitCode === null && child.signalCode === null) child.kill("SIGKILL");
  await fixture.close();
});

function start(argv: readonly string[], env?: Record<string, string>): ChildProcess {
  const child = startTokens(fixture, argv, env);
  started.push(child);
  return child;
}

const run = (...argv: string[]): ReturnType<typeof ended> => ended(start(argv));

/** Makes the stored token expire after `ms`, as one that was issued for a minute. */
async function expireIn(ms: number): Promise<void> {
  await fixture.store(async ({ sessions }) => {
    const session = (await sessions.get(keyOf(fixture)))!;
    const expiresAt = Date.now() + ms;
    await sessions.set(keyOf(fixture), {
      ...session,
      ...newSession({ ...session, obtainedAt: expiresAt - 60_000, expiresAt }),
    });
  });
}

function get(socketPath: string, key: string, path: string): Promise<{ status: number | undefined; text: string }> {
  return new Promise((resolve, reject) => {
    request({ socketPath, path, headers: { authorization: `Bearer ${key}` } }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
      response.on("end", () => resolve({ status: response.statusCode, text }));
    })
      .on("error", reject)
      .end();
  });
}

describe("serve and client", () => {
  test("a program with a key gets tokens until the key is removed, and a stop ends the agent with 0", async () => {
    const added = await fixture.tokens(["client", "add", "php", "--account", "hubstaff/*", "--account", "podio/111"]);
    expect(added).toMatchObject({ code: 0, stderr: expect.stringContaining("not shown again") });
    const key = added.stdout.trim();
    expect(key).toMatch(/^tokens_[\w-]{43}$/);
    expect(await fixture.json("client list")).toEqual({
      clients: [{ name: "php", accounts: ["hubstaff/*", "podio/111"], addedAt: expect.any(Number) }],
    });
    const agent = start(["serve", "--json"]);
    const end = ended(agent);
    const [line] = (await once(agent.stdout!, "data")) as [string];
    const { socket, example } = JSON.parse(line) as { socket: string; example: string };
    expect(socket).toBe(join(fixture.directory, "tokens-agent.sock"));
    expect(example).toContain("curl");
    const path = "/v1/accounts/hubstaff/alice/token";
    const { accessToken } = (await fixture.session(keyOf(fixture)))!;
    expect(JSON.parse((await get(socket, key, path)).text)).toMatchObject({ accessToken });
    expect(await fixture.json("client remove php")).toEqual({ removed: "php" });
    await expect.poll(async () => (await get(socket, key, path)).status, { timeout: 20_000 }).toBe(401);
    agent.kill("SIGTERM");
    expect(await end).toMatchObject({ code: 0, stderr: "" });
    await expect(stat(socket)).rejects.toThrow("ENOENT");
  });

  test("says in plain words what listens, and what is wrong", async () => {
    const agent = start(["serve", "--port", "0"]);
    const [line] = (await once(agent.stdout!.setEncoding("utf8"), "data")) as [string];
    const [, address = ""] = /^Listening on (\S+)\. Press Ctrl-C to stop\.\n {2}curl /.exec(line) ?? [];
    const { port } = new URL(address);
    expect(await run("serve", "--port", port)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(`Another process listens on port ${port}.`),
    });
    const ending = ended(agent);
    agent.kill("SIGINT");
    expect((await ending).code).toBe(0);
    expect(await fixture.tokens("serve --port 0 --socket x")).toMatchObject({ code: 2 });
    expect(await fixture.tokens("serve --port 70000")).toMatchObject({ code: 2 });
    expect(await fixture.tokens("client remove nobody")).toMatchObject({ code: 4 });
    expect(await fixture.tokens("client add php")).toMatchObject({ code: 2 });
    await fixture.tokens("client add php --account *");
    expect(await fixture.tokens("client add php --account *")).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("There is a client"),
    });
    expect((await fixture.tokens("client list")).stdout).toMatch(/^CLIENT +ACCOUNTS +ADDED\nphp +\* +0 s ago/);
  });
});

describe("exec", () => {
  const show = (...names: string[]): string[] => [
    "--",
    process.execPath,
    "-e",
    `console.log(JSON.stringify([${names.map((name) => `process.env.${name}`).join(",")}]));process.exitCode=7`,
  ];

  test("runs a program with a valid token, and ends with its exit code", async () => {
    const { accessToken: old } = (await fixture.session(keyOf(fixture)))!;
    await expireIn(-1000);
    const { code, stdout, stderr } = await run(
      "exec",
      "alice",
      "--env",
      "GH_TOKEN",
      ...show("TOKENS_ACCESS_TOKEN", "GH_TOKEN", "TOKENS_ACCESS_TOKEN_FILE"),
    );
    const { accessToken } = (await fixture.session(keyOf(fixture)))!;
    expect(accessToken).not.toBe(old);
    expect({ code, stdout: JSON.parse(stdout) as unknown, stderr }).toEqual({
      code: 7,
      stdout: [accessToken, accessToken, null],
      stderr: "",
    });
  });

  test("tells what cannot be run", async () => {
    expect(await run("exec", "alice", "--", "/no/such/program")).toMatchObject({
      code: 127,
      stderr: expect.stringContaining("cannot be started (ENOENT)"),
    });
    expect(await fixture.tokens(["exec", "alice", "--env", "A=B", "--", "true"])).toMatchObject({ code: 2 });
    expect(await fixture.tokens(["exec", "nobody", "--", "true"])).toMatchObject({ code: 4 });
    expect(await fixture.tokens(["exec", "alice"])).toMatchObject({ code: 2 });
  });

  test("hands its signals on, and the program decides what they mean", async () => {
    const script = `process.on("SIGTERM",()=>{console.log("TERM");process.exit(5)});process.on("SIGINT",()=>console.log("INT"));console.log("up");setInterval(()=>{},1000)`;
    const child = start(["exec", "alice", "--", process.execPath, "-e", script]);
    let stdout = "";
    child.stdout!.setEncoding("utf8").on("data", (text: string) => (stdout += text));
    await expect.poll(() => stdout, { timeout: 20_000 }).toBe("up\n");
    child.kill("SIGINT");
    await expect.poll(() => stdout).toBe("up\nINT\n");
    child.kill("SIGINT");
    await expect.poll(() => stdout).toBe("up\nINT\nINT\n");
    child.kill("SIGTERM");
    expect(await once(child, "close")).toEqual([5, null]);
    expect(stdout).toBe("up\nINT\nINT\nTERM\n");
    const killed = start(["exec", "alice", "--", process.execPath, "-e", `process.kill(process.pid,"SIGKILL")`]);
    expect(await once(killed, "close")).toEqual([137, null]);
  });

  test("keeps a private file up to date while the program runs, and deletes it", async () => {
    const file = join(fixture.directory, "token");
    await writeFile(file, "left behind", { mode: 0o644 });
    const script = `const fs=require("fs"),f=process.env.TOKENS_ACCESS_TOKEN_FILE;let seen=[];setInterval(()=>{const t=fs.readFileSync(f,"utf8");if(seen.includes(t))return;seen.push(t);console.log(t+" "+(fs.statSync(f).mode&0o777).toString(8))},20)`;
    const child = start(["exec", "alice", "--file", file, "--", process.execPath, "-e", script]);
    let stdout = "";
    child.stdout!.setEncoding("utf8").on("data", (text: string) => (stdout += text));
    const lines = (): string[] => stdout.trim().split("\n");
    await expect.poll(() => stdout, { timeout: 20_000 }).not.toBe("");
    const first = (await fixture.session(keyOf(fixture)))!.accessToken;
    expect(lines()).toEqual([`${first} 600`]);
    // Another process refreshes.
    expect(await fixture.tokens("refresh alice")).toMatchObject({ code: 0 });
    const second = (await fixture.session(keyOf(fixture)))!.accessToken;
    await expect.poll(lines, { timeout: 20_000 }).toEqual([`${first} 600`, `${second} 600`]);
    expect(await readFile(file, "utf8")).toBe(second);
    child.kill("SIGTERM");
    expect(await once(child, "close")).toEqual([143, null]);
    await expect(stat(file)).rejects.toThrow("ENOENT");
  });
});

test("token prints a header and credentials in the provider's scheme", async () => {
  const { accessToken, expiresAt } = (await fixture.session(keyOf(fixture)))!;
  expect(await fixture.tokens("token alice --header")).toEqual({
    code: 0,
    stdout: `Authorization: Bearer ${accessToken}\n`,
    stderr: "",
  });
  expect(await fixture.json("token alice --header")).toEqual({ name: "Authorization", value: `Bearer ${accessToken}` });
  const { stdout } = await fixture.tokens("token alice --credential-process");
  expect(JSON.parse(stdout)).toEqual({
    version: 1,
    accessToken,
    tokenType: "Bearer",
    expiration: new Date(expiresAt!).toISOString(),
  });
  const { control } = fixture.sandbox.urls;
  await fixture.json(["login", "podio", "--auth-method", "app", "--sandbox", control]);
  const [, podio] = /^Authorization: OAuth2 (\S+)\n$/.exec((await fixture.tokens("token podio --header")).stdout) ?? [];
  expect(`${podio}\n`).toBe((await fixture.tokens("token podio")).stdout);
  expect(await fixture.tokens("token alice --header --credential-process")).toMatchObject({ code: 2 });
});
