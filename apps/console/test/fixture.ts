import { accountOf, connectedProvider, createAccounts, settingsOf, type Accounts } from "@tokens/accounts";
import type { AccountClient } from "@tokens/provider-kit/descriptor";
import { loadProviders } from "@tokens/providers";
import { startSandbox, type Sandbox } from "@tokens/sandbox";
import { openStore, type Store } from "@tokens/store";
import { idOf } from "../src/accounts/account-view.ts";
import { startConsole, type Console, type ConsoleOptions } from "../src/console.ts";
import { findAuthMethod, findProvider } from "../src/shared/providers.ts";
import { sandboxPresets, type Presets } from "../src/connect/presets.ts";

/** A sandbox, an in-memory store and a console, all on this machine. */
export interface Fixture {
  readonly sandbox: Sandbox;
  readonly store: Store;
  readonly console: Console;
  readonly presets: Presets;
  /** What the console reported to its operator. */
  readonly errors: Error[];
  readonly links: string[];
  /** Connects an account as another process would, to `server` of a provider with many, and returns its key. */
  connect(provider: string, authMethod: string, name: string, server?: string): Promise<string>;
  /** Opens an account as another process would, recording under that name. */
  worker(name: string, key: string): Promise<AccountClient>;
  /** Path of an account's page. */
  pathOf(key: string): string;
  close(): Promise<void>;
}

const { providers } = await loadProviders();

/** The providers that come with tokens. */
export const workspaceProviders = providers;

export async function openFixture(options: Partial<ConsoleOptions> = {}): Promise<Fixture> {
  const sandbox = await startSandbox({ providers });
  const { clock } = options;
  const store = await openStore("sqlite::memory:", clock && { clock });
  const presets = await sandboxPresets(providers, sandbox.urls.control, fetch);
  const [errors, links]: [Error[], string[]] = [[], []];
  const running = await startConsole({
    store,
    providers,
    host: "127.0.0.1",
    port: 0,
    presets,
    everyMs: 50,
    onError: (error) => errors.push(error),
    onLink: (link) => links.push(link),
    ...options,
  });
  const { sessions, journal } = store;
  const accounts = createAccounts({ providers, sessions });
  const workers: Accounts[] = [];

  return {
    sandbox,
    store,
    console: running,
    presets,
    errors,
    links,
    async connect(name, id, account, server) {
      const preset = await presets(findProvider(providers, name)!, server);
      const provider = await connectedProvider(providers, { provider: name, settings: preset });
      const authMethod = findAuthMethod(provider, id)!;
      const settings = settingsOf(provider, authMethod, preset);
      const connection = { provider: provider.name, authMethod: id, settings };
      const started =
        authMethod.redirects && (await provider.login!(connection, { redirectUri: "http://127.0.0.1:1/callback" }));
      if (!started) return (await accounts.connect({ connection, account })).tokens.key;
      const { url, checks } = await started.authorizationUrl();
      const callback = (await fetch(url, { redirect: "manual" })).headers.get("location")!;
      const { session } = await started.exchange(callback, checks);
      return (await accounts.connect({ connection, account, session })).tokens.key;
    },
    async worker(by, key) {
      const worker = createAccounts({ providers, sessions, journal, by });
      workers.push(worker);
      return worker.open(accountOf(key));
    },
    pathOf: (key) => `/accounts/${idOf(key)}`,
    async close() {
      await Promise.all([accounts, ...workers].map((one) => one[Symbol.asyncDispose]()));
      await running.close();
      await sandbox.close();
      await store.close();
    },
  };
}
