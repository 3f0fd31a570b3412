import { spawn, type ChildProcess } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { newSession, type Session } from "@tokens/core";
import { fileSessions } from "@tokens/session-file";
import { onTestFinished } from "vitest";

/** Nobody, on every Unix. */
export const otherUid = 65534;

export async function temporaryDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), "session-file-"));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  return directory;
}

export function session(members: Partial<Session> = {}): Session {
  return newSession({ accessToken: "access", refreshToken: "refresh", obtainedAt: 1_767_225_600_000, ...members });
}

export function recordPath(directory: string, key: string): string {
  return join(directory, `${createHash("sha256").update(key).digest("hex")}.json`);
}

export interface ProcessIdentity {
  readonly machine: string;
  readonly pid: number;
  readonly started?: string;
}

export interface Record {
  readonly format: number;
  readonly key: string;
  readonly session?: Session;
  readonly claim?: {
    readonly owner: string;
    readonly since: number;
    readonly until: number;
    readonly holder: ProcessIdentity;
  };
}

export function readRecord(directory: string, key: string): Record {
  return JSON.parse(readFileSync(recordPath(directory, key), "utf8")) as Record;
}

export function writePrivate(path: string, content: unknown): void {
  writeFileSync(
    path,
    typeof content === "string" || content instanceof Uint8Array ? content : JSON.stringify(content),
    { mode: 0o600 },
  );
}

/** This process as the store writes it into claims. */
export async function ownIdentity(): Promise<ProcessIdentity> {
  const directory = await temporaryDirectory();
  await fileSessions({ directory }).claim("any", { known: undefined, owner: "any", leaseMs: 1000 });
  return readRecord(directory, "any").claim!.holder;
}

/** Starts a script of `children`; it is killed at the end of the test if it still runs. */
export function start(script: string, input: object, env: NodeJS.ProcessEnv = process.env): ChildProcess {
  const path = fileURLToPath(new URL(`children/${script}`, import.meta.url));
  const child = spawn(process.execPath, ["-C", "@tokens/source", path, JSON.stringify(input)], {
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => kill(child));
  return child;
}

/** Ends a child at once, wherever it is, and waits until it is gone. */
export async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
}

/** The first line that a child prints. */
export async function firstLine(child: ChildProcess): Promise<string> {
  let text = "";
  for await (const chunk of child.stdout!) {
    text += String(chunk);
    if (text.includes("\n")) return text.slice(0, text.indexOf("\n"));
  }
  throw new Error(`The child ended after ${JSON.stringify(text)}.`);
}

export interface Operation {
  readonly call: "get" | "set" | "claim";
  readonly key?: string;
  readonly session?: Session;
  readonly directory?: string;
  readonly umask?: number;
  readonly uid?: number;
}

export interface Outcome {
  readonly value?: unknown;
  readonly error?: { readonly code: string; readonly retryable: boolean; readonly message: string };
}

/** One call in a process of its own. */
export async function operate(operation: Operation, env?: NodeJS.ProcessEnv): Promise<Outcome> {
  return JSON.parse(await firstLine(start("operate.ts", operation, env))) as Outcome;
}

/** The error that `work` fails with. */
export async function failure(work: Promise<unknown>): Promise<Error & { code: string; retryable: boolean }> {
  try {
    await work;
  } catch (error) {
    return error as Error & { code: string; retryable: boolean };
  }
  throw new Error("It did not fail.");
}
