import { randomUUID } from "node:crypto";
import { accountOf, connectedProvider, createAccounts, sandboxSettings, settingsOf } from "@tokens/accounts";
import type { Session } from "@tokens/core";
import type { Connection, ProviderDescriptor } from "@tokens/provider-kit/descriptor";
import { startSandbox, type Sandbox } from "@tokens/sandbox";
import { openStore, type Store } from "@tokens/store";

/** The accounts of each provider: they log in in a browser. */
const fleet = { hubstaff: 100, podio: 100, gitlab: 100 } as const;

/** 300 accounts in a table of their own, and the providers that issued their tokens. */
export interface World extends AsyncDisposable {
  readonly url: string;
  readonly store: Store;
  readonly sandbox: Sandbox;
  readonly total: number;
  /** Every token and client secret so far. No output may contain one. */
  readonly secrets: Set<string>;
  /** Adds the tokens that are stored now to `secrets`. */
  collect(): Promise<void>;
  /** Another program spends the refresh token of an account, and the provider refuses it from then on. */
  spend(name: string): Promise<void>;
  /** Stores when the login of an account ends, and leaves its access token alone until then. */
  endLogin(name: string, at: number): Promise<void>;
  keyOf(name: string): Promise<string>;
}

/** Connects the accounts in `database`. `accessTtlMs` is the lifetime of access tokens. */
export async function createWorld(
  providers: readonly ProviderDescriptor[],
  { database, accessTtlMs, onProgress }: { database: string; accessTtlMs: number; onProgress(count: number): void },
): Promise<World> {
  const table = `story_${randomUUID().replaceAll("-", "")}`;
  const url = `${database}?table=${table}`;
  await using end = new AsyncDisposableStack();
  const sandbox = await startSandbox({ providers, accessTtlMs, seed: 1 });
  end.defer(() => sandbox.close());
  const store = await openStore(url);
  end.use(store);
  end.defer(() => dropTables(database, table));
  const secrets = new Set<string>();
  const connections = new Map<string, Connection>();

  async function connect(providerName: string, account: string): Promise<void> {
    const { sessions, journal } = store;
    await using accounts = createAccounts({ providers, sessions, journal });
    const settings = (await sandboxSettings(providerName, sandbox.urls.control, fetch))!;
    const provider = await connectedProvider(providers, { provider: providerName, settings });
    const method = provider.authMethods.find(({ redirects }) => redirects)!;
    const connection = {
      provider: providerName,
      authMethod: method.id,
      settings: settingsOf(provider, method, settings),
    };
    const login = await provider.login!(connection, { redirectUri: "http://127.0.0.1:1/callback" });
    const { url: address, checks } = await login.authorizationUrl();
    const callback = (await fetch(address, { redirect: "manual" })).headers.get("location")!;
    const { session } = await login.exchange(callback, checks);
    await accounts.connect({ connection, account, session });
    connections.set(providerName, connection);
  }

  let count = 0;
  for (const [provider, size] of Object.entries(fleet)) {
    for (let number = 1; number <= size; number++) {
      await connect(provider, `user-${number}`);
      onProgress((count += 1));
    }
  }

  async function entries(): Promise<readonly string[]> {
    const keys: string[] = [];
    for await (const { key } of store.sessions.list()) keys.push(key);
    return keys;
  }
  const keyOf = async (name: string): Promise<string> => {
    const found = (await entries()).find((key) => {
      const { provider, name: own } = accountOf(key);
      return `${provider}/${own}` === name;
    });
    if (found === undefined) throw new Error(`There is no account ${name}.`);
    return found;
  };
  const world: World = {
    url,
    store,
    sandbox,
    total: count,
    secrets,
    keyOf,
    async collect() {
      for (const key of await entries()) {
        const session = await store.sessions.get(key);
        for (const value of [session?.accessToken, session?.refreshToken]) if (value) secrets.add(value);
      }
      for (const { settings } of connections.values())
        for (const [name, value] of Object.entries(settings)) if (/secret/i.test(name)) secrets.add(value);
    },
    async spend(name) {
      const key = await keyOf(name);
      const session = await store.sessions.get(key);
      const copy = new Map<string, Session>([[key, session!]]);
      const provider = await connectedProvider(providers, connections.get(accountOf(key).provider)!);
      const other = await provider.open(connections.get(provider.name)!, accountOf(key).name, {
        sessions: {
          get: async (one) => copy.get(one),
          set: async (one, value) => void (value && copy.set(one, value)),
        },
      });
      await other.tokens.refresh();
      secrets.add(copy.get(key)!.accessToken).add(copy.get(key)!.refreshToken!);
    },
    async endLogin(name, at) {
      const key = await keyOf(name);
      const session = await store.sessions.get(key);
      const version = randomUUID();
      await store.sessions.set(key, { ...session!, version, expiresAt: at, refreshTokenExpiresAt: at });
    },
    [Symbol.asyncDispose]: () => closing.disposeAsync(),
  };
  const closing = end.move();
  await world.collect();
  return world;
}

async function dropTables(database: string, table: string): Promise<void> {
  const { Client } = (await import("pg")).default;
  const client = new Client({ connectionString: database });
  await client.connect();
  for (const name of [table, `${table}_journal`, `${table}_records`])
    await client.query(`drop table if exists ${name}`);
  await client.end();
}
