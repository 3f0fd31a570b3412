import { createServer, type IncomingMessage, type Server } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { serveAgent, type AgentServer } from "@tokens/agent/node";
import { newSession } from "@tokens/core";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openScene, type Scene } from "./scene.ts";

interface Seen {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

let scene: Scene;
let api: Server;
let server: AgentServer;
let key: string;
let base: string;
const seen: Seen[] = [];

/** An API below `/api/v1`, which answers by path. */
async function startApi(): Promise<Server> {
  const started = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { method, url, headers } = request;
      seen.push({ method, url, headers, body: Buffer.concat(chunks).toString() });
      const { port } = started.address() as AddressInfo;
      if (url?.endsWith("/away")) response.writeHead(302, { location: "https://files.example.com/1" }).end();
      else if (url?.endsWith("/moved"))
        response.writeHead(307, { location: `http://127.0.0.1:${port}/api/v1/here?a=1` }).end();
      else
        response
          .writeHead(201, {
            "set-cookie": "a=1",
            "x-total": "7",
            "keep-alive": "timeout=9",
            "content-type": "text/plain",
          })
          .end(`${method} ${url}`);
    });
  });
  started.listen(0, "127.0.0.1");
  await once(started, "listening");
  return started;
}

beforeEach(async () => {
  seen.length = 0;
  scene = await openScene();
  api = await startApi();
  const origin = `http://127.0.0.1:${(api.address() as AddressInfo).port}`;
  const settings = {
    tokenUrl: `${origin}/token`,
    apiUrl: `${origin}/api/v1`,
    clientId: "app",
  };
  const session = newSession({
    accessToken: "old",
    refreshToken: "unused",
    obtainedAt: Date.now(),
    expiresAt: Date.now() + 3_600_000,
  });
  await scene.accounts.connect({
    connection: { provider: "oauth", authMethod: "login", settings },
    account: "alice",
    session,
  });
  key = await scene.key("php", "*");
  server = await serveAgent(scene.agent, { port: 0 });
  const { accounts } = (await (await scene.send(key, "/v1/accounts")).json()) as { accounts: { account: string }[] };
  base = `${server.address}/v1/accounts/${accounts[0]!.account.split("/").map(encodeURIComponent).join("/")}`;
});
afterEach(async () => {
  await server.close();
  api.closeAllConnections();
  api.close();
  await scene[Symbol.asyncDispose]();
});

const call = (
  path: string,
  { headers, ...init }: Omit<RequestInit, "headers"> & { headers?: Record<string, string>; duplex?: "half" } = {},
): Promise<Response> =>
  fetch(base + path, { redirect: "manual", ...init, headers: { authorization: `Bearer ${key}`, ...headers } });

test("sends what the caller sends, with the account's token and without the agent's key", async () => {
  const response = await call("/proxy/things/a%2Fb?q=1&q=2", {
    method: "POST",
    body: '{"a":1}',
    headers: { "content-type": "application/json", cookie: "s=1", "x-mine": "yes", "accept-language": "el" },
  });
  expect(response.status).toBe(201);
  expect(await response.text()).toBe("POST /api/v1/things/a%2Fb?q=1&q=2");
  expect(response.headers.get("x-total")).toBe("7");
  expect(response.headers.has("set-cookie")).toBe(false);
  expect(response.headers.get("keep-alive")).not.toBe("timeout=9");
  const [{ headers, body }] = seen as [Seen];
  expect(body).toBe('{"a":1}');
  expect(headers).toMatchObject({
    authorization: "Bearer old",
    "content-type": "application/json",
    "content-length": "7",
    "x-mine": "yes",
    "accept-language": "el",
    host: new URL(`http://127.0.0.1:${(api.address() as AddressInfo).port}`).host,
  });
  expect(headers.cookie).toBeUndefined();
  expect(JSON.stringify(headers)).not.toContain(key);
});

test("streams a body in both directions", async () => {
  const chunks = Array.from({ length: 64 }, (_, index) => `${index}:${"x".repeat(16_384)}\n`);
  const body = ReadableStream.from(chunks.map((chunk) => Buffer.from(chunk)));
  const response = await call("/proxy/upload", { method: "PUT", body, duplex: "half" });
  expect(response.status).toBe(201);
  expect(seen[0]!.body).toBe(chunks.join(""));
});

test("never leaves the API's path", async () => {
  const raw = [
    "/proxy/..%2f..%2fadmin",
    "/proxy/%2e%2e%2fadmin",
    "/proxy/a/..%5c..%5cadmin",
    "/proxy/%252e%252e%252fadmin",
    "/proxy/%25%32%65%25%32%65/admin",
    `/proxy/%${"25".repeat(5000)}2e`,
  ];
  for (const path of raw) {
    const response = await call(path);
    expect({ path, status: response.status }).toEqual({ path, status: 400 });
    expect(await response.json()).toMatchObject({ code: "invalid_request" });
  }
  // These are resolved by the caller's own URL parser, or name a path of the API.
  expect((await call("/proxy/../../../../../admin")).status).toBe(404);
  expect(await (await call("/proxy//evil.example/x")).text()).toBe("GET /api/v1//evil.example/x");
  expect(await (await call("/proxy/@evil.example")).text()).toBe("GET /api/v1/@evil.example");
  expect(seen.every(({ url }) => url?.startsWith("/api/v1/"))).toBe(true);
});

test("passes redirects on: those within the API lead through the agent", async () => {
  const away = await call("/proxy/away");
  expect([away.status, away.headers.get("location")]).toEqual([302, "https://files.example.com/1"]);
  const moved = await call("/proxy/moved", { method: "POST", body: "x" });
  const location = moved.headers.get("location")!;
  expect(location).toBe(`${new URL(base).pathname}/proxy/here?a=1`);
  const there = await fetch(new URL(location, base), { headers: { authorization: `Bearer ${key}` } });
  expect(await there.text()).toBe("GET /api/v1/here?a=1");
});

test("says that the API did not respond", async () => {
  api.closeAllConnections();
  api.close();
  const response = await call("/proxy/things");
  expect(response.status).toBe(502);
  expect(await response.json()).toMatchObject({ code: "provider_unavailable", retryable: true });
});

test("sends a request again once when its token has expired, and tells who streams a body to do so", async () => {
  const client = await scene.connect("hubstaff");
  const { tokens } = client;
  scene.pass(1000);
  const hubstaff = (init?: RequestInit & { duplex?: "half" }): Promise<Response> =>
    fetch(`${server.address}/v1/accounts/hubstaff/alice/proxy/v2/users/me`, {
      ...init,
      headers: { authorization: `Bearer ${key}` },
    });
  const old = await tokens.accessToken();
  scene.hubstaff.expire();
  const response = await hubstaff();
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({ user: { name: expect.any(String) } });
  expect(await tokens.accessToken()).not.toBe(old);
  scene.hubstaff.expire();
  const stream = await hubstaff({ method: "POST", body: ReadableStream.from([Buffer.from("{}")]), duplex: "half" });
  expect(stream.status).toBe(503);
  expect(await stream.json()).toMatchObject({ code: "body_not_replayable", retryable: true });
});
