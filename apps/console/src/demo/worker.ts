/** A process that uses every account of a store, as programs do: it asks for a token again and again, and calls now and then. */
import { setTimeout } from "node:timers/promises";
import {
  accountOf,
  openAccount,
  providerNamed,
  type AccountClient,
  type ConnectedSession,
  type Connection,
} from "@tokens/accounts";
import { isTokensError } from "@tokens/core";
import { openStore, recordEvents, type Store } from "@tokens/store";

const everyMs = 500;
/** Podio counts calls by the hour. */
const turnsBetweenCalls = 30;

const [, , url = "", by = ""] = process.argv;

interface Opened {
  readonly client: AccountClient;
  readonly connection: Connection;
  readonly recording: AsyncDisposable;
}

async function main(): Promise<void> {
  const stop = new AbortController();
  process.once("SIGTERM", () => stop.abort());
  // Ctrl-C reaches every process of the terminal; the one that started this one ends it.
  process.on("SIGINT", () => undefined);
  process.on("SIGHUP", () => undefined);
  process.stdin.resume().once("end", () => stop.abort());
  await using store = await openStore(url);
  const opened = new Map<string, Opened>();
  for (let turn = 1; !stop.signal.aborted; turn++) {
    const sessions = await Array.fromAsync(store.sessions.list());
    await Promise.all(sessions.map(({ key }) => use(store, opened, key, turn % turnsBetweenCalls === 0)));
    await setTimeout(everyMs, undefined, { signal: stop.signal }).catch(() => undefined);
  }
  for (const { client, recording } of opened.values()) {
    await client.tokens.close();
    await recording[Symbol.asyncDispose]();
  }
  process.stdin.destroy();
}

async function use(store: Store, opened: Map<string, Opened>, key: string, calls: boolean): Promise<void> {
  try {
    const session: ConnectedSession | undefined = await store.sessions.get(key);
    if (!session?.connection) return;
    const { client, connection } = await current(store, opened, key, session.connection);
    await client.tokens.accessToken();
    const check = providerNamed(connection.provider)!.check(connection);
    if (calls) await client.request(check.route, check.input);
  } catch (error) {
    // What goes wrong with an account is in the journal.
    if (!isTokensError(error)) throw error;
  }
}

/** The client of an account as it is connected now. */
async function current(
  store: Store,
  opened: Map<string, Opened>,
  key: string,
  connection: Connection,
): Promise<Opened> {
  const known = opened.get(key);
  if (known && JSON.stringify(known.connection) === JSON.stringify(connection)) return known;
  await known?.recording[Symbol.asyncDispose]();
  const client = await openAccount(accountOf(key), { sessions: store.sessions });
  const next = { client, connection, recording: recordEvents(client.tokens, store.journal, { by }) };
  opened.set(key, next);
  return next;
}

main().catch((error: Error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
