import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { connect } from "../src/connect.ts";
import { startToolServer, type ToolServer } from "./server.ts";

let server: ToolServer;
let directory: string;
let logins: number;

beforeEach(async () => {
  server = await startToolServer();
  directory = await mkdtemp(join(tmpdir(), "mcp-client-"));
  logins = 0;
});
afterEach(async () => {
  await server.close();
  await rm(directory, { recursive: true });
});

/** A run of the program, whose user agrees at once. */
async function run(): Promise<string[]> {
  const client = await connect(server.url, {
    directory,
    port: 0,
    onLogin(url) {
      logins += 1;
      void fetch(url);
    },
  });
  const { tools } = await client.listTools();
  await client.close();
  return tools.map(({ name }) => name);
}

describe("a run", () => {
  test("logs in, and the next one needs no login", async () => {
    expect(await run()).toEqual(["greet"]);
    expect(await run()).toEqual(["greet"]);
    expect([logins, server.tokenAnswers]).toEqual([1, ["authorization_code"]]);
  });

  test("at the same time as another refreshes once", async () => {
    await run();
    server.expireAccessTokens();
    expect(await Promise.all([run(), run(), run()])).toEqual([["greet"], ["greet"], ["greet"]]);
    expect([logins, server.tokenAnswers]).toEqual([1, ["authorization_code", "refresh_token"]]);
  });

  test("after the grant has ended logs in again", async () => {
    await run();
    server.revoke();
    expect(await run()).toEqual(["greet"]);
    expect(logins).toBe(2);
  });
});

describe("the command", () => {
  const program = fileURLToPath(new URL("../src/main.ts", import.meta.url));

  /** Runs the command to its end; its user logs in as soon as it says where. */
  async function command(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
    const child = spawn(process.execPath, ["-C", "@tokens/source", program, "--port", "0", ...args], {
      env: { PATH: process.env["PATH"], TOKENS_DIRECTORY: directory },
    });
    const browse = async (): Promise<string> => {
      let stderr = "";
      for await (const line of createInterface(child.stderr)) {
        stderr += `${line}\n`;
        const url = /^Log in at (\S+)$/.exec(line)?.[1];
        if (url) await fetch(url);
      }
      return stderr;
    };
    const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), browse(), once(child, "exit")]);
    return { code: code as number, stdout, stderr };
  }

  test("says where to log in, and then prints the tools", async () => {
    expect(await command(server.url)).toEqual({
      code: 0,
      stdout: "greet  Says hello.\n",
      stderr: expect.stringContaining("Log in at http://127.0.0.1:"),
    });
  });

  test("calls a tool", async () => {
    await run();
    const { code, stdout, stderr } = await command(server.url, "greet");
    expect([code, JSON.parse(stdout), stderr]).toEqual([0, [{ type: "text", text: "Hello" }], ""]);
  });

  test("explains itself", async () => {
    expect(await command("--help")).toMatchObject({ code: 0, stdout: expect.stringContaining("Usage: mcp-client") });
  });

  test("tells what is wrong", async () => {
    const { code, stderr } = await command("http://mcp.example.com/mcp");
    expect([code, stderr]).toEqual([1, expect.stringContaining("over https only")]);
  });
});
