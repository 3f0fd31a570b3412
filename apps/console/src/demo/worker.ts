/** A process that uses every account of a store, as programs do: it asks for a token again and again, and calls now and then. */
import { setTimeout } from "node:timers/promises";
import { accountOf, createAccounts, type Accounts, type ConnectedSession } from "@tokens/accounts";
import { isTokensError } from "@tokens/core";
import { openStore, type Store } from "@tokens/store";
import { providerNamed, providers } from "../providers.ts";

const everyMs = 500;
/** Podio counts calls by the hour. */
const turnsBetweenCalls = 30;

const [, , url = "", by = ""] = process.argv;

async function main(): Promise<void> {
  const stop = new AbortController();
  process.once("SIGTERM", () => stop.abort());
  // Ctrl-C reaches every process of the terminal; the one that started this one ends it.
  process.on("SIGINT", () => undefined);
  process.on("SIGHUP", () => undefined);
  process.stdin.resume().once("end", () => stop.abort());
  await using store = await openStore(url);
  await using accounts = createAccounts({ providers, sessions: store.sessions, journal: store.journal, by });
  for (let turn = 1; !stop.signal.aborted; turn++) {
    const sessions = await Array.fromAsync(store.sessions.list());
    await Promise.all(sessions.map(({ key }) => use(store, accounts, key, turn % turnsBetweenCalls === 0)));
    await setTimeout(everyMs, undefined, { signal: stop.signal }).catch(() => undefined);
  }
  process.stdin.destroy();
}

async function use(store: Store, accounts: Accounts, key: string, calls: boolean): Promise<void> {
  try {
    const session: ConnectedSession | undefined = await store.sessions.get(key);
    if (!session?.connection) return;
    const client = await accounts.open(accountOf(key));
    await client.tokens.accessToken();
    const check = providerNamed(session.connection.provider)!.check(session.connection);
    if (calls) await client.request(check.route, check.input);
  } catch (error) {
    // What goes wrong with an account is in the journal.
    if (!isTokensError(error)) throw error;
  }
}

main().catch((error: Error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
