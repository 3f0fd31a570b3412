import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { stripVTControlCharacters } from "node:util";
import { run, type Io } from "@tokens/cli";
import { systemClock, type Session } from "@tokens/core";
import { startSandbox, type Sandbox } from "@tokens/sandbox";
import { providers } from "@tokens/sandbox/providers";
import { openStore, type Store } from "@tokens/store";

/** What a run came to. */
export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** How a run is surrounded. */
export interface Surroundings {
  readonly stdin?: string;
  /** A terminal of so many columns on all three, into which is typed what `keys` says once it asks. */
  readonly columns?: number;
  readonly keys?: readonly { readonly at: RegExp; readonly type: string }[];
  /** Milliseconds that the clock is ahead. */
  readonly later?: number;
  /** Every pause of the clock is over at once. */
  readonly impatient?: boolean;
  /** Every pause that nothing cuts short, so no deadline, is over at once, and the clock then says that it has passed. */
  readonly hurried?: boolean;
  readonly env?: Record<string, string>;
  readonly signal?: AbortSignal;
  readonly fetch?: typeof fetch;
  readonly openBrowser?: (url: string) => Promise<unknown>;
  /** Gets stderr as it grows. */
  readonly onStderr?: (text: string) => void;
}

/** A directory, a store in it and a sandbox, for the commands of one test. */
export interface Scene {
  readonly directory: string;
  readonly url: string;
  readonly sandbox: Sandbox;
  tokens(command: string | readonly string[], surroundings?: Surroundings): Promise<Outcome>;
  /** Runs the command and expects that it succeeds; gives what it printed as JSON. */
  json<T>(command: string | readonly string[], surroundings?: Surroundings): Promise<T>;
  store<T>(work: (store: Store) => Promise<T>): Promise<T>;
  /** Logs in with a personal token of Hubstaff's. */
  alice(name?: string): Promise<void>;
  session(key: string): Promise<Session | undefined>;
  close(): Promise<void>;
}

/** Sets a scene. `scheme` is that of the store. */
export async function setScene(scheme: "file" | "sqlite" = "file"): Promise<Scene> {
  const directory = await mkdtemp(join(tmpdir(), "tokens-cli-"));
  const sandbox = await startSandbox({ providers, seed: 1 });
  const url = `${scheme}:${directory}/store`;

  async function tokens(command: string | readonly string[], surroundings: Surroundings = {}): Promise<Outcome> {
    const argv = typeof command === "string" ? words(command) : command;
    const env = {
      HOME: directory,
      XDG_CONFIG_HOME: directory,
      APPDATA: directory,
      TOKENS_STORE: url,
      ...surroundings.env,
    };
    return runOnce(argv, env, surroundings);
  }

  const scene: Scene = {
    directory,
    url,
    sandbox,
    tokens,
    async json<T>(command: string | readonly string[], surroundings?: Surroundings) {
      const argv = [...(typeof command === "string" ? words(command) : command), "--json"];
      const { code, stdout, stderr } = await tokens(argv, surroundings);
      if (code !== 0) throw new Error(`tokens ${argv.join(" ")} ended with ${code}: ${stderr}`);
      return JSON.parse(stdout) as T;
    },
    async store(work) {
      await using store = await openStore(url);
      return await work(store);
    },
    async alice(name = "alice") {
      await scene.json(`login hubstaff --way token --account ${name} --sandbox ${sandbox.urls.control}`);
    },
    session: (key) => scene.store(({ sessions }) => sessions.get(key)),
    async close() {
      await sandbox.close();
      await rm(directory, { recursive: true });
    },
  };
  return scene;
}

async function runOnce(
  argv: readonly string[],
  env: Record<string, string>,
  surroundings: Surroundings,
): Promise<Outcome> {
  const { stdin = "", columns, keys = [], later = 0, signal = new AbortController().signal, onStderr } = surroundings;
  const terminal = columns === undefined ? {} : { isTTY: true, columns, setRawMode: () => undefined };
  const [input, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  const [printed, said] = [collected(stdout), collected(stderr)];
  if (columns === undefined) input.end(stdin);
  const waiting = [...keys];
  stderr.on("data", () => {
    onStderr?.(said());
    if (!waiting[0]?.at.test(stripVTControlCharacters(said()))) return;
    const { type } = waiting.shift()!;
    // The prompt listens once it has been drawn.
    setImmediate(() => input.write(type));
  });
  let passed = 0;
  const sleep: Io["clock"]["sleep"] = (ms, stop) => {
    if (surroundings.impatient) return Promise.resolve();
    if (!surroundings.hurried || stop) return systemClock.sleep(ms, stop);
    passed += ms;
    return Promise.resolve();
  };
  const io: Io = {
    stdin: Object.assign(input, terminal),
    stdout: Object.assign(stdout, terminal),
    stderr: Object.assign(stderr, terminal),
    env,
    clock: { now: () => systemClock.now() + later + passed, sleep },
    fetch: surroundings.fetch ?? fetch,
    signal,
    openBrowser: surroundings.openBrowser ?? (() => Promise.reject(new Error("There is no browser."))),
  };
  const code = await run(argv, io);
  return { code, stdout: printed(), stderr: said() };
}

function collected(stream: PassThrough): () => string {
  let text = "";
  stream.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
  return () => text + String(stream.read() ?? "");
}

/** The words of a command line, of which those in double quotes may hold blanks. */
function words(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare!);
}

/** The key of an account that `alice()` connected. */
export function keyOf({ sandbox }: Scene, name = "alice"): string {
  return `hubstaff:${new URL(sandbox.server("hubstaff").url).host.replace(":", "%3a")}:personal:${name}`;
}
