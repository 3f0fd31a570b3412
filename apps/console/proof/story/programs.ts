import { execFile, spawn, type ChildProcess } from "node:child_process";
import { createHmac } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";

const cli = fileURLToPath(new URL("../../../../packages/cli/src/main.ts", import.meta.url));

/** What a program printed and how it ended. */
export interface Finished {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs programs and keeps all that they print. */
export interface Programs extends AsyncDisposable {
  /** Everything that every program has printed. */
  printed(): string;
  /** Runs the `tokens` command to its end. */
  tokens(...args: readonly string[]): Promise<Finished>;
  /** Like `tokens`, for commands that print a secret on purpose. */
  ask(...args: readonly string[]): Promise<string>;
  /** Starts a `tokens` command that runs until the end of the story. */
  start(...args: readonly string[]): Running;
  /** Starts any other program. */
  run(command: string, args: readonly string[], env: Readonly<Record<string, string>>): Running;
}

/** A program that runs. */
export interface Running {
  stdout(): string;
  stderr(): string;
  readonly ended: Promise<number | null>;
}

/** `env` is the environment of each program. */
export function openPrograms(env: Readonly<Record<string, string>>): Programs {
  const children: ChildProcess[] = [];
  let everything = "";
  const all = { ...process.env, ...env };

  function run(command: string, args: readonly string[], more: Readonly<Record<string, string>> = {}): Running {
    const child = spawn(command, [...args], { env: { ...all, ...more }, stdio: ["ignore", "pipe", "pipe"] });
    children.push(child);
    const text = { stdout: "", stderr: "" };
    for (const name of ["stdout", "stderr"] as const)
      child[name].setEncoding("utf8").on("data", (chunk: string) => {
        text[name] += chunk;
        everything += chunk;
      });
    const ended = once(child, "close").then(([code]) => code as number | null);
    return { stdout: () => text.stdout, stderr: () => text.stderr, ended };
  }

  const nodeArgs = (args: readonly string[]): readonly string[] => ["-C", "@tokens/source", cli, ...args];
  const finish = (args: readonly string[]): Promise<Finished> =>
    new Promise((resolve) => {
      execFile(process.execPath, nodeArgs(args), { env: all, maxBuffer: 1e8 }, (error, stdout, stderr) =>
        resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
      );
    });
  return {
    printed: () => everything,
    async tokens(...args) {
      const finished = await finish(args);
      everything += finished.stdout + finished.stderr;
      return finished;
    },
    ask: async (...args) => (await finish(args)).stdout,
    start: (...args) => run(process.execPath, nodeArgs(args)),
    run,
    async [Symbol.asyncDispose]() {
      const living = children.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null);
      for (const child of living) child.kill("SIGTERM");
      await Promise.all(living.map((child) => once(child, "exit")));
    },
  };
}

/** A notice as the receiver got it. */
export interface Received {
  readonly type: string;
  readonly kind: string;
  readonly provider?: string;
  readonly accounts?: number;
  readonly account?: { readonly name: string };
}

/** A receiver of signed webhooks. */
export interface Receiver extends AsyncDisposable {
  readonly url: string;
  readonly secret: string;
  readonly notices: readonly Received[];
  /** How many requests had a wrong signature. */
  readonly forged: number;
  /** Every body. */
  text(): string;
}

export async function openReceiver(): Promise<Receiver> {
  const key = Buffer.alloc(32, 1);
  const notices: Received[] = [];
  let forged = 0;
  let text = "";
  const server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (chunk: string) => (body += chunk));
    request.on("end", () => {
      const { "webhook-id": id, "webhook-timestamp": time, "webhook-signature": signature } = request.headers;
      const expected = createHmac("sha256", key)
        .update(`${String(id)}.${String(time)}.${body}`)
        .digest("base64");
      if (signature === `v1,${expected}`) notices.push(JSON.parse(body) as Received);
      else forged += 1;
      text += body;
      response.writeHead(204).end();
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/notices`,
    secret: `whsec_${key.toString("base64")}`,
    notices,
    get forged() {
      return forged;
    },
    text: () => text,
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
    },
  };
}
