import { rename, unlink, writeFile } from "node:fs/promises";
import type { Account } from "@tokens/accounts";
import type { AccountClient } from "@tokens/provider-kit/descriptor";
import type { Store } from "@tokens/store";
import { printWarning, type Cli } from "./cli.ts";
import { saveUnsavedTokens } from "./unsaved-tokens.ts";

const everyMs = 1000;

/** An account whose token is in a file. */
export interface FiledAccount {
  readonly store: Store;
  readonly account: Account;
  readonly client: AccountClient;
  readonly path: string;
}

/** Writes an account's token into a file of this user, and again whenever a process refreshes it, while `work` runs. */
export async function withTokenFile<T>(cli: Cli, filed: FiledAccount, work: () => Promise<T>): Promise<T> {
  const { client, path } = filed;
  const stop = new AbortController();
  await replaceFile(path, await client.tokens.accessToken());
  const following = follow(cli, filed, stop.signal);
  try {
    return await work();
  } finally {
    stop.abort();
    await following;
    await unlink(path).catch(() => undefined);
  }
}

/** The store has the newest token, whoever refreshed it. A failure is told once, and the program runs on with the token it has. */
async function follow(cli: Cli, { store, account, client, path }: FiledAccount, stop: AbortSignal): Promise<void> {
  const { tokens } = client;
  let written = await tokens.accessToken();
  let told: string | undefined;
  for (;;) {
    await cli.io.clock.sleep(everyMs, stop);
    if (stop.aborted) return;
    try {
      await tokens.session({ signal: stop });
      const token = (await store.sessions.get(account.key))?.accessToken ?? written;
      if (token !== written) await replaceFile(path, token);
      written = token;
      told = undefined;
    } catch (error) {
      if (stop.aborted) return;
      const { message } = (await saveUnsavedTokens(cli.io, account, error)) as Error;
      if (message !== told) printWarning(cli, message);
      told = message;
    }
  }
}

async function replaceFile(path: string, text: string): Promise<void> {
  const temporary = `${path}.${process.pid}`;
  await unlink(temporary).catch(() => undefined);
  await writeFile(temporary, text, { flag: "wx", mode: 0o600 });
  await rename(temporary, path);
}
