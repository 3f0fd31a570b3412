import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { CommandError, interrupted, usageError } from "../failure.ts";
import type { Io } from "../io.ts";
import { formatDuration } from "../text.ts";

const path = "/callback";
const host = "127.0.0.1";
const timeoutMs = 5 * 60_000;

/** The port that logins listen on by default. */
export const defaultPort = "8765";

/** Where a login with the default port redirects to. */
export const defaultRedirectUri: string = `http://${host}:${defaultPort}${path}`;

/** Listens on this machine for the redirect of a login. */
export interface CallbackListener extends AsyncDisposable {
  readonly redirectUri: string;
  /** The first redirect. Throws a `CommandError` after five minutes, and when Ctrl-C is pressed or `ended` is aborted. */
  received(ended?: AbortSignal): Promise<Callback>;
}

/** A redirect, which the browser waits for a response to. */
export interface Callback {
  readonly url: string;
  respond(connected: boolean): void;
}

/** Listens on 127.0.0.1; port 0 picks a free one. Throws a `CommandError` when the port is taken. */
export async function listenForCallback(port: number, io: Pick<Io, "clock" | "signal">): Promise<CallbackListener> {
  const first = Promise.withResolvers<Callback>();
  const server = createServer((request, response) => {
    const url = callbackUrl(request, redirectUri);
    if (!url) return page(response, 404, texts.elsewhere);
    // A reload gets no response of its own.
    first.resolve({
      url: url.href,
      respond: (connected) => page(response, connected ? 200 : 400, connected ? texts.connected : texts.failed),
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(
        usageError(
          `Cannot listen on port ${port} (${error.code}).`,
          "choose another port with --port and register it with the app",
        ),
      ),
    );
    server.listen(port, host, resolve);
  });
  const redirectUri = `http://${host}:${(server.address() as AddressInfo).port}${path}`;
  return {
    redirectUri,
    received: (ended) => withTimeout(first.promise, io, ended),
    async [Symbol.asyncDispose]() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeIdleConnections();
      const deadline = setTimeout(() => server.closeAllConnections(), 1000);
      await closed;
      clearTimeout(deadline);
    },
  };
}

/** The URL of a redirect; undefined for any other request. */
function callbackUrl({ method, url, headers }: IncomingMessage, redirectUri: string): URL | undefined {
  const address = URL.parse(url ?? "", redirectUri);
  const own = new URL(redirectUri);
  // Another host name for this machine, or a page that fetches this URL in the background.
  const foreign = headers.host !== own.host || (headers["sec-fetch-dest"] ?? "document") !== "document";
  if (method !== "GET" || foreign || address?.origin !== own.origin || address.pathname !== path) return undefined;
  return address.search ? address : undefined;
}

async function withTimeout<T>(
  work: Promise<T>,
  { clock, signal }: Pick<Io, "clock" | "signal">,
  ended: AbortSignal = signal,
): Promise<T> {
  const done = new AbortController();
  const timeout = clock.sleep(timeoutMs, AbortSignal.any([signal, ended, done.signal])).then(
    () => {
      throw new CommandError(`The login timed out after ${formatDuration(timeoutMs)}. Nothing was stored.`, {
        outcome: "login",
        code: "login_timeout",
        next: "log in again; check that the app allows the redirect URI shown above",
      });
    },
    () => {
      throw interrupted("Interrupted. Nothing was stored.");
    },
  );
  timeout.catch(() => undefined);
  try {
    return await Promise.race([work, timeout]);
  } finally {
    done.abort();
  }
}

const texts = {
  connected: ["Connected", "The account is connected. You can close this window."],
  failed: ["Not connected", "The login failed. See the terminal for details. You can close this window."],
  elsewhere: ["Nothing here", "This address only handles login redirects."],
} as const;

function page(response: ServerResponse, status: number, [title, text]: readonly [string, string]): void {
  const body = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>body{font:1.1rem/1.5 system-ui,sans-serif;max-width:32rem;margin:20vh auto;padding:0 1rem;color-scheme:light dark}</style><h1>${title}</h1><p>${text}</p></html>`;
  response.writeHead(status, {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'",
    "referrer-policy": "no-referrer",
    "cache-control": "no-store",
    connection: "close",
  });
  response.end(body);
}
