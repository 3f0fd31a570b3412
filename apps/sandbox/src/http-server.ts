import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

/** Responds to a web-standard request. `Response.error()` drops the connection. */
export type Responder = (request: Request) => Promise<Response>;

/** Starts an HTTP server on 127.0.0.1. Port 0 picks a free port. */
export async function listen(
  responder: Responder,
  port: number,
): Promise<{ readonly url: string; close(): Promise<void> }> {
  let url = "";
  const server: Server = createServer((incoming, outgoing) => {
    send(responder, url, incoming, outgoing).catch(() => sendFailure(outgoing));
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

async function send(
  responder: Responder,
  url: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const response = await responder(toRequest(url, incoming));
  if (response.type === "error") {
    outgoing.destroy();
    return;
  }
  outgoing.writeHead(response.status, [...response.headers].flat());
  if (response.body) await pipeline(Readable.fromWeb(response.body), outgoing);
  else outgoing.end();
}

function sendFailure(outgoing: ServerResponse): void {
  if (outgoing.headersSent) {
    outgoing.destroy();
    return;
  }
  const error = "The sandbox failed to respond to this request. Please report it. Other requests are not affected.";
  outgoing.writeHead(500, { "content-type": "application/json" }).end(JSON.stringify({ error }));
}

/** The request at the server's own address, whichever host name the caller used. */
function toRequest(url: string, incoming: IncomingMessage): Request {
  const { method = "GET", url: target = "/", headers } = incoming;
  const hasBody = method !== "GET" && method !== "HEAD";
  const init: RequestInit & { duplex: "half" } = {
    method,
    headers: Object.entries(headers).flatMap(([name, value]) =>
      [value ?? []].flat().map((text): [string, string] => [name, text]),
    ),
    duplex: "half",
    ...(hasBody && { body: Readable.toWeb(incoming) as ReadableStream }),
  };
  return new Request(target.startsWith("/") ? url + target : target, init);
}
