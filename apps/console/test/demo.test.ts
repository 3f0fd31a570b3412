import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import { providerPackages } from "@tokens/providers";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { signedIn } from "./visitor.ts";

const program = fileURLToPath(new URL("../demo/main.ts", import.meta.url));
const command = [process.execPath, "-C", "@tokens/source", program, "--access-ttl", "2"];

/** For slow machines, in milliseconds: every wait ends as soon as what it waits for is there. */
const timeout = 120_000;

let before: readonly string[];
let child: ChildProcess;
let output: string;
beforeEach(async () => {
  output = "";
  before = await leftovers();
});
afterEach(() => void child.kill("SIGKILL"));

/** Temporary directories of demonstrations. */
async function leftovers(): Promise<string[]> {
  return (await readdir(tmpdir())).filter((name) => name.startsWith("tokens-demo-"));
}

function start([file, ...args]: readonly string[], env: NodeJS.ProcessEnv): void {
  child = spawn(file!, args, { env, stdio: ["pipe", "pipe", "pipe"] });
  for (const stream of [child.stdout!, child.stderr!])
    stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
}

async function expectNothingLeft(): Promise<void> {
  expect(await leftovers()).toEqual(before);
}

test("prints one full cycle and exits when not in a terminal", { timeout }, async () => {
  // Another program has the ports that it would like.
  const taken = createServer().listen(4010, "127.0.0.1");
  // Or has already: either will do.
  await Promise.race([once(taken, "listening"), once(taken, "error")]).catch(() => undefined);
  start(command, process.env);
  expect(await once(child, "close")).toEqual([0, null]);
  taken.close();
  for (const account of ["hubstaff/alice", "podio/alice", "psohub/alice", "ergani/demo"]) {
    const lines = output.split("\n").filter((line) => line.includes(account));
    const processes = new Set(lines.map((line) => /worker-\d/.exec(line)?.[0]));
    expect(processes).toEqual(new Set(["worker-1", "worker-2", "worker-3"]));
    expect(lines.filter((line) => line.includes("refreshed the token in")).length).toBeGreaterThan(0);
  }
  expect(output).toContain("Refresh tokens used twice: 0.");
  expect(output).not.toMatch(/failed|refused/);
  expect(output.trimEnd()).toMatch(/open the console: npx -y pnpm@12 start --serve$/);
  await expectNothingLeft();
});

test(
  "with --serve it says which address to open, also without a terminal, and runs until it is stopped",
  { timeout },
  async () => {
    start([...command, "--serve"], { ...process.env, CI: "true" });
    await expect.poll(() => output, { timeout: 25_000 }).toMatch(/^Open http:\S+ +Press Ctrl-C to stop\.\n$/);
    const one = await signedIn(/Open (http:\S+)/.exec(output)![1]!);
    expect((await one.get("/")).text).toContain(`${providerPackages.length} accounts`);
    child.kill("SIGTERM");
    expect(await once(child, "close")).toEqual([0, null]);
    await expectNothingLeft();
  },
);

/** `script` gives a program a terminal. */
const terminal = existsSync("/usr/bin/script") && process.platform === "linux";
if (!terminal) console.log("Skipped: there is no /usr/bin/script that gives the demonstration a terminal.");

describe.skipIf(!terminal)("in a terminal", { timeout }, () => {
  test.each([
    ["Ctrl-C", () => child.stdin!.write("\u0003")],
    ["the end of the terminal", () => child.kill("SIGKILL")],
  ])("it says which address to open, and %s leaves nothing behind", async (_, end) => {
    const { CI: __, ...env } = process.env;
    const quoted = command.map((part) => `'${part}'`).join(" ");
    start(["/usr/bin/script", "-qefc", quoted, "/dev/null"], env);
    await expect.poll(() => output, { timeout: 25_000 }).toMatch(/Press Ctrl-C to stop\.\r\n/);
    const link = /Open (http:\S+)/.exec(output)![1]!;
    expect(output.trim().split("\n")).toHaveLength(1);
    const one = await signedIn(link);
    const { text } = await one.get("/");
    expect(text).toContain(`${providerPackages.length} accounts, none need attention.`);
    const directory = /tokens-demo-\w+/.exec(text)![0];
    await expect.poll(() => processesOf(directory), { timeout: 25_000 }).toHaveLength(3);
    // The workers use what is connected.
    await expect
      .poll(async () => (await one.get("/")).text, { timeout: 25_000 })
      .toMatch(/<span class="process">by worker-/);
    end();
    await expect.poll(() => processesOf(directory), { timeout: 25_000 }).toEqual([]);
    await expect.poll(leftovers, { timeout: 25_000 }).toEqual(before);
    await expect(fetch(link)).rejects.toThrow("fetch failed");
  });
});

/** Processes whose command line names a directory: the workers. */
async function processesOf(directory: string): Promise<string[]> {
  const ids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const lines = await Promise.all(ids.map((id) => readFile(`/proc/${id}/cmdline`, "utf8").catch(() => "")));
  return lines.filter((line) => line.includes(directory));
}
