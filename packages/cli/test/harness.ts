import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { stripVTControlCharacters } from "node:util";
import { run, type Io } from "@tokens/cli";
import { systemClock, type Session } from "@tokens/core";
import { loadProviders } from "@tokens/providers";
import { startSandbox, type Sandbox } from "@tokens/sandbox";
import { openStore, type Store } from "@tokens/store";

/** Exit code and output of a run. */
export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** What a run gets besides its arguments. */
export interface RunOptions {
  readonly stdin?: string;
  /** Columns of a terminal on all three streams; `keys` are typed once it prompts. */
  readonly columns?: number;
  readonly keys?: readonly { readonly at: RegExp; readonly type: string | (() => Promise<string>) }[];
  /** Milliseconds that the clock is ahead. */
  readonly later?: number;
  /** Every sleep of the clock ends at once. */
  readonly impatient?: boolean;
  /** Every sleep without a signal, so no deadline, ends at once, and the clock advances by it. */
  readonly hurried?: boolean;
  readonly env?: Record<string, string>;
  readonly signal?: AbortSignal;
  readonly cwd?: string;
  readonly fetch?: typeof fetch;
  readonly openBrowser?: (url: string) => Promise<unknown>;
  /** Gets stdout as it grows. */
  readonly onStdout?: (text: string) => void;
  /** Gets stderr as it grows. */
  readonly onStderr?: (text: string) => void;
}

/** A directory with a store, and a sandbox, for the commands of a test. */
export interface Fixture {
  readonly directory: string;
  readonly url: string;
  readonly sandbox: Sandbox;
  tokens(command: string | readonly string[], options?: RunOptions): Promise<Outcome>;
  /** Runs the command with `--json`, expects success, and returns its output. */
  json<T>(command: string | readonly string[], options?: RunOptions): Promise<T>;
  store<T>(work: (store: Store) => Promise<T>): Promise<T>;
  /** Logs in with a personal access token of Hubstaff. */
  alice(name?: string): Promise<void>;
  session(key: string): Promise<Session | undefined>;
  close(): Promise<void>;
}

/** Sets a fixture. `scheme` is that of the store. */
export async function createFixture(scheme: "file" | "sqlite" = "file"): Promise<Fixture> {
  const directory = await mkdtemp(join(tmpdir(), "tokens-cli-"));
  const { providers } = await loadProviders();
  const sandbox = await startSandbox({ providers, seed: 1 });
  const url = `${scheme}:${directory}/store`;

  async function tokens(command: string | readonly string[], options: RunOptions = {}): Promise<Outcome> {
    const argv = typeof command === "string" ? words(command) : command;
    const env = {
      HOME: directory,
      XDG_CONFIG_HOME: directory,
      APPDATA: directory,
      TOKENS_STORE: url,
      ...options.env,
    };
    return runOnce(argv, env, options);
  }

  const fixture: Fixture = {
    directory,
    url,
    sandbox,
    tokens,
    async json<T>(command: string | readonly string[], options?: RunOptions) {
      const argv = [...(typeof command === "string" ? words(command) : command), "--json"];
      const { code, stdout, stderr } = await tokens(argv, options);
      if (code !== 0) throw new Error(`tokens ${argv.join(" ")} ended with ${code}: ${stderr}`);
      return JSON.parse(stdout) as T;
    },
    async store(work) {
      await using store = await openStore(url);
      return await work(store);
    },
    async alice(name = "alice") {
      await fixture.json(`login hubstaff --auth-method token --account ${name} --sandbox ${sandbox.urls.control}`);
    },
    session: (key) => fixture.store(({ sessions }) => sessions.get(key)),
    async close() {
      await sandbox.close();
      await rm(directory, { recursive: true });
    },
  };
  return fixture;
}

async function runOnce(argv: readonly string[], env: Record<string, string>, options: RunOptions): Promise<Outcome> {
  const { stdin = "", columns, keys = [], later = 0, signal = new AbortController().signal } = options;
  const { onStdout, onStderr } = options;
  const terminal = columns === undefined ? {} : { isTTY: true, columns, setRawMode: () => undefined };
  const [input, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  const [out, err] = [collected(stdout), collected(stderr)];
  if (columns === undefined) input.end(stdin);
  const waiting = [...keys];
  if (onStdout) stdout.on("data", () => onStdout(out()));
  stderr.on("data", () => {
    onStderr?.(err());
    if (!waiting[0]?.at.test(stripVTControlCharacters(err()))) return;
    const { type } = waiting.shift()!;
    // The prompt listens after it is drawn.
    setImmediate(() => void typed(type).then((text) => input.write(text)));
  });
  let passed = 0;
  const sleep: Io["clock"]["sleep"] = (ms, stop) => {
    if (options.impatient) return Promise.resolve();
    if (!options.hurried || stop) return systemClock.sleep(ms, stop);
    passed += ms;
    return Promise.resolve();
  };
  const io: Io = {
    stdin: Object.assign(input, terminal),
    stdout: Object.assign(stdout, terminal),
    stderr: Object.assign(stderr, terminal),
    env,
    clock: { now: () => systemClock.now() + later + passed, sleep },
    fetch: options.fetch ?? fetch,
    signal,
    loadProviders: (added) => loadProviders(added),
    cwd: options.cwd ?? process.cwd(),
    runProgram: () => Promise.reject(new Error("Programs run with a real process.")),
    openBrowser: options.openBrowser ?? (() => Promise.reject(new Error("There is no browser."))),
  };
  const code = await run(argv, io);
  return { code, stdout: out(), stderr: err() };
}

async function typed(type: string | (() => Promise<string>)): Promise<string> {
  return typeof type === "string" ? type : type();
}

function collected(stream: PassThrough): () => string {
  let text = "";
  stream.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
  return () => text + String(stream.read() ?? "");
}

/** Splits a command line; words in double quotes may hold blanks. */
function words(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare!);
}

const main = join(import.meta.dirname, "../src/main.ts");

/** Starts the command as a process of its own, which the caller ends. */
export function startTokens(
  { directory, url }: Pick<Fixture, "directory" | "url">,
  argv: readonly string[],
  env: Record<string, string> = {},
): ChildProcess {
  return spawn(process.execPath, ["-C", "@tokens/source", main, ...argv], {
    env: {
      ...process.env,
      HOME: directory,
      XDG_CONFIG_HOME: directory,
      XDG_CACHE_HOME: directory,
      XDG_RUNTIME_DIR: directory,
      TOKENS_STORE: url,
      ...env,
    },
    stdio: ["pipe", "pipe", "pipe"],
  });
}

/** What a process printed, and how it ended. */
export async function ended(child: ChildProcess): Promise<{ code: number | null; stdout: string; stderr: string }> {
  let [stdout, stderr] = ["", ""];
  child.stdout!.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr!.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  const [code] = (await once(child, "close")) as [number | null];
  return { code, stdout, stderr };
}

/** The key of an account that `alice()` connected. */
export function keyOf({ sandbox }: Fixture, name = "alice"): string {
  return `hubstaff:${new URL(sandbox.server("hubstaff").url).host.replace(":", "%3a")}:personal:${name}`;
}
