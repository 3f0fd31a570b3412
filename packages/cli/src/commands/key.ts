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
    .summary("generate an encryption key")
    .description(
      "Generates an encryption key and prints it as id:key, or adds it first in a file or the keychain. Existing keys are kept for decryption; `tokens rewrap` re-encrypts every session with the new key.",
    )
    .option("--file <path>", "save the key in a file that only this user can read")
    .option("--keychain <name>", "save the key in the operating system's keychain")
    .action(on((cli, options: KeyOptions) => makeKey(cli, options)));
};

async function makeKey(cli: Cli, { file, keychain }: KeyOptions): Promise<void> {
  if (file !== undefined && keychain !== undefined) throw usageError("Use either --file or --keychain, not both.");
  const made = generateEncryptionKey();
  if (file === undefined && keychain === undefined) {
    if (cli.io.stdout.isTTY) warn(cli, "This key is a secret. Use --file or --keychain to avoid displaying it.");
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
  if (kept > 0) note(cli, "Earlier keys are kept for decryption. Next, run tokens rewrap.");
}
