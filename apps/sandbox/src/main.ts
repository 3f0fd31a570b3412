import { parseArgs } from "node:util";
import { startSandbox } from "./sandbox.ts";

const help = `Usage: pnpm sandbox [--port 4010] [--access-ttl <seconds>]

Runs the providers as HTTP servers on 127.0.0.1: a control address at --port, the providers at the ports after it.
Prints one JSON line with the addresses when ready.

  GET  <control>/<provider>/credentials            what to enter with
  GET  <control>/<provider>/stats                  token requests, reuse of refresh tokens, API calls
  POST <control>/<provider>/expire|revoke|reset    drive the provider
`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: "string", default: "4010" },
      "access-ttl": { type: "string" },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help) {
    process.stdout.write(help);
    return;
  }
  const port = number("--port", values.port, 0, 65_531);
  const ttl = values["access-ttl"];
  const sandbox = await startSandbox({
    port,
    ...(ttl !== undefined && { accessTtlMs: number("--access-ttl", ttl, 1, 1e9) * 1000 }),
  });
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void sandbox.close());
  process.stdout.write(`${JSON.stringify(sandbox.urls)}\n`);
}

function number(option: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (!(value >= least && value <= most))
    throw new RangeError(`${option} takes a number from ${least} to ${most}, not "${text}".`);
  return value;
}

main().catch((error: NodeJS.ErrnoException) => {
  const taken =
    error.code === "EADDRINUSE"
      ? ` A program already listens there: choose another with --port, or --port 0 for any.`
      : "";
  process.stderr.write(`The sandbox did not start: ${error.message}.${taken}\n`.replace("..", "."));
  process.exitCode = 1;
});
