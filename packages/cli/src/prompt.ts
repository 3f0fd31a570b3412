import type { Field } from "@tokens/accounts";
import type { Cli } from "./cli.ts";
import { interrupted } from "./failure.ts";

/** Asks for a field; a secret is not shown. An empty answer is for an optional field only. */
export async function askField(cli: Cli, { label, hint, secret, optional, preset }: Field): Promise<string> {
  const { password, text } = await import("@clack/prompts");
  const notes = [hint, optional && preset === undefined && "optional"].filter(Boolean).join("; ");
  const message = notes ? `${label} (${notes})` : label;
  const common = {
    ...surroundings(cli),
    message,
    validate: (value: string | undefined) =>
      value?.trim() || optional || preset ? undefined : `${label} is required.`,
  };
  return settled<string>(
    await (secret ? password(common) : text({ ...common, ...(preset && { placeholder: preset }) })),
  );
}

/** Asks for one of several. */
export async function askChoice(
  cli: Cli,
  message: string,
  choices: readonly { value: string; label: string }[],
): Promise<string> {
  const { select } = await import("@clack/prompts");
  return settled<string>(await select({ ...surroundings(cli), message, options: [...choices] }));
}

/** Asks yes or no; no is preset. */
export async function askWhether(cli: Cli, message: string): Promise<boolean> {
  const { confirm } = await import("@clack/prompts");
  return settled<boolean>(await confirm({ ...surroundings(cli), message, initialValue: false }));
}

/** stdout is for results: a prompt is seen on stderr. */
function surroundings({ io }: Cli): { input: Cli["io"]["stdin"]; output: Cli["io"]["stderr"]; signal: AbortSignal } {
  return { input: io.stdin, output: io.stderr, signal: io.signal };
}

function settled<T extends string | boolean>(answer: T | symbol): T {
  if (typeof answer === "symbol") throw interrupted("Interrupted: nothing was changed.");
  return answer;
}
