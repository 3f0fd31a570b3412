import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { authMethodOf, createAccounts, settingsOf, type Accounts } from "@tokens/accounts";
import { addClient, createAgent, type Agent } from "@tokens/agent";
import { systemClock, type Clock } from "@tokens/core";
import { provider as ergani } from "@tokens/ergani/descriptor";
import { provider as hubstaff } from "@tokens/hubstaff/descriptor";
import { provider as oauth } from "@tokens/oauth/descriptor";
import { provider as podio } from "@tokens/podio/descriptor";
import type { AccountClient } from "@tokens/provider-kit/descriptor";
import { openStore, type Store } from "@tokens/store";
import { startProvider, type ProviderServer } from "./provider-server.ts";

const providers = [ergani, hubstaff, oauth, podio];

/** The first auth method of each provider that needs no browser. */
const methods: Readonly<Record<string, string>> = { ergani: "password", hubstaff: "token", podio: "app" };

/** A store with accounts of mocked providers, and an agent that serves them. */
export interface Scene extends AsyncDisposable {
  readonly url: string;
  readonly store: Store;
  readonly accounts: Accounts;
  readonly hubstaff: ProviderServer;
  readonly agent: Agent;
  /** What `onError` got. */
  readonly errors: unknown[];
  /** Moves the time of the agent, not that of the providers. */
  pass(ms: number): void;
  connect(provider: string, account?: string): Promise<AccountClient>;
  /** Stores the session of a client under another name, too. Resolves with its key. */
  copy(client: AccountClient, account: string): Promise<string>;
  /** Adds a client and returns its key. */
  key(name: string, ...patterns: readonly string[]): Promise<string>;
  /** Sends a request with a key. */
  send(key: string, path: string, init?: RequestInit): Promise<Response>;
}

/** Options of `openScene`. */
export interface SceneOptions {
  /** Changes the store that the agent gets. */
  readonly store?: (store: Store) => Store;
  /** Whether time stands still, except for `pass()`. */
  readonly still?: boolean;
}

export async function openScene(options: SceneOptions = {}): Promise<Scene> {
  const directory = await mkdtemp(join(tmpdir(), "tokens-agent-"));
  const url = `file:${directory}/store`;
  const servers = new Map(
    await Promise.all([ergani, hubstaff, podio].map(async (one) => [one.name, await startProvider(one)] as const)),
  );
  const store = await openStore(url);
  let passed = 0;
  const startedAt = systemClock.now();
  const now = options.still ? () => startedAt : systemClock.now;
  const clock: Clock = { now: () => now() + passed, sleep: systemClock.sleep };
  const seen = options.store?.(store) ?? store;
  const accounts = createAccounts({ providers, sessions: seen.sessions, journal: seen.journal, clock });
  const errors: unknown[] = [];
  const agent = createAgent({ store: seen, accounts, providers, clock, onError: (error) => errors.push(error) });
  return {
    url,
    store,
    accounts,
    hubstaff: servers.get("hubstaff")!,
    agent,
    errors,
    pass: (ms) => (passed += ms),
    async connect(provider, account = "alice") {
      const descriptor = providers.find(({ name }) => name === provider)!;
      const method = authMethodOf(descriptor, methods[provider]);
      const settings = settingsOf(descriptor, method, servers.get(provider)!.credentials);
      return accounts.connect({ connection: { provider, authMethod: method.id, settings }, account });
    },
    async copy({ tokens }, account) {
      const key = tokens.key.replace(/[^:]+$/, account);
      await store.sessions.set(key, await store.sessions.get(tokens.key));
      return key;
    },
    async key(name, ...patterns) {
      return (await addClient(store.records, { name, accounts: patterns })).key;
    },
    send: (key, path, init = {}) => {
      const headers = new Headers(init.headers);
      headers.set("authorization", `Bearer ${key}`);
      return agent(new Request(`http://agent${path}`, { ...init, headers }));
    },
    async [Symbol.asyncDispose]() {
      await accounts[Symbol.asyncDispose]();
      await store.close();
      for (const server of servers.values()) await server[Symbol.asyncDispose]();
      await rm(directory, { recursive: true });
    },
  };
}
