import { fork, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface, type Interface } from "node:readline";
import { serveAgent } from "@tokens/agent/node";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openScene, type Scene } from "./scene.ts";

const folder = join(import.meta.dirname, "clients");
const languages = [
  { language: "PHP", program: "php", script: join(folder, "drive.php") },
  { language: "Python", program: "python3", script: join(folder, "drive.py") },
] as const;

interface Result {
  readonly value?: unknown;
  readonly error?: { readonly code: string; readonly retryable: boolean; readonly message: string };
}

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "tokens-clients-"));
});
afterAll(() => rm(directory, { recursive: true }));

async function stop(agent: ChildProcess): Promise<void> {
  const ended = once(agent, "exit");
  agent.kill("SIGTERM");
  const [code] = (await ended) as [number | null];
  if (code !== 0) throw new Error(`The agent ended with ${code}.`);
}

/** A program in another language that calls the client's methods. */
class Program implements AsyncDisposable {
  readonly #child: ChildProcess;
  readonly #lines: AsyncIterator<string>;
  readonly #interface: Interface;

  constructor(program: string, ...parameters: readonly string[]) {
    this.#child = spawn(program, parameters, { stdio: ["pipe", "pipe", "inherit"] });
    this.#interface = createInterface({ input: this.#child.stdout! });
    this.#lines = this.#interface[Symbol.asyncIterator]();
  }

  async call(method: string, ...parameters: readonly unknown[]): Promise<Result> {
    this.#child.stdin!.write(`${JSON.stringify([method, parameters])}\n`);
    const { value } = (await this.#lines.next()) as IteratorResult<string, undefined>;
    return JSON.parse(value ?? '{"error":{"code":"the program ended"}}') as Result;
  }

  async text(method: string, ...parameters: readonly unknown[]): Promise<string> {
    const { value, error } = await this.call(method, ...parameters);
    if (typeof value === "string") return value;
    throw new Error(`${method} returned no text: ${JSON.stringify(error)}`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const ended = once(this.#child, "exit");
    this.#child.stdin!.end();
    const [code] = (await ended) as [number | null];
    if (code !== 0) throw new Error(`The program ended with ${code}.`);
    this.#interface.close();
  }
}

describe.each(languages)("the $language client", ({ language, program, script }) => {
  let scene: Scene;
  let agent: ChildProcess;
  let socket: string;
  let key: string;
  beforeEach(async () => {
    scene = await openScene();
    await scene.connect("hubstaff");
    key = await scene.key(language, "hubstaff/*");
    socket = join(directory, `${language}-${scene.url.slice(-12, -6)}.sock`);
    agent = fork(join(folder, "agent.ts"), [scene.url, socket], { execArgv: ["-C", "@tokens/source"] });
    await once(agent, "message");
  });
  afterEach(async () => {
    await stop(agent);
    await scene[Symbol.asyncDispose]();
  });

  test("gets valid tokens through two expiries, and says when a person has to log in", async () => {
    const { hubstaff } = scene;
    const callApi = async (authorization: string): Promise<number> =>
      (await fetch(`${hubstaff.url}/v2/users/me`, { headers: { authorization } })).status;
    await using php = new Program(program, script, socket, key);
    const tokens = [await php.text("token", "hubstaff/alice")];
    expect(await callApi(await php.text("header", "hubstaff/alice"))).toBe(200);
    const before = hubstaff.refreshes();
    for (const round of [1, 2]) {
      hubstaff.expire();
      expect(await callApi(`Bearer ${tokens.at(-1)}`)).toBe(401);
      // Two programs may report the same token.
      expect(await php.call("invalidate", "hubstaff/alice", tokens.at(-1))).toEqual({ value: null });
      expect(await php.call("invalidate", "hubstaff/alice", tokens.at(-1))).toEqual({ value: null });
      tokens.push(await php.text("token", "hubstaff/alice"));
      const header = await php.text("header", "hubstaff/alice");
      expect(header).toBe(`Bearer ${tokens.at(-1)}`);
      expect(await callApi(header)).toBe(200);
      expect(hubstaff.refreshes()).toBe(before + round);
    }
    expect(new Set(tokens).size).toBe(3);
    expect(await php.call("status", "hubstaff/alice")).toMatchObject({
      value: { account: "hubstaff/alice", state: "valid", expiresAt: expect.any(Number) },
    });
    hubstaff.revoke();
    await php.call("invalidate", "hubstaff/alice", tokens.at(-1));
    expect((await php.call("token", "hubstaff/alice")).error).toEqual({
      code: "reauthorization_required",
      retryable: false,
      status: 409,
      retryAfter: null,
      message: expect.stringContaining("Log in again"),
    });
  });

  test("tells apart what can be tried again and what cannot", async () => {
    await using client = new Program(program, script, socket, key);
    const token = await client.text("token", "hubstaff/alice");
    expect((await client.call("token", "podio/bob")).error).toMatchObject({ code: "not_found", status: 404 });
    expect((await client.call("token", "a b/ä?#%")).error).toMatchObject({
      code: "not_found",
      message: 'There is no account "a b/ä?#%" that this key may use.',
    });
    scene.hubstaff.onToken = async () => new Response(null, { status: 503, headers: { "retry-after": "3000" } });
    await client.call("invalidate", "hubstaff/alice", token);
    const { error } = await client.call("header", "hubstaff/alice");
    expect(error).toMatchObject({ code: "provider_unavailable", retryable: true, status: 503 });
    expect(error).toHaveProperty("retryAfter", expect.any(Number));
    await using wrong = new Program(program, script, socket, `${key}x`);
    expect((await wrong.call("token", "hubstaff/alice")).error).toMatchObject({ code: "unauthorized", status: 401 });
    await using nobody = new Program(program, script, `${socket}.none`, key);
    expect((await nobody.call("token", "hubstaff/alice")).error).toMatchObject({
      code: "agent_unreachable",
      retryable: true,
      status: null,
      message: expect.stringContaining("tokens serve"),
    });
    expect(await client.text("print")).not.toContain(key);
  });

  test("calls an agent on a port", async () => {
    await using server = await serveAgent(scene.agent, { port: 0 });
    await using client = new Program(program, script, server.address, key);
    expect(await client.text("header", "hubstaff/alice")).toMatch(/^Bearer \S+$/);
  });
});
