import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Agent } from "../agent.ts";
import { problemResponse } from "../problem.ts";

/** How long a client may take, in milliseconds. */
interface Timeouts {
  readonly headersMs: number;
  /** For a whole request, with its body. */
  readonly requestMs: number;
}

/** Options of `createHttpServer`. */
export interface HttpServerOptions extends Timeouts {
  /** Whether only requests to a loopback host are answered, so that a web page cannot reach this address under its own domain name. */
  readonly loopbackOnly: boolean;
}

const shortBytes = 16_384;
const loopback = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;

/** A server that answers with `agent`. When it closes, each connection ends with its response. */
export function createHttpServer(agent: Agent, { headersMs, requestMs, loopbackOnly }: HttpServerOptions): Server {
  const server = createServer(
    {
      headersTimeout: headersMs,
      requestTimeout: requestMs,
      connectionsCheckingInterval: Math.min(headersMs, 5000),
    },
    (incoming, outgoing) => {
      const { host = "" } = incoming.headers;
      const respond = loopbackOnly && !loopback.test(host) ? refuseHost : agent;
      answer(respond, incoming, outgoing, () => !server.listening).catch(() => outgoing.destroy());
    },
  );
  return server;
}

async function refuseHost(): Promise<Response> {
  const detail = "The agent is only for this machine: call it as 127.0.0.1 or localhost.";
  return problemResponse({ status: 421, code: "invalid_request", detail });
}

async function answer(
  respond: Agent,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  isClosing: () => boolean,
): Promise<void> {
  const gone = new AbortController();
  outgoing.once("close", () => outgoing.writableFinished || gone.abort());
  const request = requestOf(incoming, gone.signal);
  const response = request ? await respond(request) : unusable();
  if (isClosing()) outgoing.setHeader("connection", "close");
  outgoing.writeHead(response.status, [...response.headers].flat());
  const length = Number(response.headers.get("content-length") ?? Infinity);
  if (!response.body) outgoing.end();
  // A stream costs more than a short body.
  else if (length <= shortBytes) outgoing.end(Buffer.from(await response.arrayBuffer()));
  else await pipeline(Readable.fromWeb(response.body), outgoing);
}

/** The request as a web-standard one, at a host that means nothing. `undefined` for what cannot be one, such as TRACE. */
function requestOf(incoming: IncomingMessage, signal: AbortSignal): Request | undefined {
  const { method = "GET", url = "", headersDistinct } = incoming;
  // RFC 9112 section 3.2: of two names, somebody on the way may have read the other.
  if (!url.startsWith("/") || (headersDistinct["host"] ?? []).length > 1) return undefined;
  const headers = Object.entries(headersDistinct).flatMap(([name, values = []]) =>
    values.map((value): [string, string] => [name, value]),
  );
  const hasBody =
    method !== "GET" &&
    method !== "HEAD" &&
    ("content-length" in headersDistinct || "transfer-encoding" in headersDistinct);
  const init: RequestInit & { readonly duplex: "half" } = {
    method,
    headers,
    signal,
    duplex: "half",
    ...(hasBody && { body: Readable.toWeb(incoming) as ReadableStream }),
  };
  try {
    return new Request(`http://agent${url}`, init);
  } catch {
    return undefined;
  }
}

function unusable(): Response {
  const detail = "The agent does not accept such a request: use a path and a standard method.";
  return problemResponse({ status: 400, code: "invalid_request", detail });
}
