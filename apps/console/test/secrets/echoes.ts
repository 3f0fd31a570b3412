import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** How a provider repeats what it was sent. */
export type Echo = (said: string) => Response;

const html = { "content-type": "text/html" };
/** What a header can hold. */
const plain = (said: string): string => said.replaceAll(/[^ -~]/g, " ");

/** Every way in which a provider has been seen, or could be, to repeat a request. */
export const echoes: Readonly<Record<string, Echo>> = {
  "an error's description": (said) =>
    Response.json({ error: "invalid_grant", error_description: said }, { status: 400 }),
  "an error's code": (said) => Response.json({ error: said }, { status: 400 }),
  "nested messages": (said) =>
    Response.json({ errors: [{ message: said, details: [{ reason: said }] }], message: [said] }, { status: 422 }),
  "an unknown client": (said) => Response.json({ error: "invalid_client", message: said }, { status: 401 }),
  headers: (said) =>
    new Response("{}", {
      status: 401,
      headers: { "www-authenticate": `Bearer realm="${plain(said)}"`, "x-request-id": plain(said) },
    }),
  "a page": (said) => new Response(`<!doctype html><title>${said}</title><p>${said}`, { status: 403, headers: html }),
  "a redirect": (said) =>
    new Response(null, { status: 302, headers: { location: `https://elsewhere.example/${encodeURIComponent(said)}` } }),
  "an answer without a token": (said) => Response.json({ message: said, hint: said }),
  text: (said) => new Response(said, { status: 400 }),
  "a failure that passes": (said) => new Response(said, { status: 503 }),
};

/** A provider that answers every request with an echo of it. */
export interface EchoServer extends AsyncDisposable {
  readonly origin: string;
  /** All that it was sent. */
  received(): string;
}

export async function startEchoServer(echo: Echo): Promise<EchoServer> {
  let received = "";
  const server = createServer((request, response) => {
    void repeat(request, response);
  });
  async function repeat(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const said = await saidBy(request);
    received += said;
    const echoed = echo(said);
    response.writeHead(echoed.status, Object.fromEntries(echoed.headers));
    response.end(await echoed.text());
  }
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received: () => received,
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** The parts of a request that hold a secret, also as they were before they were encoded. */
async function saidBy(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks).toString();
  const { authorization = "" } = request.headers;
  const pair = Buffer.from(authorization.replace(/^Basic /, ""), "base64").toString();
  const decoded = [...new URLSearchParams(body).values()].join(" ");
  return `${decoded} ${authorization} ${authorization.startsWith("Basic ") ? pair : ""} ${body}`;
}
