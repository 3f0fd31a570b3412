import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Clock } from "@tokens/core";
import { createHealthHandler, createMetrics, processEvents } from "@tokens/telemetry";
import type { Round } from "@tokens/watch";
import { usageError } from "./failure.ts";

/** Serves `/metrics` and `/healthz` of a watch until it is disposed. */
export interface MetricsServer extends AsyncDisposable {
  /** E.g. `http://127.0.0.1:9464`. */
  readonly url: string;
  /** Shows a round from now on. */
  show(round: Round): void;
}

/** Without a round for so many pauses, the watch counts as stuck. */
const maxPauses = 3;
const roundMs = 60_000;

/** Listens at `<port>` or `<host>:<port>`. Throws a `CommandError` for an address that cannot be used. */
export async function serveMetrics(
  address: string,
  { clock, everyMs }: { readonly clock: Clock; readonly everyMs: number },
): Promise<MetricsServer> {
  const { host, port } = parseAddress(address);
  let latest: Round | undefined;
  let sweptAt: number | undefined;
  const metrics = createMetrics({
    clock,
    accounts: () =>
      (latest?.accounts ?? []).map(({ account, status: { state, loginEndsAt } }) => ({
        provider: account.provider,
        state,
        count: 1,
        loginEndsAt,
      })),
    notices: () => (latest?.conditions ?? []).map(({ kind }) => ({ kind, count: 1 })),
    lastSweepAt: () => sweptAt,
  });
  const startedAt = clock.now();
  const observing = metrics.observe(processEvents());
  const handle = createHealthHandler({
    metrics,
    clock,
    checks: {
      store: () => latest?.storeError === undefined,
      rounds: () => clock.now() - (latest?.at ?? startedAt) < maxPauses * everyMs + roundMs,
    },
  });
  const server = createServer((request, response) => void respond(handle, request, response));
  server.listen(port, host);
  await once(server, "listening").catch((error: NodeJS.ErrnoException) => {
    throw usageError(`Cannot listen on ${address} (${error.code}).`, "choose another address with --listen");
  });
  const bound = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${bound.port}`,
    show(round) {
      latest = round;
      if (round.swept && !round.storeError) sweptAt = round.at;
    },
    async [Symbol.asyncDispose]() {
      observing[Symbol.dispose]();
      server.close();
      server.closeAllConnections();
      if (server.listening) await once(server, "close");
    },
  };
}

async function respond(
  handle: (request: Request) => Promise<Response>,
  { url = "/", method = "GET" }: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const answer = await handle(new Request(new URL(url, "http://localhost"), { method }));
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  response.end(Buffer.from(await answer.arrayBuffer()));
}

function parseAddress(text: string): { readonly host: string; readonly port: number } {
  const [, bracketed, plain, digits] = /^(?:(?:\[([^\]]+)\]|([^:[\]]+)):)?(\d{1,5})$/.exec(text) ?? [];
  const port = Number(digits);
  if (digits !== undefined && port <= 65_535) return { host: bracketed ?? plain ?? "127.0.0.1", port };
  throw usageError(
    `--listen takes a port or an address and a port, not "${text}".`,
    "for example --listen 127.0.0.1:9464",
  );
}
