import type { Readable, Writable } from "node:stream";
import type { Environment } from "@tokens/accounts";
import type { Clock } from "@tokens/core";
import type { LoadedProviders } from "@tokens/providers";

/** An output stream, possibly a terminal. */
export type Output = Writable & { readonly isTTY?: boolean; readonly columns?: number };

/** An input stream, possibly a terminal. */
export type Input = Readable & { readonly isTTY?: boolean };

/** The environment a command runs in. */
export interface Io {
  readonly stdin: Input;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Environment;
  /** Working directory. */
  readonly cwd: string;
  readonly clock: Clock;
  readonly fetch: typeof fetch;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
  openBrowser(url: string): Promise<unknown>;
  /**
   * Runs a program with the streams and the signals of this process. Resolves with its exit code, as a shell reports it. Rejects with the
   * error of `node:child_process` when it cannot be started.
   */
  runProgram(command: string, parameters: readonly string[], env: Environment): Promise<number>;
  /** Loads the providers that come with the program and those of the profile file. Called by commands that need a provider. */
  loadProviders(added: readonly string[]): Promise<LoadedProviders>;
}
