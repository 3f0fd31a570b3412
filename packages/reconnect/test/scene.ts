import { createAccounts, settingsOf, authMethodOf, type ConnectedSession } from "@tokens/accounts";
import { testClock, type TestClock } from "@tokens/core/testing";
import { provider as ergani } from "@tokens/ergani/descriptor";
import { provider as hubstaff } from "@tokens/hubstaff/descriptor";
import { provider as podio } from "@tokens/podio/descriptor";
import { provider as psohub } from "@tokens/psohub/descriptor";
import type { Connection, ProviderDescriptor, SandboxServer } from "@tokens/provider-kit/descriptor";
import { createReconnect, type Reconnect, type ReconnectOptions } from "@tokens/reconnect";
import { openStore, type Store } from "@tokens/store";
import { onTestFinished } from "vitest";
import { listen } from "./listen.ts";
import type { Visitor } from "./visitor.ts";

const providers: readonly ProviderDescriptor[] = [hubstaff, podio, psohub, ergani];

/** Mocked providers and a server with the pages, all on loopback. */
export interface Scene {
  readonly clock: TestClock;
  readonly store: Store;
  readonly origin: string;
  readonly reconnect: Reconnect;
  readonly errors: Error[];
  /** The mock of a provider. */
  server(name: string): SandboxServer;
  /** Connects an account and returns its key. */
  connect(provider: string, authMethod: string, account: string): Promise<string>;
  session(key: string): Promise<ConnectedSession>;
  /** Opens a link and continues to the provider. Resolves with where the provider sends the browser back. */
  logIn(browser: Visitor, url: string): Promise<string>;
}

/** Where a provider sends a browser that has opened `url`, without logging in on a page. */
export async function callbackOf(url: string): Promise<string> {
  const response = await fetch(url, { redirect: "manual" });
  return response.headers.get("location")!;
}

export async function openScene(options: Partial<ReconnectOptions> = {}): Promise<Scene> {
  await using cleanup = new AsyncDisposableStack();
  const clock = testClock(Date.now());
  const store = cleanup.use(await openStore("sqlite::memory:"));
  const servers = new Map<string, SandboxServer>();
  for (const provider of providers) {
    const served = await listen(async (request) => servers.get(provider.name)!.respond(request));
    cleanup.defer(() => served.close());
    servers.set(provider.name, (await provider.sandbox!())({ url: served.origin, clock, reset: () => undefined }));
  }
  const errors: Error[] = [];
  let reconnect: Reconnect | undefined;
  const pages = await listen((request) => reconnect!.handle(request));
  cleanup.defer(() => pages.close());
  const { origin } = pages;
  const company = { name: "Acme & Sons" };
  const onError = (error: Error): void => void errors.push(error);
  reconnect = createReconnect({ providers, store, origin, company, clock, onError, ...options });

  async function connectionOf(name: string, id: string): Promise<readonly [ProviderDescriptor, Connection]> {
    const provider = providers.find((one) => one.name === name)!;
    const settings = settingsOf(provider, authMethodOf(provider, id), servers.get(name)!.credentials);
    return [provider, { provider: name, authMethod: id, settings }];
  }

  const { sessions, journal } = store;
  const accounts = cleanup.use(createAccounts({ providers, sessions, journal, clock }));
  const end = cleanup.move();
  onTestFinished(() => end.disposeAsync());
  return {
    clock,
    store,
    origin,
    reconnect,
    errors,
    server: (name) => servers.get(name)!,
    async connect(name, authMethod, account) {
      const [provider, connection] = await connectionOf(name, authMethod);
      if (!authMethodOf(provider, authMethod).redirects)
        return (await accounts.connect({ connection, account })).tokens.key;
      const login = await provider.login!(connection, { redirectUri: "http://127.0.0.1:1/callback", clock });
      const { url, checks } = await login.authorizationUrl();
      const result = await login.exchange(await callbackOf(url), checks);
      return (await accounts.connect({ connection, account, ...result })).tokens.key;
    },
    session: async (key) => (await sessions.get(key)) as ConnectedSession,
    async logIn(browser, url) {
      const leaving = await browser.submit(await browser.open(url), url);
      return callbackOf(leaving.leadsTo!);
    },
  };
}
