import { fork, type ChildProcess } from "node:child_process";

/** What a process can be asked to do, by name. */
export type Methods = Record<string, (...args: never[]) => unknown>;

export type Remote<M extends Methods> = {
  readonly [K in keyof M]: (...args: Parameters<M[K]>) => Promise<Awaited<ReturnType<M[K]>>>;
};

/** A process that answers calls. */
export interface Child<M extends Methods> {
  readonly pid: number;
  readonly call: Remote<M>;
  /** Resolves when it has ended. */
  readonly ended: Promise<void>;
  isAlive(): boolean;
  /** Calls `listener` at each event of this name. */
  on(event: string, listener: (value: unknown) => void): Disposable;
  signal(signal: NodeJS.Signals): void;
  /** Ends it, and resolves when it has ended. */
  end(): Promise<void>;
}

/** A call to a process that has ended in the meantime. */
export class ProcessEnded extends Error {}

interface Call {
  readonly id: number;
  readonly method: string;
  readonly args: readonly never[];
}

type Told =
  | { readonly event: string; readonly value: unknown }
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly error: string };

/** Answers the calls of the process that started this one, and ends with it. */
export function answerCalls(methods: Methods): void {
  process.on("message", (call: Call) => void answer(methods, call).then((told) => process.send?.(told)));
  process.once("disconnect", () => process.exit());
  notify("ready");
}

/** Tells the process that started this one. */
export function notify(event: string, value?: unknown): void {
  process.send?.({ event, value } satisfies Told);
}

async function answer(methods: Methods, { id, method, args }: Call): Promise<Told> {
  try {
    return { id, value: await methods[method]!(...args) };
  } catch (error) {
    return { id, error: (error as Error).stack ?? String(error) };
  }
}

const running = new Set<ChildProcess>();
// Also those that are stopped, which a closed channel does not end.
process.on("exit", () => running.forEach((child) => child.kill("SIGKILL")));

/** Starts a process of `file`, and resolves when it answers calls. */
export async function start<M extends Methods>(file: string, compileCache: string): Promise<Child<M>> {
  const child = fork(file, [], {
    execArgv: ["-C", "@tokens/source"],
    env: { ...process.env, NODE_COMPILE_CACHE: compileCache },
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  running.add(child);
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  const listeners = new Map<string, Set<(value: unknown) => void>>();
  let calls = 0;

  child.on("message", (told: Told) => {
    if ("event" in told) {
      for (const listener of listeners.get(told.event) ?? []) listener(told.value);
      return;
    }
    const caller = waiting.get(told.id);
    waiting.delete(told.id);
    if ("error" in told) caller?.reject(new Error(told.error));
    else caller?.resolve(told.value);
  });
  const ended = new Promise<void>((resolve) => {
    child.once("exit", () => {
      running.delete(child);
      for (const { reject } of waiting.values()) reject(new ProcessEnded("The process has ended."));
      waiting.clear();
      resolve();
    });
  });
  const isAlive = (): boolean => child.exitCode === null && child.signalCode === null;
  const ask = (method: string, args: readonly unknown[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const id = (calls += 1);
      waiting.set(id, { resolve, reject });
      if (isAlive()) child.send({ id, method, args }, (error) => error && reject(new ProcessEnded(error.message)));
      else reject(new ProcessEnded("The process has ended."));
    });

  const on = (event: string, listener: (value: unknown) => void): Disposable => {
    const ofEvent = listeners.get(event) ?? new Set();
    listeners.set(event, ofEvent.add(listener));
    return { [Symbol.dispose]: () => ofEvent.delete(listener) };
  };
  const ready = new Promise<void>((resolve) => void on("ready", () => resolve()));
  await Promise.race([ready, ended.then(() => Promise.reject(new ProcessEnded(`${file} does not start.`)))]);
  return {
    pid: child.pid!,
    call: new Proxy({} as Remote<M>, {
      get: (_, method) => (typeof method === "string" ? (...args: unknown[]) => ask(method, args) : undefined),
    }),
    ended,
    isAlive,
    on,
    signal: (signal) => void child.kill(signal),
    async end() {
      child.kill("SIGKILL");
      await ended;
    },
  };
}
