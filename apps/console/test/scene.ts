import { accountOf, authMethodOf, createAccounts, settingsOf, type Accounts } from "@tokens/accounts";
import type { AccountClient } from "@tokens/provider-kit/descriptor";
import { startSandbox, type Sandbox } from "@tokens/sandbox";
import { openStore, type Store } from "@tokens/store";
import { idOf } from "../src/account-view.ts";
import { startConsole, type Console, type ConsoleOptions } from "../src/console.ts";
import { sandboxPresets, type PresetSettings } from "../src/presets.ts";
import { providerNamed, providers } from "../src/providers.ts";

/** A sandbox, a store in memory, and the console that shows it, all on this machine. */
export interface Scene {
  readonly sandbox: Sandbox;
  readonly store: Store;
  readonly console: Console;
  readonly presets: PresetSettings;
  /** What the console told its terminal. */
  readonly errors: Error[];
  readonly links: string[];
  /** Connects an account as another process would; returns its key. */
  connect(provider: string, way: string, name: string): Promise<string>;
  /** A client of an account as another process has one, which records under that name. */
  worker(name: string, key: string): Promise<AccountClient>;
  /** Path of an account's page. */
  pathOf(key: string): string;
  close(): Promise<void>;
}

export async function openScene(options: Partial<ConsoleOptions> = {}): Promise<Scene> {
  const sandbox = await startSandbox();
  const store = await openStore("sqlite::memory:");
  const presets = await sandboxPresets(sandbox.urls.control, fetch);
  const [errors, links]: [Error[], string[]] = [[], []];
  const running = await startConsole({
    store,
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
    async connect(name, id, account) {
      const provider = providerNamed(name)!;
      const way = authMethodOf(provider, id);
      const settings = settingsOf(provider, way, presets[name] ?? {});
      const connection = { provider: name, authMethod: id, settings };
      const begun =
        way.redirects && (await provider.login!(connection, { redirectUri: "http://127.0.0.1:1/callback" }));
      if (!begun) return (await accounts.connect({ connection, account })).tokens.key;
      const { url, checks } = await begun.authorizationUrl();
      const callback = (await fetch(url, { redirect: "manual" })).headers.get("location")!;
      const { session } = await begun.exchange(callback, checks);
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
