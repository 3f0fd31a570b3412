import type { Field } from "@tokens/provider-kit/descriptor";
import type { Cli } from "./cli.ts";
import { interrupted } from "./failure.ts";

/** How a prompt ends, besides with an answer. */
interface AskOptions {
  /** Ends the prompt. @default Ctrl-C alone ends it */
  readonly signal?: AbortSignal;
  /** What is wrong with an answer. @default only an empty answer is wrong */
  readonly validate?: (value: string) => string | undefined;
}

/** Prompts for a field. A secret is hidden; only an optional field may be left empty. */
export async function askField(
  cli: Cli,
  { label, hint, secret, optional, default: fallback }: Field,
  { signal = cli.io.signal, validate = () => undefined }: AskOptions = {},
): Promise<string> {
  const { password, text } = await import("@clack/prompts");
  const notes = [hint, optional && fallback === undefined && "optional"].filter(Boolean).join("; ");
  const message = notes ? `${label} (${notes})` : label;
  const common = {
    ...streams(cli),
    signal: AbortSignal.any([cli.io.signal, signal]),
    message,
    validate: (value: string | undefined) =>
      value?.trim() || optional || fallback ? validate(value ?? "") : `${label} is required.`,
  };
  return answerOf<string>(
    await (secret ? password(common) : text({ ...common, ...(fallback && { placeholder: fallback }) })),
  );
}

/** Prompts for one of several choices. */
export async function askChoice(
  cli: Cli,
  message: string,
  choices: readonly { value: string; label: string }[],
): Promise<string> {
  const { select } = await import("@clack/prompts");
  return answerOf<string>(await select({ ...streams(cli), message, options: [...choices] }));
}

/** Prompts for one of many choices, which typing filters. */
export async function askSearch(
  cli: Cli,
  message: string,
  choices: readonly { value: string; label: string; hint: string }[],
): Promise<string> {
  const { autocomplete } = await import("@clack/prompts");
  return answerOf<string>(await autocomplete({ ...streams(cli), message, options: [...choices], maxItems: 8 }));
}

/** Asks a yes-or-no question; the default is no. */
export async function askYesNo(cli: Cli, message: string): Promise<boolean> {
  const { confirm } = await import("@clack/prompts");
  return answerOf<boolean>(await confirm({ ...streams(cli), message, initialValue: false }));
}

/** Prompts go to stderr: stdout is for results. */
function streams({ io }: Cli): { input: Cli["io"]["stdin"]; output: Cli["io"]["stderr"]; signal: AbortSignal } {
  return { input: io.stdin, output: io.stderr, signal: io.signal };
}

function answerOf<T extends string | boolean>(answer: T | symbol): T {
  if (typeof answer === "symbol") throw interrupted("Interrupted: nothing was changed.");
  return answer;
}
