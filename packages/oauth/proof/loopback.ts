import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { getResponse, type RequestHandler } from "msw";

/** An HTTP server on 127.0.0.1 that responds with mocks. */
export interface Loopback extends AsyncDisposable {
  readonly origin: string;
  /** Replaces the mock that responds. */
  serve(mock: { readonly handlers: readonly RequestHandler[] }): void;
}

/** Starts a server; until `serve()` is called, it has no page. */
export async function startLoopback(): Promise<Loopback> {
  let origin = "";
  let handlers: RequestHandler[] = [];
  const answer = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const { method = "GET", headers } = incoming;
    const body = method === "GET" ? null : (Readable.toWeb(incoming) as ReadableStream<Uint8Array>);
    const init = { method, headers: headers as Record<string, string>, body, duplex: "half" } as const;
    const request = new Request(origin + incoming.url, init);
    const response = (await getResponse(handlers, request)) ?? new Response("no such page", { status: 404 });
    outgoing.writeHead(response.status, Object.fromEntries(response.headers)).end(await response.text());
  };
  const server = createServer((incoming, outgoing) => void answer(incoming, outgoing));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    serve: (mock) => (handlers = [...mock.handlers]),
    async [Symbol.asyncDispose]() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Where a page redirects a browser to, or what it says. */
export async function visit(url: string): Promise<string> {
  const page = await fetch(url, { redirect: "manual" });
  return page.headers.get("location") ?? (await page.text());
}
