import { quickToken } from "@tokens/accounts/quick";

/**
 * Does `tokens token <account>` where a look at the store is enough, with `--store` and `--profile` at most. Returns whether it did: a
 * shell that asks for a token waits for hardly more than Node's own start.
 */
export async function quickly(argv: readonly string[], env: NodeJS.ProcessEnv): Promise<boolean> {
  const said: string[] = [];
  const options: Record<string, string> = {};
  for (let index = 1; index < argv.length; index++) {
    const word = argv[index]!;
    if (!word.startsWith("-")) said.push(word);
    else if (word === "--store" || word === "--profile") options[word] = argv[++index] ?? "";
    else return false;
  }
  if (argv[0] !== "token" || said.length !== 1) return false;
  const { "--store": store, "--profile": profile } = options;
  const token = await quickToken(said[0]!, {
    env: store ? { ...env, TOKENS_STORE: store } : env,
    profile,
    now: Date.now(),
  });
  if (token === undefined) return false;
  // The reader may have closed the pipe.
  process.stdout.on("error", () => undefined).write(`${token}\n`);
  return true;
}
