import { chosenProfile, openProfile } from "@tokens/accounts";
import { isTokensError } from "@tokens/core";
import { startConsole } from "./console.ts";
import { help, readSettings, tlsGuidance } from "./options.ts";
import { sandboxPresets } from "./presets.ts";

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const complain = (line: string): void => void process.stderr.write(`${line}\n`);

async function main(): Promise<void> {
  const settings = await readSettings(process.argv.slice(2), process.env);
  if (!settings) return say(help);
  const { host, port, origin, password, profile, sandbox } = settings;
  const env = { ...process.env, ...(settings.store && { TOKENS_STORE: settings.store }) };
  const chosen = await chosenProfile(env, profile);
  const presets = sandbox === undefined ? {} : await sandboxPresets(sandbox, fetch);
  await using store = await openProfile(chosen, env);
  const running = await startConsole({
    store,
    host,
    port,
    origin,
    password,
    presets,
    onLink: (link) => say(`That link has been used. To sign in another browser: ${link}`),
    onError: ({ stack, message }) => complain(stack ?? message),
  });
  say(`Open ${running.link()}   Press Ctrl-C to stop.`);
  const guidance = tlsGuidance({ host, origin });
  if (guidance) complain(guidance);
  await new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => resolve());
  });
  await running.close();
}

main().catch((error: NodeJS.ErrnoException) => {
  const taken = error.code === "EADDRINUSE" ? " Choose another port with --port." : "";
  // A mistake in the options is told without the place in the program.
  const known = isTokensError(error) || error instanceof TypeError || error.code !== undefined;
  complain(`The console did not start: ${known ? error.message : error.stack}${taken}`);
  process.exitCode = 1;
});
