import { chosenProfile, currentProfile, readProfiles, type Account, type Profile } from "@tokens/accounts";
import type { LoadedProviders } from "@tokens/providers";
import pc from "picocolors";
import { noProfile, type Failure } from "./failure.ts";
import type { Io } from "./io.ts";
import { sanitize } from "./text.ts";

/** Options that every command takes. */
export interface GlobalOptions {
  readonly store?: string;
  readonly keyFrom?: string;
  readonly profile?: string;
  readonly json?: boolean;
  readonly color?: boolean;
  readonly quiet?: boolean;
}

/** Colours of an output; plain text if colours are off. */
export type Colors = ReturnType<typeof pc.createColors>;

/** One run of the command. */
export interface Cli {
  readonly io: Io;
  readonly options: GlobalOptions;
  /** Colours of stdout and of stderr. */
  readonly colors: Colors;
  readonly errorColors: Colors;
  /** The account that the command works on, once it is known. */
  account: Account | undefined;
  /** Exit code of a command that does not throw. */
  exitCode: number;
  /** The providers, once a command needs them; see `loadProviders`. */
  providers: Promise<LoadedProviders> | undefined;
}

/** Creates a run with these options. */
export function createCli(io: Io, options: GlobalOptions): Cli {
  const { stdout, stderr, env } = io;
  const wanted = options.color !== false && !env["NO_COLOR"] && env["TERM"] !== "dumb";
  return {
    io,
    options,
    colors: pc.createColors(wanted && stdout.isTTY === true),
    errorColors: pc.createColors(wanted && stderr.isTTY === true),
    account: undefined,
    exitCode: 0,
    providers: undefined,
  };
}

/** The profile that the options and the environment select. Throws a `CommandError` when there is none of that name. */
export async function activeProfile({ io, options }: Cli): Promise<Profile> {
  const { store, keyFrom, profile } = options;
  const env = { ...io.env, ...(store && { TOKENS_STORE: store }), ...(keyFrom && { TOKENS_KEY_FROM: keyFrom }) };
  const name = env["TOKENS_STORE"] ? "default" : (profile ?? (await currentProfile(env)));
  if (name !== "default" && !Object.hasOwn(await readProfiles(env), name)) throw noProfile(name);
  return chosenProfile(env, profile);
}

/** Prints the command's result: one JSON value with `--json`, else the text. */
export function printResult({ io, options }: Cli, json: unknown, text: () => string): void {
  io.stdout.write(options.json ? `${JSON.stringify(json)}\n` : `${text()}\n`);
}

/** Prints an informational message, except with `--quiet` or `--json`. */
export function printInfo({ io, options }: Cli, text: string): void {
  if (!options.quiet && !options.json) io.stderr.write(`${text}\n`);
}

/** Prints a warning, also with `--quiet`; with `--json` as a separate line on stderr. */
export function printWarning({ io, options, errorColors }: Cli, text: string): void {
  io.stderr.write(
    options.json ? `${JSON.stringify({ warning: text })}\n` : `${errorColors.yellow("warning")} ${text}\n`,
  );
}

/** Whether the command can prompt. */
export function isInteractive({ io, options }: Cli): boolean {
  return io.stdin.isTTY === true && io.stderr.isTTY === true && !options.json;
}

/** Prints what failed, why, and what to do next. */
export function printFailure(
  { io, options, errorColors }: Pick<Cli, "io" | "options" | "errorColors">,
  failure: Failure,
): void {
  if (options.json) {
    io.stderr.write(`${JSON.stringify({ error: failure })}\n`);
    return;
  }
  const label = failure.code === "interrupted" ? "" : `${errorColors.red("error")} `;
  io.stderr.write(`${label}${sanitize(failure.message)}\n`);
  if (failure.next) io.stderr.write(`${errorColors.dim(" next")} ${sanitize(failure.next)}\n`);
  if (failure.docs && io.stderr.isTTY) io.stderr.write(errorColors.dim(` docs ${failure.docs}\n`));
}
