import type { ImportedAccount, ProviderServers } from "@tokens/provider-kit/descriptor";
import { parseUniqueAssignments } from "./assignments.ts";
import { usageError } from "./failure.ts";
import type { ServerOptions } from "./servers.ts";

/** The accounts of one server in a file. */
export interface AccountsOfServer {
  readonly accounts: readonly ImportedAccount[];
  /** Options that choose the server. */
  readonly options: ServerOptions;
  /** How many accounts the file has of each other server. */
  readonly left: Readonly<Record<string, number>>;
}

/** The accounts of the server that the options name, or of the only one in the file. Throws a `CommandError` when that is not decided. */
export async function accountsOfServer(
  servers: ProviderServers,
  accounts: readonly ImportedAccount[],
  options: ServerOptions,
): Promise<AccountsOfServer> {
  const known = (await servers.list()).map(({ name }) => name);
  const counts = countsOf(accounts);
  const name = chosenName(counts, options);
  const [only, ...others] = Object.keys(counts);
  // A program may have its own name for a server: its only accounts are then those of the server that the options name.
  const isRenamed = only !== undefined && others.length === 0 && !known.includes(only);
  const chosen = isRenamed ? accounts : accounts.filter(({ server }) => server === undefined || server === name);
  if (chosen.length === 0 && accounts.length > 0)
    throw usageError(`The file has no accounts of ${name}. It has accounts of: ${listed(counts)}.`);
  const left = isRenamed ? {} : Object.fromEntries(Object.entries(counts).filter(([server]) => server !== name));
  return { accounts: chosen, options: serverOptions(name, known, options), left };
}

function countsOf(accounts: readonly ImportedAccount[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { server } of accounts) if (server !== undefined) counts[server] = (counts[server] ?? 0) + 1;
  return counts;
}

function listed(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .map(([server, count]) => `${server} (${count})`)
    .join(", ");
}

function chosenName(counts: Readonly<Record<string, number>>, { server }: ServerOptions): string | undefined {
  const [only, ...others] = Object.keys(counts);
  if (server !== undefined || others.length === 0) return server ?? only;
  throw usageError(
    `The file has accounts of several servers: ${listed(counts)}.`,
    `import them one server at a time: --server ${only}`,
  );
}

function serverOptions(name: string | undefined, known: readonly string[], options: ServerOptions): ServerOptions {
  const { server: _, ...others } = options;
  if (others.issuer !== undefined) return others;
  if (name !== undefined && known.includes(name)) return { ...others, server: name };
  const given = parseUniqueAssignments("--set", others.set);
  if (given["issuer"] !== undefined || given["tokenUrl"] !== undefined) return others;
  throw usageError(
    name === undefined
      ? "The file does not say which server the tokens are from."
      : `There is no server "${name}" in the list of known servers.`,
    "name it with --server github, --issuer https://login.example.com, or --set tokenUrl=… --set apiUrl=…",
  );
}
