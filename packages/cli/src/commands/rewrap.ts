import { readKeys } from "@tokens/accounts";
import { encryptedSessions } from "@tokens/session-encrypted";
import { openStore } from "@tokens/store";
import type { AddCommand } from "../action.ts";
import { activeProfile, printResult, type Cli } from "../cli.ts";
import { usageError } from "../failure.ts";
import { withProgress } from "../progress.ts";
import { pluralize } from "../text.ts";

/** `tokens rewrap` */
export const addRewrap: AddCommand = (program, withCli) => {
  program
    .command("rewrap")
    .summary("re-encrypt every session with the first key")
    .description(
      "Re-encrypts every session with the first key of the source, so that older keys can be removed. Programs that have both keys can keep using the store meanwhile.",
    )
    .option("--plain", "also encrypt sessions stored unencrypted")
    .action(withCli((cli, { plain }: { plain?: true }) => rewrap(cli, plain === true)));
};

async function rewrap(cli: Cli, migratePlain: boolean): Promise<void> {
  const { store: url, key } = await activeProfile(cli);
  if (key === undefined)
    throw usageError("No encryption key is configured.", "pass --key-from; make a key: tokens key --file <path>");
  const keys = await readKeys(key, cli.io.env);
  await using store = await openStore(url);
  const sessions = encryptedSessions(store.sessions, { keys, migratePlain });
  let seen = 0;
  async function* keysOfStore(): AsyncGenerator<string> {
    for await (const entry of store.sessions.list()) {
      seen += 1;
      yield entry.key;
    }
  }
  const rewrapped = await withProgress(
    cli,
    () => `Checked ${seen}`,
    () => sessions.rewrap(keysOfStore()),
  );
  const json = { rewrapped, current: seen - rewrapped, key: keys[0]!.id, store: store.name };
  printResult(
    cli,
    json,
    () => `${pluralize(rewrapped, "session")} encrypted with the key ${keys[0]!.id}, ${seen - rewrapped} already were.`,
  );
}
