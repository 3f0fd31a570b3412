import { once } from "node:events";
import { serve } from "@hono/node-server";
import { systemClock, type Clock } from "@tokens/core";
import { createReconnect, type Company } from "@tokens/reconnect";
import type { Store } from "@tokens/store";
import { createApp } from "./app.ts";
import { linkSignIn, passwordSignIn } from "./auth/sign-in.ts";
import { openOverview } from "./accounts/overview.ts";
import { redaction } from "./accounts/redact-account.ts";
import { noPresets, type Presets } from "./connect/presets.ts";
import { isLoopback } from "./options.ts";
import { openDescriptors } from "./shared/descriptors.ts";
import type { Providers } from "./shared/providers.ts";
import { openJobs } from "./bulk/jobs.ts";
import { openAccountActions } from "./accounts/account-actions.ts";

/** Options of a console. */
export interface ConsoleOptions {
  readonly store: Store;
  readonly providers: Providers;
  readonly host: string;
  /** The port to listen on; 0 picks a free one. */
  readonly port: number;
  /** The public address, when it differs from the listening address. */
  readonly origin?: string | undefined;
  /** The password for signing in; without one, single-use links are issued. */
  readonly password?: string | undefined;
  /** Whose customers open reconnect links. @default the host of the console's address */
  readonly company?: Company | undefined;
  readonly presets?: Presets;
  readonly clock?: Clock;
  readonly fetch?: typeof fetch;
  /**
   * The interval between two reads of the store, in milliseconds.
   *
   * @default 1000
   */
  readonly everyMs?: number;
  /** Receives the next single-use link whenever one is used. */
  readonly onLink?: (link: string) => void;
  readonly onError?: (error: Error) => void;
}

/** A running console. */
export interface Console {
  readonly origin: string;
  /** The listening address, e.g. `http://127.0.0.1:4020`. */
  readonly listening: string;
  /** The sign-in address: a single-use link, or the origin when a password is set. */
  link(): string;
  close(): Promise<void>;
}

/** How long a browser may take to send the headers of a request, and all of it. Responses may take longer. */
const timeouts = { headersTimeout: 10_000, requestTimeout: 30_000, connectionsCheckingInterval: 5000 };

/** Starts a console. The caller closes what it passes in. */
export async function startConsole(options: ConsoleOptions): Promise<Console> {
  const { store, providers, host, port, password, presets = noPresets, clock = systemClock, everyMs = 1000 } = options;
  const { fetch = globalThis.fetch, onLink = () => undefined, onError = () => undefined } = options;
  const closing = new AbortController();
  let handle: (request: Request) => Response | Promise<Response> = () => new Response(null, { status: 503 });
  const server = serve({ fetch: (request) => handle(request), hostname: host, port, serverOptions: timeouts });
  await once(server, "listening");
  const address = server.address();
  const bound = typeof address === "object" && address ? address.port : port;
  const listening = `http://${host.includes(":") ? `[${host}]` : host}:${bound}`;
  const { origin = listening } = options;
  const signIn = password === undefined ? linkSignIn(origin, onLink) : passwordSignIn(password, clock);
  const descriptors = openDescriptors(providers, fetch);
  const actions = openAccountActions(store, { providers, descriptors, clock, fetch, onError });
  const { company = { name: new URL(origin).host } } = options;
  const { protocol, hostname } = new URL(origin);
  // Whoever reads a link on its way can use it.
  const reconnect =
    protocol === "https:" || isLoopback(hostname)
      ? createReconnect({ providers, store, origin, company, clock, fetch, onError })
      : undefined;
  const overview = openOverview(store, { providers, descriptors, clock, everyMs });
  const jobs = openJobs({ actions, overview, onError });
  const redacts = redaction({ descriptors, sessions: store.sessions });
  const logins = new Set<Promise<void>>();
  const background = (login: Promise<void>): void => {
    logins.add(login);
    void login.finally(() => logins.delete(login));
  };
  const parts = {
    origin,
    store,
    providers,
    descriptors,
    overview,
    redaction: redacts,
    actions,
    jobs,
    reconnect,
    signIn,
    password,
    clock,
    fetch,
    presets,
    onError,
  };
  const app = createApp({ ...parts, background, closing: closing.signal });
  handle = (request) => app.fetch(request);
  return {
    origin,
    listening,
    link: () => (signIn.kind === "link" ? signIn.link() : `${origin}/`),
    async close() {
      const closed = once(server, "close");
      closing.abort();
      server.close();
      if ("closeAllConnections" in server) server.closeAllConnections();
      await closed;
      await Promise.all([...logins, jobs.close(), reconnect?.[Symbol.asyncDispose]()]);
      await actions.close();
    },
  };
}
