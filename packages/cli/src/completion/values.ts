import {
  accountOf,
  addedProviders,
  authMethodOf,
  currentProfile,
  defaultProfile,
  readAccounts,
  readDetails,
  readProfiles,
  uniqueNames,
  type Account,
} from "@tokens/accounts";
import type { ProviderDescriptor } from "@tokens/provider-kit/descriptor";
import type { Store } from "@tokens/store";
import type { Command } from "commander";
import { listEntries, resolveAccount, withStore } from "../accounts.ts";
import type { Cli } from "../cli.ts";
import { languages } from "../commands/link.ts";
import { eventTypes } from "../commands/log.ts";
import { listImportKinds } from "../import-accounts.ts";
import { findProvider, loadProviders } from "../providers.ts";
import { listRoutes } from "../routes.ts";
import { chooseProvider } from "../servers.ts";
import type { CommandLine } from "./command-line.ts";
import { completedFilters } from "./filter.ts";
import { completionScripts } from "./scripts.ts";

/** A word that completes the command line. */
export interface Candidate {
  readonly value: string;
  readonly description?: string | undefined;
}

/** What a command line is completed with. */
interface Completion extends Pick<CommandLine, "path" | "args" | "values"> {
  readonly cli: Cli;
  readonly program: Command;
  /** The word, or the value in it, that is completed. */
  readonly typed: string;
}

type Completer = (completion: Completion) => Promise<readonly Candidate[]> | readonly Candidate[];

const plain = (values: Iterable<string>): readonly Candidate[] => [...new Set(values)].map((value) => ({ value }));

/** The values of options and arguments, by name. A name after that of a command is this command's own. */
export const completers: Readonly<Record<string, Completer>> = {
  "--store": ({ cli }) => profileMembers(cli, storeForms, ({ store }) => store),
  "--key-from": ({ cli }) => profileMembers(cli, keyForms, ({ key }) => key),
  "--profile": profileNames,
  "--server": serverNames,
  "--auth-method": async (completion) =>
    ((await connectedProvider(completion))?.authMethods ?? []).map(({ id, title }) => ({
      value: id,
      description: title,
    })),
  "--set": settingNames,
  "--sandbox": () => [{ value: "http://127.0.0.1:4010", description: "default address of npx @tokens/sandbox" }],
  "--account": ({ cli, args: [provider] }) =>
    inStore(cli, async (store) =>
      plain(
        (await listAccounts(cli, store))
          .filter((account) => provider === undefined || account.provider === provider)
          .map(({ name }) => name),
      ),
    ),
  "client add --account": ({ cli }) =>
    inStore(cli, async (store) => {
      const accounts = await listAccounts(cli, store);
      return plain([
        ...accounts.map(({ provider }) => `${provider}/*`),
        "*",
        ...accounts.map(({ provider, name }) => `${provider}/${name}`),
      ]);
    }),
  "--filter": ({ cli, typed }) =>
    inStore(cli, async (store) => {
      const { providers } = await loadProviders(cli);
      return plain(completedFilters(typed, await readAccounts(store, { providers, now: cli.io.clock.now() })));
    }),
  "--label": ({ cli }) => labels(cli, (all) => all.flatMap(([name, value]) => [`${name}=`, `${name}=${value}`])),
  "--remove-label": ({ cli }) => labels(cli, (all) => all.map(([name]) => name)),
  "--owner": ({ cli }) =>
    inStore(cli, async ({ records }) =>
      plain([...(await readDetails(records)).values()].flatMap(({ owner }) => owner ?? [])),
    ),
  "--type": () => plain(eventTypes),
  "--language": () => plain(languages),
  "--from": async ({ cli }) =>
    (await listImportKinds(cli)).map(({ kind: { kind, reads } }) => ({ value: kind, description: reads })),
  account: accountNames,
  "login provider": async ({ cli, typed, ...rest }) => [
    ...(await providerNames(cli, () => true)),
    // There are far more servers than providers.
    ...(typed === "" ? [] : await serverNames({ cli, typed, ...rest })),
  ],
  "import provider": ({ cli, values }) =>
    values.has("--from") ? [] : providerNames(cli, ({ importer }) => importer !== undefined),
  "providers remove provider": removableProviders,
  "request route": routes,
  "profile set name": profileNames,
  "profile use name": profileNames,
  "client remove name": ({ cli }) =>
    inStore(cli, async ({ records }) =>
      (await (await import("@tokens/agent")).listClients(records)).map(({ name, accounts }) => ({
        value: name,
        description: accounts.join(", "),
      })),
    ),
  shell: () => plain(Object.keys(completionScripts)),
  "help topic": ({ program }) => [...commandNames(program), { value: "exit-codes" }],
};

const storeForms = ["file:", "sqlite:./tokens.db", "postgres://", "mysql://", "redis://"];
const keyForms = ["env:", "file:/", "keychain:"];
const timeoutMs = 2000;

