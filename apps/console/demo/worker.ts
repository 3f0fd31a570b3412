/** Uses every account of a store like a program does: requests a token twice a second, and calls the API now and then. */
import { setTimeout } from "node:timers/promises";
import { accountOf, createAccounts, type Accounts, type ConnectedSession } from "@tokens/accounts";
import { isTokensError } from "@tokens/core";
import { loadProviders } from "@tokens/providers";
import { openStore, type Store } from "@tokens/store";
import { findProvider, type Providers } from "../src/shared/providers.ts";

const everyMs = 500;
/** Podio limits calls per hour. */
const turnsBetweenCalls = 30;

const [, , url = "", by = ""] = process.argv;

async function main(): Promise<void> {
  const stop = new AbortController();
  process.once("SIGTERM", () => stop.abort());
  // Ctrl-C reaches every process of the terminal, but the parent process ends this one.
  process.on("SIGINT", () => undefined);
  process.on("SIGHUP", () => undefined);
  process.stdin.resume().once("end", () => stop.abort());
  await using store = await openStore(url);
  const { providers } = await loadProviders();
  const { sessions, journal } = store;
  await using accounts = createAccounts({ providers, sessions, journal, by });
  for (let turn = 1; !stop.signal.aborted; turn++) {
    const entries = await Array.fromAsync(sessions.list());
    await Promise.all(
      entries.map(({ key }) => use(store, { accounts, providers }, key, turn % turnsBetweenCalls === 0)),
    );
    await setTimeout(everyMs, undefined, { signal: stop.signal }).catch(() => undefined);
  }
  process.stdin.destroy();
}

async function use(
  store: Store,
  { accounts, providers }: { accounts: Accounts; providers: Providers },
  key: string,
  calls: boolean,
): Promise<void> {
  try {
    const session: ConnectedSession | undefined = await store.sessions.get(key);
    if (!session?.connection) return;
    const { connection } = session;
    const client = await accounts.open(accountOf(key));
    await client.tokens.accessToken();
    const check = findProvider(providers, connection.provider)!.check(connection);
    if (calls && check) await client.request(check.route, check.input);
  } catch (error) {
    // The journal records errors of an account.
    if (!isTokensError(error)) throw error;
  }
}

main().catch((error: Error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
