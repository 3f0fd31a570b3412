import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generateEncryptionKey } from "@tokens/session-encrypted";
import { afterEach, beforeEach, expect, test } from "vitest";

let folder: string;
let child: ChildProcess | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "offline-worker-"));
});
afterEach(() => {
  child?.kill("SIGKILL");
  rmSync(folder, { recursive: true });
});

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Starts one of the programs; `said` resolves with its first line, `ended` when it has ended. */
function start(
  program: string,
  environment: Record<string, string>,
): { said: Promise<unknown>; ended: Promise<Ended> } {
  const script = new URL(`../src/${program}.ts`, import.meta.url).pathname;
  const env = { PATH: process.env["PATH"], ...environment };
  child = spawn(process.execPath, ["-C", "@tokens/source", script], { env, stdio: ["ignore", "pipe", "pipe"] });
  let [out, err] = ["", ""];
  child.stdout!.on("data", (chunk: Buffer) => (out += chunk.toString()));
  child.stderr!.on("data", (chunk: Buffer) => (err += chunk.toString()));
  const said = once(child.stdout!, "data");
  const ended = once(child, "close").then(([code]) => ({ code: code as number | null, out, err }));
  return { said, ended };
}

const settings = () => ({
  STORE_URL: `sqlite:${join(folder, "store.db")}`,
  SESSION_KEYS: JSON.stringify([generateEncryptionKey()]),
  PSOHUB_CLIENT_ID: "id",
  PSOHUB_CLIENT_SECRET: "secret",
  APP_SECRET: "for tests only, and long enough for that",
  APP_ORIGIN: "http://127.0.0.1:0",
});

test.each([
  ["worker", "SIGTERM"],
  ["worker", "SIGINT"],
  ["main", "SIGTERM"],
] as const)("%s ends cleanly on %s", async (program, signal) => {
  const { said, ended } = start(program, settings());
  await Promise.race([said, ended]);
  child!.kill(signal);
  expect(await ended).toMatchObject({ code: 0, err: "" });
});

test.each(["worker", "main"])("%s says what it needs, and ends", async (program) => {
  const { ended } = start(program, { ...settings(), PSOHUB_CLIENT_ID: "" });
  const { code, err } = await ended;
  expect([code, err]).toEqual([1, expect.stringContaining("PSOHUB_CLIENT_ID")]);
});
