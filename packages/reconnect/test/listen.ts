import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";

type Responder = (request: Request) => Promise<Response | undefined>;

/** Serves a web-standard handler on loopback, as the adapters of frameworks do: the host of the URL is the one that was asked for. */
export async function listen(respond: Responder): Promise<{ readonly origin: string; close(): Promise<void> }> {
  const server = createServer((incoming, outgoing) => {
    answer(respond, incoming, outgoing).catch((error: Error) => outgoing.writeHead(500).end(error.stack));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

async function answer(respond: Responder, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const { method = "GET", url = "/", headers } = incoming;
  const body = ["GET", "HEAD"].includes(method) ? null : (Readable.toWeb(incoming) as ReadableStream<Uint8Array>);
  const pairs = Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]);
  const request = new Request(`http://${headers.host}${url}`, { method, headers: pairs, body, duplex: "half" });
  const response = (await respond(request)) ?? new Response("Not here", { status: 404 });
  const sent = [...response.headers].filter(([name]) => name !== "set-cookie");
  outgoing.writeHead(
    response.status,
    [...sent, ...response.headers.getSetCookie().map((one) => ["set-cookie", one])].flat(),
  );
  outgoing.end(Buffer.from(await response.arrayBuffer()));
}
