#!/usr/bin/env node
import { addedProviders, chosenProfile, openProfile } from "@tokens/accounts";
import { isTokensError } from "@tokens/core";
import { loadProviders } from "@tokens/providers";
import { startConsole } from "./console.ts";
import { help, readSettings, tlsGuidance } from "./options.ts";
import { noPresets, sandboxPresets } from "./connect/presets.ts";

const print = (line: string): void => void process.stdout.write(`${line}\n`);
const printError = (line: string): void => void process.stderr.write(`${line}\n`);

async function main(): Promise<void> {
  const settings = await readSettings(process.argv.slice(2), process.env);
  if (!settings) return print(help);
  const { host, port, origin, password, company, profile, sandbox } = settings;
  const env = { ...process.env, ...(settings.store && { TOKENS_STORE: settings.store }) };
  const chosen = await chosenProfile(env, profile);
  const { providers, failures } = await loadProviders(await addedProviders(env));
  for (const { error } of failures) printError(error.message);
  const presets = sandbox === undefined ? noPresets : await sandboxPresets(providers, sandbox, fetch);
  await using store = await openProfile(chosen, env);
  const running = await startConsole({
    store,
    providers,
    host,
    port,
    origin,
    password,
    company,
    presets,
    onLink: (link) => print(`That link has been used. To sign in another browser: ${link}`),
    onError: ({ stack, message }) => printError(stack ?? message),
  });
  print(`Open ${running.link()}   Press Ctrl-C to stop.`);
  const guidance = tlsGuidance({ host, origin });
  if (guidance) printError(guidance);
  await new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => resolve());
  });
  await running.close();
}

main().catch((error: NodeJS.ErrnoException) => {
  const taken = error.code === "EADDRINUSE" ? " Choose another port with --port." : "";
  // A stack trace does not help with a wrong option.
  const known = isTokensError(error) || error instanceof TypeError || error.code !== undefined;
  printError(`The console did not start: ${known ? error.message : error.stack}${taken}`);
  process.exitCode = 1;
});
