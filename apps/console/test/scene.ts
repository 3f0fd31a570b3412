import {
  connectAccount,
  openAccount,
  providers,
  settingsOf,
  wayOf,
  accountOf,
  type AccountClient,
  type ProviderName,
} from "@tokens/accounts";
import { startSandbox, type Sandbox } from "@tokens/sandbox";
import { providers as sandboxProviders } from "@tokens/sandbox/providers";
import { openStore, recordEvents, type Store } from "@tokens/store";
import { idOf } from "../src/account-view.ts";
import { startConsole, type Console, type ConsoleOptions } from "../src/console.ts";
import { sandboxPresets, type PresetSettings } from "../src/presets.ts";

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
  connect(provider: ProviderName, way: string, name: string): Promise<string>;
  /** A client of an account as another process has one, which records under that name. */
  worker(name: string, key: string): Promise<AccountClient>;
  /** Path of an account's page. */
  pathOf(key: string): string;
  close(): Promise<void>;
}

export async function openScene(options: Partial<ConsoleOptions> = {}): Promise<Scene> {
  const sandbox = await startSandbox({ providers: sandboxProviders });
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
  const recordings: AsyncDisposable[] = [];

  return {
    sandbox,
    store,
    console: running,
    presets,
    errors,
    links,
    async connect(name, id, account) {
      const provider = providers[name];
      const way = wayOf(provider, id);
      const settings = settingsOf(provider, way, presets[name] ?? {});
      const connection = { provider: name, way: id, settings };
      const begun =
        way.redirects && (await provider.load()).login!(settings, { redirectUri: "http://127.0.0.1:1/callback" });
      if (!begun) return (await connectAccount({ connection, account }, store)).tokens.key;
      const { url, checks } = await begun.authorizationUrl();
      const callback = (await fetch(url, { redirect: "manual" })).headers.get("location")!;
      const session = await begun.exchange(callback, checks);
      return (await connectAccount({ connection, account, session }, store)).tokens.key;
    },
    async worker(by, key) {
      const client = await openAccount(accountOf(key), store);
      recordings.push(recordEvents(client.tokens, store.journal, { by }));
      return client;
    },
    pathOf: (key) => `/accounts/${idOf(key)}`,
    async close() {
      await Promise.all(recordings.map((recording) => recording[Symbol.asyncDispose]()));
      await running.close();
      await sandbox.close();
      await store.close();
    },
  };
}
