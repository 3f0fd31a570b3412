import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What a request for a token meets once, instead of an answer. `lost` takes effect before the connection is reset. */
export type Failure = "503" | "HTML 502" | "429, Retry-After: 1" | "refused" | "reset" | "lost, grace window";

export interface TokenServer {
  readonly url: string;
  /** The first refresh token. */
  readonly refreshToken: string;
  readonly counts: { requests: number; accepted: number; reused: number; overlapping: number };
  failNext(failure: Failure): Promise<void>;
  close(): Promise<void>;
}

const slowMs = 50;

/** Single-use refresh tokens: a second use is refused, or answered with the same tokens where there is a grace window. */
export async function startTokenServer(): Promise<TokenServer> {
  const counts = { requests: 0, accepted: 0, reused: 0, overlapping: 0 };
  const answers = new Map<string, string>();
  let live = "refresh-0";
  let failure: Failure | undefined;
  let grace = false;
  let underWay = 0;
  const server = createServer((request, response) => void answer(request, response));
  await listen(0);
  const { port } = server.address() as AddressInfo;

  async function listen(at: number): Promise<void> {
    await new Promise<void>((resolve) => server.listen(at, "127.0.0.1", resolve));
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    counts.requests += 1;
    if ((underWay += 1) > 1) counts.overlapping += 1;
    try {
      let body = "";
      for await (const chunk of request) body += String(chunk);
      await new Promise((resolve) => setTimeout(resolve, slowMs));
      const failing = failure;
      failure = undefined;
      if (failing === "reset") return void request.socket.resetAndDestroy();
      if (failing === "503") return void response.writeHead(503).end();
      if (failing === "HTML 502") return void response.writeHead(502).end("<h1>Bad gateway</h1>");
      if (failing === "429, Retry-After: 1") return void response.writeHead(429, { "retry-after": "1" }).end();
      const text = exchange(new URLSearchParams(body).get("refresh_token") ?? "");
      if (failing) return void request.socket.resetAndDestroy();
      response.writeHead(text ? 200 : 400, { "content-type": "application/json" });
      response.end(text ?? JSON.stringify({ error: "invalid_grant" }));
    } finally {
      underWay -= 1;
    }
  }

  function exchange(token: string): string | undefined {
    if (token !== live) {
      counts.reused += 1;
      return grace ? answers.get(token) : undefined;
    }
    counts.accepted += 1;
    live = `refresh-${counts.accepted}`;
    const text = JSON.stringify({ access_token: `access-${counts.accepted}`, refresh_token: live, expires_in: 3600 });
    answers.set(token, text);
    return text;
  }

  return {
    url: `http://127.0.0.1:${port}/token`,
    refreshToken: live,
    counts,
    async failNext(next) {
      grace = next === "lost, grace window";
      if (next !== "refused") {
        failure = next;
        return;
      }
      await new Promise((resolve) => server.close(resolve));
      setTimeout(() => void listen(port), 100);
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
