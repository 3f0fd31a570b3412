import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { accountOf, configPath, type Environment } from "@tokens/accounts";
import { isTokensError, type TokensError } from "@tokens/core";
import type { AccountClient } from "@tokens/provider-kit/descriptor";
import { openAccounts, withExistingStore } from "../accounts.ts";
import type { AddCommand } from "../action.ts";
import { printInfo, printResult, printWarning, type Cli } from "../cli.ts";
import { CommandError, usageError } from "../failure.ts";
import { loadProviders } from "../providers.ts";
import { saveUnsavedTokens } from "../unsaved-tokens.ts";

interface ServeOptions {
  readonly socket?: string;
  readonly port?: string;
}

/** `tokens serve` */
export const addServe: AddCommand = (program, withCli) => {
  program
    .command("serve")
    .summary("serve valid tokens to programs in any language")
    .description(
      "Gives programs on this machine valid tokens, or sends their requests with them. Each program needs a key from `tokens client add`. Runs until Ctrl-C.",
    )
    .option("--socket <path>", "Unix socket that only this user can open (default: one in the runtime directory)")
    .option("--port <number>", "port on 127.0.0.1 instead; 0 picks a free one")
    .action(withCli(serve));
};

async function serve(cli: Cli, options: ServeOptions): Promise<void> {
  const { io } = cli;
  const place = await placeOf(options, io.env);
  await withExistingStore(cli, async (store) => {
    const { providers } = await loadProviders(cli);
    const [{ createAgent }, { serveAgent }] = await Promise.all([
      import("@tokens/agent"),
      import("@tokens/agent/node"),
    ]);
    const unsaved = new Map<string, TokensError>();
    {
      await using accounts = await openAccounts(cli, store, { onClient: (client) => watchSaves(client, unsaved) });
      const onError = (error: unknown): void => reportUnexpected(cli, error);
      const agent = createAgent({ store, accounts, providers, clock: io.clock, onError });
      await using server = await serveAgent(agent, place).catch((error: unknown) => {
        throw notListening(place, error);
      });
      printListening(cli, place, server.address);
      if (!io.signal.aborted) await new Promise((stop) => io.signal.addEventListener("abort", stop));
      printInfo(cli, "Stopping: refreshes in progress are stored first.");
    }
    for (const [key, error] of unsaved) {
      const saved = await saveUnsavedTokens(io, accountOf(key), error);
      printWarning(cli, (saved as Error).message);
    }
  });
}

type Place = { readonly socket: string } | { readonly port: number };

async function placeOf({ socket, port }: ServeOptions, env: Environment): Promise<Place> {
  if (port !== undefined) {
    if (socket !== undefined) throw usageError("Use either --socket or --port, not both.");
    if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
      throw usageError(`--port takes a port number, not "${port}".`);
    return { port: Number(port) };
  }
  if (socket !== undefined) return { socket };
  const path = join(env["XDG_RUNTIME_DIR"] || dirname(configPath(env)), "tokens-agent.sock");
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  return { socket: path };
}

function printListening(cli: Cli, place: Place, address: string): void {
  const where = "socket" in place ? { socket: address } : { url: address };
  const target = "socket" in place ? `--unix-socket ${address} http://localhost` : address;
  const example = `curl -H "Authorization: Bearer $TOKENS_KEY" ${target}/v1/accounts/hubstaff/alice/token`;
  printResult(cli, { ...where, example }, () => `Listening on ${address}. Press Ctrl-C to stop.\n  ${example}`);
}

/** Remembers tokens that the store has not taken, until it does. */
function watchSaves({ tokens }: AccountClient, unsaved: Map<string, TokensError>): void {
  tokens.on((event) => {
    if (event.type === "refresh-failed" && event.error.code === "session_save") unsaved.set(event.key, event.error);
    if (event.type === "refreshed" || event.type === "authenticated" || event.type === "adopted")
      unsaved.delete(event.key);
  });
}

/** Failures of accounts are in the journal. Any other may quote a header in its message, so only its place is shown. */
function reportUnexpected(cli: Cli, error: unknown): void {
  if (isTokensError(error)) return;
  const { name, stack = "" } = error as Error;
  const frames = stack.split("\n").filter((line) => line.startsWith("    at "));
  printWarning(cli, [`The agent failed to answer a request (${name}).`, ...frames].join("\n"));
}

function notListening(place: Place, error: unknown): CommandError {
  const { code, message } = error as NodeJS.ErrnoException;
  const where = "socket" in place ? place.socket : `port ${place.port}`;
  const taken = code === "EADDRINUSE";
  const what = taken ? `Another process listens on ${where}.` : `Cannot listen on ${where} (${code ?? message}).`;
  const next = taken ? "choose another with --socket or --port" : undefined;
  return new CommandError(what, { outcome: "failed", code: "not_listening", next });
}
