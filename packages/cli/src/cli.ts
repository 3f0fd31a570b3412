import { chosenProfile, currentProfile, readProfiles, type Account, type Profile } from "@tokens/accounts";
import pc from "picocolors";
import { notFound, type Failure } from "./failure.ts";
import type { Io } from "./io.ts";
import { plain } from "./text.ts";

/** Options that every command takes. */
export interface GlobalOptions {
  readonly store?: string;
  readonly keyFrom?: string;
  readonly profile?: string;
  readonly json?: boolean;
  readonly color?: boolean;
  readonly quiet?: boolean;
}

/** Colours of one output; none where they are not wanted. */
export type Colors = ReturnType<typeof pc.createColors>;

/** One run of the command. */
export interface Cli {
  readonly io: Io;
  readonly options: GlobalOptions;
  /** Colours of stdout and of stderr. */
  readonly colors: Colors;
  readonly errorColors: Colors;
  /** The account that the command is about, once it is known. */
  account: Account | undefined;
  /** How the command ends where nothing was thrown. */
  exitCode: number;
}

/** A run with these options. */
export function cliOf(io: Io, options: GlobalOptions): Cli {
  const { stdout, stderr, env } = io;
  const wanted = options.color !== false && !env["NO_COLOR"] && env["TERM"] !== "dumb";
  return {
    io,
    options,
    colors: pc.createColors(wanted && stdout.isTTY === true),
    errorColors: pc.createColors(wanted && stderr.isTTY === true),
    account: undefined,
    exitCode: 0,
  };
}

/** The profile that the options and the environment choose. Throws a `CommandError` when there is none of that name. */
export async function profileOf({ io, options }: Cli): Promise<Profile> {
  const { store, keyFrom, profile } = options;
  const env = { ...io.env, ...(store && { TOKENS_STORE: store }), ...(keyFrom && { TOKENS_KEY_FROM: keyFrom }) };
  const name = env["TOKENS_STORE"] ? "default" : (profile ?? (await currentProfile(env)));
  if (name !== "default" && !Object.hasOwn(await readProfiles(env), name))
    throw notFound(`There is no profile "${name}".`, "tokens profile list");
  return chosenProfile(env, profile);
}

/** The command's result: one JSON value with `--json`, else the text. */
export function show({ io, options }: Cli, json: unknown, text: () => string): void {
  io.stdout.write(options.json ? `${JSON.stringify(json)}\n` : `${text()}\n`);
}

/** Prints an informational message, except with `--quiet` or `--json`. */
export function note({ io, options }: Cli, text: string): void {
  if (!options.quiet && !options.json) io.stderr.write(`${text}\n`);
}

/** Prints a warning, also with `--quiet`; with `--json` as a separate line on stderr. */
export function warn({ io, options, errorColors }: Cli, text: string): void {
  io.stderr.write(
    options.json ? `${JSON.stringify({ warning: text })}\n` : `${errorColors.yellow("warning")} ${text}\n`,
  );
}

/** Whether a person can be asked. */
export function canAsk({ io, options }: Cli): boolean {
  return io.stdin.isTTY === true && io.stderr.isTTY === true && !options.json;
}

/** Prints what failed, why, and what to do next. */
export function tell(
  { io, options, errorColors }: Pick<Cli, "io" | "options" | "errorColors">,
  failure: Failure,
): void {
  if (options.json) {
    io.stderr.write(`${JSON.stringify({ error: failure })}\n`);
    return;
  }
  const label = failure.code === "interrupted" ? "" : `${errorColors.red("error")} `;
  io.stderr.write(`${label}${plain(failure.message)}\n`);
  if (failure.next) io.stderr.write(`${errorColors.dim(" next")} ${plain(failure.next)}\n`);
}
