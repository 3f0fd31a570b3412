/**
 * A small authorization server with single-use refresh tokens, in a process of its own: it survives the processes that call it, and
 * knows what each of them asked and was told.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { AuthorityMethods, Failure, Step } from "./authority.ts";
import { openLedger, type Ledger, type Tokens } from "./ledger.ts";
import { answerCalls, notify } from "./rpc.ts";

interface Account {
  readonly ledger: Ledger;
  requests: number;
  overlapping: number;
  readonly failures: Failure[];
  /** Connections whose process waits for a response. */
  readonly waiting: Set<Socket>;
  held: PromiseWithResolvers<void> | undefined;
}

const takesMs = 8;
const slowMs = 400;

const accounts = new Map<string, Account>();
const server = createServer((request, response) => void answer(request, response));
// No connection is closed for being idle, which would be a failure that no scenario asked for.
server.keepAliveTimeout = 0;
let port = 0;

const methods: AuthorityMethods = {
  login(name, policy) {
    const ledger = openLedger(name, policy, () => Date.now());
    accounts.set(name, { ledger, requests: 0, overlapping: 0, failures: [], waiting: new Set(), held: undefined });
    return ledger.login();
  },
  account(name) {
    const { requests, overlapping, ledger } = accounts.get(name)!;
    return { requests, overlapping, log: ledger.log };
  },
  fail(name, failure, count) {
    accounts.get(name)!.failures.push(...Array.from({ length: count }, () => failure));
  },
  hold(name) {
    accounts.get(name)!.held = Promise.withResolvers<void>();
  },
  release(name) {
    const account = accounts.get(name)!;
    account.held?.resolve();
    account.held = undefined;
  },
  down: () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  up: listen,
  address: () => ({ tokenEndpoint: `http://127.0.0.1:${port}/token`, api: `http://127.0.0.1:${port}/api` }),
};

async function listen(): Promise<void> {
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", 1024, resolve));
  ({ port } = server.address() as AddressInfo);
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method === "POST") return exchange(request, response);
  const [, token = ""] = (request.headers.authorization ?? "").split(" ");
  const isAccepted = accounts.get(accountOf(token))?.ledger.accepts(token) ?? false;
  response.writeHead(isAccepted ? 200 : 401).end();
}

async function exchange(request: IncomingMessage, response: ServerResponse): Promise<void> {
  let body = "";
  for await (const chunk of request) body += String(chunk);
  const parameters = new URLSearchParams(body);
  const refreshToken = parameters.get("refresh_token") ?? "";
  const caller = String(request.headers["x-caller"] ?? parameters.get("client_id") ?? clientOf(request));
  const name = accountOf(refreshToken);
  const account = accounts.get(name);
  if (!account) return send(response, 400, { error: "invalid_grant" });

  const { socket } = request;
  account.requests += 1;
  if ([...account.waiting].some((other) => !other.destroyed)) account.overlapping += 1;
  account.waiting.add(socket);
  const step = { account: name, caller } satisfies Step;
  notify("asked", step);
  try {
    const failure = account.failures.shift();
    await sleep(failure === "slow" ? slowMs : takesMs);
    if (failure && failure !== "slow" && failure !== "lost") return fail(failure, response, socket);
    const tokens = account.ledger.redeem(refreshToken, caller, failure === "lost");
    if (account.held) {
      notify("held", step);
      await account.held.promise;
    }
    if (failure === "lost") return void socket.resetAndDestroy();
    if (!tokens) return send(response, 400, { error: "invalid_grant" });
    send(response, 200, bodyOf(tokens));
  } finally {
    account.waiting.delete(socket);
    notify("answered", step);
  }
}

function fail(failure: Exclude<Failure, "slow" | "lost">, response: ServerResponse, socket: Socket): void {
  switch (failure) {
    case "reset":
      return void socket.resetAndDestroy();
    case "503":
      return void response.writeHead(503).end();
    case "HTML 502":
      return void response.writeHead(502, { "content-type": "text/html" }).end("<h1>Bad gateway</h1>");
    case "429":
      return void response.writeHead(429, { "retry-after": "1" }).end();
    case "200 with error":
      return send(response, 200, { error: "temporarily_unavailable", error_description: "Try again later." });
  }
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

function bodyOf({ accessToken, refreshToken, lifetimeMs }: Tokens): object {
  return {
    access_token: accessToken,
    token_type: "Bearer",
    refresh_token: refreshToken,
    expires_in: lifetimeMs / 1000,
  };
}

function accountOf(token: string): string {
  return token.split(".", 1)[0]!;
}

/** The client of HTTP Basic authentication. */
function clientOf({ headers }: IncomingMessage): string {
  const [, credentials = ""] = (headers.authorization ?? "").split(" ");
  return decodeURIComponent(Buffer.from(credentials, "base64").toString().split(":", 1)[0]!);
}

await listen();
answerCalls(methods);