/** A completion neither creates a store nor waits long for one. */
function inStore<T>(cli: Cli, work: (store: Store) => Promise<T>): Promise<T> {
  return withStore(cli, work, { create: false, timeoutMs });
}

/** Commands below a command. */
export function commandNames(command: Command): readonly Candidate[] {
  return command
    .createHelp()
    .visibleCommands(command)
    .map((one) => ({ value: one.name(), description: one.summary() }));
}

async function listAccounts(cli: Cli, store: Store): Promise<readonly Account[]> {
  return (await listEntries(cli, store)).map(({ key }) => accountOf(key));
}

/** Names without the provider follow once something is typed: before, they would repeat the list. */
function accountNames({ cli, typed }: Completion): Promise<readonly Candidate[]> {
  return inStore(cli, async (store) => {
    const names = [...uniqueNames(await listAccounts(cli, store))];
    const whole = names.filter(([name, account]) => name !== account.name);
    const bare = names.filter(([name, account]) => typed !== "" && name === account.name);
    return [
      ...whole.map(([value]) => ({ value })),
      ...bare.map(([value, { provider }]) => ({ value, description: `of ${provider}` })),
    ];
  });
}

/** A route may be several words: the words before are not repeated. */
function routes({ cli, args: [account = "", ...words] }: Completion): Promise<readonly Candidate[]> {
  const before = words.map((word) => `${word} `).join("");
  return inStore(cli, async (store) =>
    (await listRoutes(cli, store, await resolveAccount(cli, store, account)))
      .filter(({ route }) => route.startsWith(before))
      .map(({ route, summary }) => ({ value: route.slice(before.length), description: summary })),
  );
}

async function labels(
  cli: Cli,
  candidates: (labels: readonly (readonly [name: string, value: string])[]) => readonly string[],
): Promise<readonly Candidate[]> {
  return inStore(cli, async ({ records }) => {
    const details = await readDetails(records);
    return plain(candidates([...details.values()].flatMap(({ labels: its }) => Object.entries(its))));
  });
}

async function profileNames({ cli: { io } }: Completion): Promise<readonly Candidate[]> {
  const [profiles, current] = [await readProfiles(io.env), await currentProfile(io.env)];
  return Object.entries({ default: defaultProfile, ...profiles }).map(([value, { store }]) => ({
    value,
    description: value === current ? `${store} (current)` : store,
  }));
}

/** Forms of a value, and the values that the profiles have. */
async function profileMembers(
  { io }: Cli,
  forms: readonly string[],
  member: (profile: typeof defaultProfile) => string | undefined,
): Promise<readonly Candidate[]> {
  const profiles = Object.values(await readProfiles(io.env));
  return plain([...forms, ...profiles.flatMap((profile) => member(profile) ?? [])]);
}

async function providerNames(cli: Cli, keep: (provider: ProviderDescriptor) => boolean): Promise<readonly Candidate[]> {
  const { providers } = await loadProviders(cli);
  return providers.filter(keep).map(({ name, title }) => ({ value: name, description: title }));
}

async function removableProviders({ cli }: Completion): Promise<readonly Candidate[]> {
  const [{ sources }, added] = [await loadProviders(cli), await addedProviders(cli.io.env)];
  return providerNames(cli, ({ name }) => added.includes(sources[name]!));
}

async function serverNames({ cli }: Completion): Promise<readonly Candidate[]> {
  const { providers } = await loadProviders(cli);
  const lists = await Promise.all(providers.map(async ({ servers }) => (await servers?.list()) ?? []));
  return lists.flat().map(({ name, title }) => ({ value: name, description: title }));
}

/** The provider that the words before name. A server that is found by a request is not asked for. */
async function connectedProvider({ cli, args: [name], values }: Completion): Promise<ProviderDescriptor | undefined> {
  const [kind, server] = ["--from", "--server"].map((option) => values.get(option)?.at(-1));
  const from = kind && (await listImportKinds(cli)).find((one) => one.kind.kind === kind)?.provider.name;
  const provider = from ?? name;
  if (provider === undefined) return undefined;
  const known = findProvider(await loadProviders(cli), provider);
  if (known && (!known.servers || server === undefined)) return known;
  return (await chooseProvider(cli, provider, known && server !== undefined ? { server } : {})).provider;
}

async function settingNames(completion: Completion): Promise<readonly Candidate[]> {
  const provider = await connectedProvider(completion);
  if (!provider) return [];
  const id = completion.values.get("--auth-method")?.at(-1);
  const methods = id === undefined ? provider.authMethods : [authMethodOf(provider, id)];
  const fields = [...methods.flatMap((method) => method.fields), ...provider.addresses];
  const open = new Map(fields.flatMap(({ name, label, secret, fixed }) => (secret || fixed ? [] : [[name, label]])));
  return [...open].map(([name, label]) => ({ value: `${name}=`, description: label }));
}
