import { once } from "node:events";
import { serve } from "@hono/node-server";
import { systemClock, type Clock } from "@tokens/core";
import type { Store } from "@tokens/store";
import { createApp } from "./app.ts";
import { linkEntrance, passwordEntrance } from "./entrance.ts";
import { openOverview } from "./overview.ts";
import type { PresetSettings } from "./presets.ts";
import { openSteering } from "./steering.ts";

/** Options of a console. */
export interface ConsoleOptions {
  readonly store: Store;
  /** Where to listen; port 0 takes a free one. */
  readonly host: string;
  readonly port: number;
  /** Where browsers find it, when that is not where it listens. */
  readonly origin?: string | undefined;
  /** Lets browsers in; without, links of one use do. */
  readonly password?: string | undefined;
  readonly presets?: PresetSettings;
  readonly clock?: Clock;
  readonly fetch?: typeof fetch;
  /** The pause between two looks at the store, in milliseconds; 1,000 unless said. */
  readonly everyMs?: number;
  /** Gets the next link whenever one was used. */
  readonly onLink?: (link: string) => void;
  readonly onError?: (error: Error) => void;
}

/** A console that runs. */
export interface Console {
  readonly origin: string;
  /** Where it listens, e.g. `http://127.0.0.1:4020`. */
  readonly listening: string;
  /** The address that lets a browser in: once, unless there is a password. */
  link(): string;
  close(): Promise<void>;
}

/** Starts a console. It closes nothing that it was handed. */
export async function startConsole(options: ConsoleOptions): Promise<Console> {
  const { store, host, port, password, presets = {}, clock = systemClock, everyMs = 1000 } = options;
  const { fetch = globalThis.fetch, onLink = () => undefined, onError = () => undefined } = options;
  const closing = new AbortController();
  let answer: (request: Request) => Response | Promise<Response> = () => new Response(null, { status: 503 });
  const server = serve({ fetch: (request) => answer(request), hostname: host, port });
  await once(server, "listening");
  const address = server.address();
  const bound = typeof address === "object" && address ? address.port : port;
  const listening = `http://${host.includes(":") ? `[${host}]` : host}:${bound}`;
  const { origin = listening } = options;
  const entrance = password === undefined ? linkEntrance(origin, onLink) : passwordEntrance(password, clock);
  const steering = openSteering(store, { clock, fetch, onError });
  const overview = openOverview(store, { clock, everyMs });
  const parts = { origin, store, overview, steering, entrance, clock, fetch, presets, onError };
  const app = createApp({ ...parts, closing: closing.signal });
  answer = (request) => app.fetch(request);
  return {
    origin,
    listening,
    link: () => (entrance.kind === "link" ? entrance.link() : `${origin}/`),
    async close() {
      const closed = once(server, "close");
      closing.abort();
      server.close();
      if ("closeAllConnections" in server) server.closeAllConnections();
      await closed;
      await steering.close();
    },
  };
}
