import { fastToken } from "@tokens/accounts/internal";

/**
 * Runs `tokens token <account>`, with `--store` and `--profile` at most, if the store holds a fresh token. Returns whether it did. It
 * loads only what that needs, so that the command takes little longer than starting Node.
 */
export async function runFastPath(argv: readonly string[], env: NodeJS.ProcessEnv): Promise<boolean> {
  const names: string[] = [];
  const options: Record<string, string> = {};
  for (let index = 1; index < argv.length; index++) {
    const word = argv[index]!;
    if (!word.startsWith("-")) names.push(word);
    else if (word === "--store" || word === "--profile") options[word] = argv[++index] ?? "";
    else return false;
  }
  if (argv[0] !== "token" || names.length !== 1) return false;
  const { "--store": store, "--profile": profile } = options;
  const token = await fastToken(names[0]!, {
    env: store ? { ...env, TOKENS_STORE: store } : env,
    profile,
    now: Date.now(),
  });
  if (token === undefined) return false;
  // A closed pipe is not an error.
  process.stdout.on("error", () => undefined).write(`${token}\n`);
  return true;
}
