import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

/** Answers a web-standard request. `Response.error()` drops the connection. */
export type Answer = (request: Request) => Promise<Response>;

/** An HTTP server on this machine for a function that answers requests. Port 0 takes a free one. */
export async function listen(answer: Answer, port: number): Promise<{ readonly url: string; close(): Promise<void> }> {
  let url = "";
  const server: Server = createServer((incoming, outgoing) => {
    respond(answer, url, incoming, outgoing).catch(() => apologize(outgoing));
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

async function respond(
  answer: Answer,
  url: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const response = await answer(toRequest(url, incoming));
  if (response.type === "error") {
    outgoing.destroy();
    return;
  }
  outgoing.writeHead(response.status, [...response.headers].flat());
  if (response.body) await pipeline(Readable.fromWeb(response.body), outgoing);
  else outgoing.end();
}

function apologize(outgoing: ServerResponse): void {
  if (outgoing.headersSent) {
    outgoing.destroy();
    return;
  }
  const error = "The sandbox failed to answer this. Please report what was asked; no other request is concerned.";
  outgoing.writeHead(500, { "content-type": "application/json" }).end(JSON.stringify({ error }));
}

/** The request, at the server's own address, whatever name it was called by. */
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
