#!/usr/bin/env node
import { parseArgs } from "node:util";
import { loadProviders } from "@tokens/providers";
import { logLine } from "./request-log.ts";
import { startSandbox } from "./sandbox.ts";

const help = `Usage: tokens-sandbox [--port 4010] [--access-ttl <seconds>] [--seed <integer>] [--log]

Runs providers as HTTP servers on 127.0.0.1: the control API at --port, the providers at the ports after it.
Prints one JSON line with the addresses when ready.

  --port <number>         of the control API; 0 picks free ports
  --access-ttl <seconds>  lifetime of access tokens; default: the provider's own
  --seed <integer>        makes tokens and ids the same in every run
  --log                   write a line to standard error for every request, without secrets

  GET    <control>/<provider>/credentials            what to authenticate with
  GET    <control>/oauth/credentials?server=github   the same for one of the servers of oauth
  GET    <control>/<provider>/stats                  token requests, reused refresh tokens, API calls
  GET    <control>/<provider>/log                    the last 200 requests
  POST   <control>/<provider>/expire|revoke|reset    control the provider
  POST   <control>/<provider>/exhaust-rate-limit     commands of one provider; an unknown path lists them
  POST   <control>/<provider>/fault                  add a fault, e.g. {"kind":"status","status":503,"times":3}
  GET    <control>/<provider>/fault                  list active faults
  DELETE <control>/<provider>/fault                  clear them
`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: "string", default: "4010" },
      "access-ttl": { type: "string" },
      seed: { type: "string" },
      log: { type: "boolean" },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help) {
    process.stdout.write(help);
    return;
  }
  const { "access-ttl": ttl, seed } = values;
  const { providers } = await loadProviders();
  const sandbox = await startSandbox({
    providers,
    port: number("--port", values.port, 0, 65_535 - providers.length),
    ...(ttl !== undefined && { accessTtlMs: number("--access-ttl", ttl, 1, 1e9) * 1000 }),
    ...(seed !== undefined && { seed: number("--seed", seed, 0, 2 ** 32 - 1) }),
    ...(values.log && { log: (entry) => void process.stderr.write(`${logLine(entry)}\n`) }),
  });
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void sandbox.close());
  process.stdout.write(`${JSON.stringify(sandbox.urls)}\n`);
}

function number(option: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (!(/^\d+$/.test(text) && value >= least && value <= most))
    throw new RangeError(`${option} must be an integer from ${least} to ${most}, not "${text}".`);
  return value;
}

main().catch((error: NodeJS.ErrnoException) => {
  const taken =
    error.code === "EADDRINUSE"
      ? ` Another program uses the port: choose another --port, or --port 0 for free ports.`
      : "";
  process.stderr.write(`The sandbox did not start: ${error.message}.${taken}\n`.replace("..", "."));
  process.exitCode = 1;
});
