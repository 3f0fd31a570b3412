import { spawn, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { loadProviders } from "@tokens/providers";
import { startSandbox, type Sandbox } from "@tokens/sandbox";
import { afterEach, beforeEach, expect, test } from "vitest";
import { signedIn } from "./visitor.ts";

const program = fileURLToPath(new URL("../src/main.ts", import.meta.url));

let child: ChildProcess;
let output: string;
let sandbox: Sandbox;
beforeEach(async () => {
  const { providers } = await loadProviders();
  sandbox = await startSandbox({ providers });
});
afterEach(async () => {
  child.kill("SIGKILL");
  await sandbox.close();
});

function start(args: readonly string[], env: NodeJS.ProcessEnv = {}): void {
  output = "";
  const all = ["-C", "@tokens/source", program, "--port", "0", ...args];
  child = spawn(process.execPath, all, { env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
  for (const stream of [child.stdout!, child.stderr!])
    stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
}

test(
  "prints links, uses sandbox credentials with an encrypted store, and exits on SIGTERM",
  { timeout: 120_000 },
  async () => {
    const key = randomBytes(32).toString("base64url");
    start(["--store", "sqlite::memory:", "--sandbox", sandbox.urls.control], {
      TOKENS_KEY_FROM: "env:CONSOLE_KEY",
      CONSOLE_KEY: `k1:${key}`,
    });
    await expect.poll(() => output, { timeout: 25_000 }).toMatch(/Press Ctrl-C to stop/);
    const one = await signedIn(/Open (\S+)/.exec(output)![1]!);
    const connected = await one.post("/connect/ergani/password");
    expect(connected.status).toBe(303);
    const page = await one.get(connected.headers.get("location")!);
    expect(page.text).toContain("started a new session with the credential");
    await expect.poll(() => output, { timeout: 25_000 }).toMatch(/has been used\. To sign in another browser: http:/);
    child.kill("SIGTERM");
    expect(await once(child, "close")).toEqual([0, null]);
    const { password } = sandbox.server("ergani").credentials as Record<"password", string>;
    expect(output).not.toContain(password);
    expect(output).not.toContain(key);
  },
);

test.each([
  [["--host", "0.0.0.0"], {}, /^The console did not start: .*needs a password/],
  [["--sandbox", "http://127.0.0.1:1"], {}, /No sandbox responds at http:\/\/127.0.0.1:1\. Start one/],
  [["--profile", "nowhere"], {}, /There is no profile "nowhere"/],
])("%j: reports the problem and does not start", async (args, env, message) => {
  start(args, env);
  expect(await once(child, "close")).toEqual([1, null]);
  expect(output).toMatch(message);
  expect(output.trim().split("\n")).toHaveLength(1);
});
