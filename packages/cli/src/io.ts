import type { Readable, Writable } from "node:stream";
import type { Environment } from "@tokens/accounts";
import type { Clock } from "@tokens/core";

/** Where a command writes; a terminal says so. */
export type Output = Writable & { readonly isTTY?: boolean; readonly columns?: number };

/** Where a command reads; a terminal says so. */
export type Input = Readable & { readonly isTTY?: boolean };

/** The environment a command runs in. */
export interface Io {
  readonly stdin: Input;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Environment;
  readonly clock: Clock;
  readonly fetch: typeof fetch;
  /** Ctrl-C. */
  readonly signal: AbortSignal;
  openBrowser(url: string): Promise<unknown>;
}
