import { addKey } from "@tokens/accounts";
import { generateEncryptionKey } from "@tokens/session-encrypted";
import type { AddCommand } from "../action.ts";
import { printInfo, printResult, printWarning, type Cli } from "../cli.ts";
import { usageError } from "../failure.ts";

interface KeyOptions {
  readonly file?: string;
  readonly keychain?: string;
}

/** `tokens key` */
export const addKeyCommand: AddCommand = (program, withCli) => {
  program
    .command("key")
    .summary("generate an encryption key")
    .description(
      "Generates an encryption key and prints it as id:key, or adds it as the first key in a file or the keychain. Existing keys are kept for decryption; `tokens rewrap` re-encrypts every session with the new key.",
    )
    .option("--file <path>", "save the key in a file that only this user can read")
    .option("--keychain <name>", "save the key in the operating system's keychain")
    .action(withCli((cli, options: KeyOptions) => makeKey(cli, options)));
};

async function makeKey(cli: Cli, { file, keychain }: KeyOptions): Promise<void> {
  if (file !== undefined && keychain !== undefined) throw usageError("Use either --file or --keychain, not both.");
  const generated = generateEncryptionKey();
  if (file === undefined && keychain === undefined) {
    if (cli.io.stdout.isTTY)
      printWarning(cli, "This key is a secret. Use --file or --keychain to avoid displaying it.");
    printResult(cli, generated, () => `${generated.id}:${generated.key}`);
    return;
  }
  const source = file === undefined ? `keychain:${keychain}` : `file:${file}`;
  const kept = await addKey(source, generated);
  printResult(
    cli,
    { id: generated.id, source, kept },
    () =>
      `${cli.colors.green("Generated")} the key ${generated.id}. Use it with --key-from ${source}, TOKENS_KEY_FROM or a profile.`,
  );
  if (kept > 0)
    printInfo(
      cli,
      "Earlier keys are kept for decryption. Give the new key to every program that shares the store and restart them, then run tokens rewrap.",
    );
}
