import { authMethodOf } from "@tokens/accounts";
import type { ImportedAccount, ImportKind, ProviderDescriptor } from "@tokens/provider-kit/descriptor";
import type { Store } from "@tokens/store";
import { openAccounts, withStore } from "./accounts.ts";
import { isInteractive, printWarning, type Cli } from "./cli.ts";
import { notFound, throwIfInterrupted, usageError } from "./failure.ts";
import { planImport, unusableRows, type Importable, type ImportTarget } from "./import-plan.ts";
import { printImport } from "./import-report.ts";
import { accountsOfServer } from "./import-server.ts";
import { readImported, unreadable } from "./import-source.ts";
import { withProgress } from "./progress.ts";
import { askYesNo } from "./prompt.ts";
import { loadProviders } from "./providers.ts";
import { chooseProvider, type ServerOptions } from "./servers.ts";
import { collectSettings, type SettingOptions } from "./settings.ts";
import { nearest, pluralize } from "./text.ts";

/** Options of `tokens import --from`. */
export interface ImportAccountsOptions extends SettingOptions, ServerOptions {
  readonly from: string;
  readonly authMethod?: string;
  readonly account?: string;
  readonly overwrite?: true;
  readonly dryRun?: true;
  readonly all?: true;
}

/** Imports the accounts in a file of another program. */
export async function importAccounts(cli: Cli, file: string, options: ImportAccountsOptions): Promise<void> {
  const { provider, kind } = await findImportKind(cli, options.from);
  const { accounts: found, skipped } = await readAccounts(cli, kind, file, options);
  const { dryRun = false, all = false } = options;
  if (found.length === 0) {
    const plan = { importable: [], unusable: unusableRows(skipped) };
    return printImport(cli, { ...plan, dryRun, overwrite: false, left: {}, all });
  }
  const { accounts, options: server, left } = await accountsOfServer(provider.servers!, found, options);
  const target = await targetOf(cli, provider, accounts, { ...options, ...server });
  await withStore(cli, async (store) => {
    const plan = await withProgress(
      cli,
      () => `Comparing ${pluralize(accounts.length, "account")} with the store`,
      () => planImport(cli, store, { accounts, skipped }, target),
    );
    const overwrite = options.overwrite ?? (!dryRun && (await mayReplace(cli, plan.importable)));
    if (!dryRun)
      await storeAll(
        cli,
        store,
        plan.importable.filter(({ exists }) => !exists || overwrite),
      );
    printImport(cli, { ...plan, dryRun, overwrite, left, all });
  });
}

/** Every format that a provider can import, with its provider. */
export async function listImportKinds(
  cli: Cli,
): Promise<readonly { readonly provider: ProviderDescriptor; readonly kind: ImportKind }[]> {
  const { providers } = await loadProviders(cli);
  const kinds = await Promise.all(
    providers.map(async (provider) =>
      ((await provider.servers?.importKinds?.()) ?? []).map((kind) => ({ provider, kind })),
    ),
  );
  return kinds.flat();
}

async function findImportKind(
  cli: Cli,
  name: string,
): Promise<{ readonly provider: ProviderDescriptor; readonly kind: ImportKind }> {
  const known = await listImportKinds(cli);
  const found = known.find(({ kind }) => kind.kind === name);
  if (found) return found;
  const names = known.map(({ kind }) => kind.kind);
  const [like] = nearest(name, names, 1);
  throw notFound(
    `There is no import format "${name}". Available: ${names.join(", ")}.`,
    like && `did you mean ${like}?`,
  );
}

async function readAccounts(
  cli: Cli,
  { parse, reads }: ImportKind,
  file: string,
  options: ImportAccountsOptions,
): Promise<ReturnType<ImportKind["parse"]>> {
  const text = await readImported(cli, file, options);
  try {
    return parse(text);
  } catch (error) {
    throw unreadable(error, reads);
  }
}

async function targetOf(
  cli: Cli,
  { name }: ProviderDescriptor,
  accounts: readonly ImportedAccount[],
  options: ImportAccountsOptions,
): Promise<ImportTarget> {
  const { account } = options;
  if (account !== undefined && accounts.length > 1)
    throw usageError(`--account names one account, and the file has ${accounts.length}.`);
  const { provider, settings: chosen } = await chooseProvider(cli, name, options);
  const method = authMethodOf(provider, options.authMethod);
  const { sandbox: _, ...sources } = options;
  const known = { ...settingsOfAll(accounts), ...chosen };
  const settings = await collectSettings(cli, provider, method, sources, known);
  return { provider, method, settings, account };
}

/** The settings that the file tells of every account: they need not be asked for. */
function settingsOfAll([first, ...others]: readonly ImportedAccount[]): Readonly<Record<string, string>> {
  const entries = Object.entries(first?.settings ?? {});
  return Object.fromEntries(entries.filter(([name]) => others.every(({ settings }) => settings[name] !== undefined)));
}

async function mayReplace(cli: Cli, importable: readonly Importable[]): Promise<boolean> {
  const existing = importable.filter(({ exists }) => exists).length;
  if (existing === 0 || !isInteractive(cli)) return false;
  return askYesNo(cli, `Replace ${pluralize(existing, "account")} that the store already has?`);
}

async function storeAll(cli: Cli, store: Store, accounts: readonly Importable[]): Promise<void> {
  if (accounts.length === 0) return;
  let done = 0;
  await withProgress(
    cli,
    () => `Importing ${done} of ${pluralize(accounts.length, "account")}`,
    async () => {
      await using opened = await openAccounts(cli, store);
      for (const account of accounts) {
        throwIfInterrupted(cli.io.signal);
        await opened.connect(account);
        done += 1;
      }
    },
  );
  printWarning(
    cli,
    "The program that wrote this file must stop refreshing these accounts: a refresh token has a single owner.",
  );
}
