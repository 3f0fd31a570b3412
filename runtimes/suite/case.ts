import type { D1 } from "@tokens/session-sql/d1";
import type { Service } from "./remote.ts";

/** What not every runtime has, and how the table says that it is missing. */
export const needs = {
  node22: "needs Node 22 (engines)",
  node: "needs Node's modules",
  files: "needs a file system",
  tcp: "needs TCP connections",
  d1: "needs a D1 binding",
  kv: "needs Deno KV",
  wasm: "needs PGlite's WebAssembly from files",
} as const;

export type Need = keyof typeof needs;

/** What a runner tells the suite, as JSON. */
export interface Settings {
  readonly has: readonly Need[];
  /** A folder for this run. */
  readonly folder: string;
  readonly redisUrl?: string;
  readonly postgresUrl?: string;
  readonly packages: Packages;
}

/** The entries of each package, and the oldest Node that its `engines` allow. */
export type Packages = Readonly<Record<string, { readonly node: number; readonly entries: readonly string[] }>>;

/** Where the suite runs. */
export interface Host extends Settings {
  /** Imports an entry of a package. */
  load(specifier: string): Promise<unknown>;
  readonly d1?: D1;
  /** Another Worker with the same database. */
  readonly other?: Service;
}

/** One row of the table. `run` rejects when the runtime fails it, and resolves with a remark or nothing. */
export interface Case {
  readonly name: string;
  readonly needs?: readonly Need[];
  /** Why the case is left out, where a server of this machine does not answer. */
  missing?(host: Host): string | undefined;
  run(host: Host): Promise<string | void>;
}

/** One cell of the table. */
export interface Result {
  readonly name: string;
  readonly outcome: "passed" | "failed" | "left out";
  readonly remark?: string;
}

const longestMs = 120_000;

/** Runs one case after the other. */
export async function runCases(host: Host, cases: readonly Case[], report: (result: Result) => void): Promise<void> {
  for (const { name, needs: wanted = [], missing, run } of cases) {
    const lack = wanted.find((need) => !host.has.includes(need));
    const reason = lack ? needs[lack] : missing?.(host);
    if (reason) {
      report({ name, outcome: "left out", remark: reason });
      continue;
    }
    try {
      const remark = await Promise.race([run(host), tooLate()]);
      report({ name, outcome: "passed", ...(remark && { remark }) });
    } catch (error) {
      report({ name, outcome: "failed", remark: textOf(error) });
    }
  }
}

function tooLate(): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error(`It took more than ${longestMs / 1000} s.`)), longestMs);
  });
}

function textOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return `${error.name}: ${error.message}${error.cause instanceof Error ? ` (${error.cause.message})` : ""}`;
}

/** Throws unless two values have the same JSON. */
export function equal(found: unknown, wanted: unknown, what: string): void {
  const [a, b] = [JSON.stringify(found), JSON.stringify(wanted)];
  if (a !== b) throw new Error(`${what}: expected ${b}, found ${a}`);
}
