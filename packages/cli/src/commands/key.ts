import { addKey } from "@tokens/accounts";
import { generateEncryptionKey } from "@tokens/session-encrypted";
import type { AddCommand } from "../action.ts";
import { note, show, warn, type Cli } from "../cli.ts";
import { usageError } from "../failure.ts";

interface KeyOptions {
  readonly file?: string;
  readonly keychain?: string;
}

/** `tokens key` */
export const addKeyCommand: AddCommand = (program, on) => {
  program
    .command("key")
    .summary("make an encryption key")
    .description(
      "Makes a key to encrypt sessions with, and prints it as id:key, or puts it first in a file or the keychain. What stood there stays, so that it still decrypts; `tokens rewrap` encrypts all with the new one.",
    )
    .option("--file <path>", "put it into a file that only this user reads")
    .option("--keychain <name>", "put it into the keychain of the operating system")
    .action(on((cli, options: KeyOptions) => makeKey(cli, options)));
};

async function makeKey(cli: Cli, { file, keychain }: KeyOptions): Promise<void> {
  if (file !== undefined && keychain !== undefined)
    throw usageError("A key goes into a file or the keychain, not into both.");
  const made = generateEncryptionKey();
  if (file === undefined && keychain === undefined) {
    if (cli.io.stdout.isTTY) warn(cli, "This is a secret: better --file or --keychain, which do not show it.");
    show(cli, made, () => `${made.id}:${made.key}`);
    return;
  }
  const source = file === undefined ? `keychain:${keychain}` : `file:${file}`;
  const kept = await addKey(source, made);
  show(
    cli,
    { id: made.id, source, kept },
    () =>
      `${cli.colors.green("Made")} the key ${made.id}. Use it by --key-from ${source}, TOKENS_KEY_FROM or a profile.`,
  );
  if (kept > 0) note(cli, "The earlier keys stay behind it and decrypt. Next: tokens rewrap");
}
