import {
  accountOf,
  authorizationOf,
  nameOf,
  readAccounts,
  type Account,
  type Accounts,
  type AccountSummary,
  type Authorization,
} from "@tokens/accounts";
import { isTokensError, type Clock } from "@tokens/core";
import type { AccountClient, ProviderDescriptor } from "@tokens/provider-kit/descriptor";
import type { Store } from "@tokens/store";
import { cached } from "./cached.ts";
import { AgentProblem } from "./problem.ts";
import { isKey } from "./target.ts";

/** How long the agent uses what it has read from the store, in milliseconds. */
export const ttlMs = 1000;

/** An account that a request names, with its client. */
export interface OpenAccount {
  readonly account: Account;
  readonly client: AccountClient;
  apiUrl(): Promise<string>;
  /** The header of the current token. Waits for a refresh. */
  authorization(signal: AbortSignal): Promise<Authorization>;
}

/** The accounts of a store, read at most once a second. */
export interface AgentAccounts {
  /** The account of that name or key. Throws `AgentProblem` when there is none, or several. */
  open(name: string): Promise<OpenAccount>;
  summaries(): Promise<readonly AccountSummary[]>;
}

/** What the accounts are built from. */
export interface AgentAccountsOptions {
  readonly store: Pick<Store, "sessions" | "journal" | "records">;
  readonly accounts: Accounts;
  readonly providers: readonly ProviderDescriptor[];
  readonly clock: Clock;
}

/** A store that cannot be read now says nothing about an account, so the last data read stays in use. */
export function isStoreOutage(error: unknown): boolean {
  return isTokensError(error) && error.code === "session_store" && error.retryable;
}

/** Finds and opens accounts by name. */
export function agentAccounts({ store, accounts, providers, clock }: AgentAccountsOptions): AgentAccounts {
  const lasting = { clock, ttlMs, outlives: isStoreOutage };
  const current = { clock, ttlMs, outlives: () => false };
  const directory = cached(() => readDirectory(store), current);
  let known: ReadonlyMap<string, readonly Account[]> = new Map();
  const opened = new Map<string, () => Promise<OpenAccount>>();

  /** A name that is known is not looked up again: opening the account shows whether it is still there. */
  async function find(name: string): Promise<Account> {
    if (isKey(name)) return accountOf(name);
    if (!known.has(name)) known = await directory();
    const found = known.get(name) ?? [];
    if (found.length > 1) throw ambiguous(name, found);
    return found[0] ?? missing(name);
  }

  async function load(account: Account): Promise<OpenAccount> {
    const client = await accounts.open(account).catch(async (error: unknown) => {
      if (isStoreOutage(error) || (await store.sessions.get(account.key))) throw error;
      return missing(nameOf(account));
    });
    return openAccount(account, client, () => accounts.apiUrl(client));
  }

  function openKnown(account: Account): Promise<OpenAccount> {
    const { key } = account;
    const reopen = opened.get(key) ?? cached(() => load(account), lasting);
    opened.set(key, reopen);
    return reopen();
  }

  async function open(name: string): Promise<OpenAccount> {
    const account = await find(name);
    try {
      return await openKnown(account);
    } catch (error) {
      if (!isMissing(error)) throw error;
      opened.delete(account.key);
      known = new Map();
      // The account may have another key by now, e.g. after a login with another app.
      const again = await find(name);
      if (again.key === account.key) throw error;
      return openKnown(again);
    }
  }

  return {
    open,
    summaries: cached(() => readAccounts(store, { providers, now: clock.now() }), current),
  };
}

async function readDirectory({ sessions }: Pick<Store, "sessions">): Promise<ReadonlyMap<string, readonly Account[]>> {
  const all: Account[] = [];
  for await (const { key } of sessions.list()) all.push(accountOf(key));
  return Map.groupBy(all, nameOf);
}

/** Derives the header once for each token. */
function openAccount(account: Account, client: AccountClient, apiUrl: () => Promise<string>): OpenAccount {
  let latest: Authorization | undefined;
  return {
    account,
    client,
    apiUrl,
    async authorization(signal) {
      const session = await client.tokens.session({ signal });
      if (latest?.session !== session) latest = await authorizationOf(client, await apiUrl(), { signal });
      return latest;
    },
  };
}

/** The same error for an account that does not exist and for one that the key may not use. */
export function missing(name: string): never {
  throw new AgentProblem({
    status: 404,
    code: "not_found",
    detail: `There is no account ${JSON.stringify(name)} that this key may use.`,
  });
}

function isMissing(error: unknown): boolean {
  return error instanceof AgentProblem && error.problem.code === "not_found";
}

function ambiguous(name: string, found: readonly Account[]): AgentProblem {
  const keys = found.map(({ key }) => key).join(", ");
  const detail = `Several accounts are called ${JSON.stringify(name)}: use the key of the one you mean, percent-encoded. The keys are: ${keys}.`;
  return new AgentProblem({ status: 409, code: "ambiguous_account", detail });
}
