import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { memorySessions, newSession, sessionKey, TokenManager } from "@tokens/core";
import { createClient, type HttpOptions } from "@tokens/provider-kit";
import { afterAll, beforeAll, expect, test, vi } from "vitest";

let server: Server;
let baseUrl: string;
const answers: RequestListener[] = [];
const seen: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    seen.push(`${request.method} ${request.url}`);
    request.resume();
    answers.shift()!(request, response);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
});

function clientOf(http?: HttpOptions) {
  const session = newSession({ accessToken: "t", obtainedAt: Date.now(), expiresAt: Date.now() + 3_600_000 });
  const provider = {
    name: "example",
    realm: [],
    origins: [baseUrl],
    authorize: () => ({ authorization: "Bearer t" }),
    isExpiredToken: () => false,
  };
  const sessions = memorySessions({ entries: [[sessionKey("example", "default"), session]] });
  return createClient(TokenManager.create(provider, { sessions }), { baseUrl, ...(http && { http }) });
}

const ok: RequestListener = (_, response) => response.end('{"ok":true}');
const unavailable: RequestListener = (_, response) => response.writeHead(503, { "retry-after": "0" }).end("busy");
const reset: RequestListener = (request) => request.socket.destroy();
const noDelay = { limit: 2, delay: () => 0, jitter: false };

/** Calls the API, and returns what came back and how many requests were made. */
async function call(http: HttpOptions | undefined, route: string, ...next: RequestListener[]): Promise<unknown[]> {
  answers.splice(0, Infinity, ...next);
  seen.length = 0;
  const outcome: unknown = await clientOf(http)
    .request(route)
    .catch((error: { readonly code?: string; readonly status?: number }) => error.status ?? error.code);
  return [outcome, seen.length];
}

test.for([
  ["503", unavailable],
  ["reset", reset],
] as const)("a %s is one of the attempts, and is retried", async ([, fault]) => {
  expect(await call({ retry: noDelay }, "GET /", fault, ok)).toEqual([{ ok: true }, 2]);
  const [, requests] = await call({ retry: noDelay }, "GET /", fault, fault, fault, ok);
  expect(requests).toBe(3);
  expect((await call({ retry: noDelay }, "POST /", fault, ok))[1]).toBe(1);
});

test("a response or a body that takes too long ends the call", async () => {
  const silent: RequestListener = () => {};
  const stalled: RequestListener = (_, response) => void response.writeHead(200).write('{"ok"');
  const timeout = 400;
  expect(await call({ timeout }, "GET /", silent)).toEqual(["provider_unavailable", 1]);
  expect(await call({ timeout }, "GET /", stalled)).toEqual(["provider_unavailable", 1]);
  expect(await call({ timeout, cache: "no-store" }, "GET /", stalled)).toEqual(["provider_unavailable", 1]);
});

test("a timeout of false sets no timer", async () => {
  const timer = vi.spyOn(globalThis, "setTimeout");
  expect(await call({ timeout: false }, "GET /", ok)).toEqual([{ ok: true }, 1]);
  expect(timer.mock.calls.filter(([, ms]) => ms === 60_000)).toHaveLength(0);
});

test("other options need ky, from the first attempt on", async () => {
  const hooked: string[] = [];
  const hooks = { beforeRequest: [({ request }: { request: Request }) => void hooked.push(request.url)] };
  expect(await call({ hooks, retry: noDelay }, "GET /", unavailable, ok)).toEqual([{ ok: true }, 2]);
  expect(hooked).toEqual([`${baseUrl}/`]);
});
