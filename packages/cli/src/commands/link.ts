import { nameOf } from "@tokens/accounts";
import type { Language } from "@tokens/reconnect";
import { resolveAccount, withExistingStore } from "../accounts.ts";
import type { AddCommand } from "../action.ts";
import { authorOf } from "../author.ts";
import { printInfo, printResult, printWarning, type Cli } from "../cli.ts";
import { durationOf } from "../duration.ts";
import { usageError } from "../failure.ts";
import { loadProviders } from "../providers.ts";
import { formatDuration, pluralize, sanitize } from "../text.ts";

/** Repeated here, because every command would load the pages with them. */
const known: Readonly<Record<Language, true>> = { en: true, de: true, el: true, da: true };
/** Languages of the page. */
export const languages: readonly string[] = Object.keys(known);

interface LinkOptions {
  readonly origin?: string;
  readonly validFor: string;
  readonly language?: string;
  readonly revoke?: true;
}

/** `tokens link` */
export const addLink: AddCommand = (program, withCli) => {
  program
    .command("link")
    .summary("create a link for a customer to log in again")
    .description(
      "Prints a link that lets a customer log in to their account again. It works once. Your server or the console serves the page behind it at /reconnect; see @tokens/reconnect.",
    )
    .argument("<account>", "account name or key")
    .option("--origin <url>", "public address of that server (or TOKENS_LINK_ORIGIN)")
    .option("--valid-for <duration>", "how long the link works: 90s, 10m, 1h, 2d", "7d")
    .option("--language <code>", `page language: ${languages.join(", ")} (default: the customer's)`)
    .option("--revoke", "revoke all open links of the account instead")
    .action(withCli(link));
};

async function link(cli: Cli, name: string, options: LinkOptions): Promise<void> {
  const validForMs = durationOf("--valid-for", options.validFor);
  if (validForMs === 0) throw usageError("--valid-for must be longer than 0.", "for example --valid-for 7d");
  const language = languageOf(options);
  const origin = options.origin ?? cli.io.env["TOKENS_LINK_ORIGIN"];
  if (origin === undefined && !options.revoke)
    throw usageError(
      "The address of the server behind the link is unknown.",
      "pass --origin https://app.example.com, or set TOKENS_LINK_ORIGIN",
    );
  await withExistingStore(cli, async (store) => {
    const account = await resolveAccount(cli, store, name);
    const { providers } = await loadProviders(cli);
    const { who, clock } = authorOf(cli);
    const { reconnectLinks } = await import("@tokens/reconnect");
    const links = reconnectLinks({
      providers,
      store,
      // Revoking needs none.
      origin: origin ?? "https://localhost",
      clock,
      fetch: cli.io.fetch,
      onError: ({ message }) => printWarning(cli, message),
    });
    const what = { account: nameOf(account), key: account.key };
    if (options.revoke) {
      const revoked = await links.revoke(account, { who });
      printResult(
        cli,
        { ...what, revoked },
        () => `Revoked ${pluralize(revoked, "link")} of ${sanitize(what.account)}.`,
      );
      return;
    }
    const { url, expiresAt } = await links.link(account, { validForMs, language, who });
    printResult(cli, { ...what, url, expiresAt }, () => url);
    const life = formatDuration(validForMs);
    printInfo(cli, `Send it to the customer of ${sanitize(what.account)} only. It works once and expires in ${life}.`);
  });
}

function languageOf({ language }: LinkOptions): Language | undefined {
  if (language === undefined || Object.hasOwn(known, language)) return language as Language | undefined;
  throw usageError(`--language takes one of ${languages.join(", ")}, not "${language}".`);
}
