import { once } from "node:events";
import type { AddressInfo } from "node:net";
import type { Agent } from "../agent.ts";
import { createHttpServer } from "./http-server.ts";
import { listenOnSocket } from "./unix-socket.ts";

/** Where to serve, and how long to wait at the end. */
export type ServeOptions = (
  | {
      /** Path of a Unix socket, which only this user can open. */
      readonly socket: string;
    }
  | {
      /** Port on 127.0.0.1; 0 picks a free one. */
      readonly port: number;
    }
) & {
  /** How long `close()` waits for responses in progress, in milliseconds. @default 20,000 */
  readonly graceMs?: number;
};

/** A running agent. */
export interface AgentServer extends AsyncDisposable {
  /** The path of the socket, or `http://127.0.0.1:4015`. */
  readonly address: string;
  /** Accepts no further requests, and resolves when those in progress are answered or `graceMs` has passed. */
  close(): Promise<void>;
}

const timeouts = { headersMs: 10_000, requestMs: 300_000 };

/**
 * Serves an agent. The caller disposes the accounts afterwards, which waits for refreshes in progress. Rejects with the error of
 * `node:net`, whose `code` is `EADDRINUSE` when another process listens there.
 */
export async function serveAgent(agent: Agent, options: ServeOptions): Promise<AgentServer> {
  const { graceMs = 20_000 } = options;
  const server = createHttpServer(agent, { ...timeouts, loopbackOnly: !("socket" in options) });
  let address: string;
  if ("socket" in options) {
    await listenOnSocket(server, options.socket);
    address = options.socket;
  } else {
    server.listen(options.port, "127.0.0.1");
    await once(server, "listening");
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  async function end(): Promise<void> {
    const closed = once(server, "close");
    server.close();
    const late = setTimeout(() => server.closeAllConnections(), graceMs);
    await closed;
    clearTimeout(late);
  }

  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => (closing ??= end());
  return { address, close, [Symbol.asyncDispose]: close };
}
