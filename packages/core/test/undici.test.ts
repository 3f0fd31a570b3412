import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { dispatcherFetch } from "@tokens/core/undici";
import { Agent } from "undici";
import { afterAll, beforeAll, expect, test } from "vitest";

let server: Server;
let origin: string;
let answer: (request: IncomingMessage, response: ServerResponse) => unknown;
const agent = new Agent();
const fetchIt = dispatcherFetch(agent);
const manual = { redirect: "manual" } as const;

beforeAll(async () => {
  server = createServer((request, response) => void answer(request, response)).listen(0, "127.0.0.1");
  await once(server, "listening");
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await agent.close();
  server.close();
  server.closeAllConnections();
});

test("sends the method, the path, the headers and the body, and reads the response", async () => {
  const seen: unknown[] = [];
  answer = async (request, response) => {
    const { method, url, headers } = request;
    seen.push([method, url, headers["x-own"], headers["content-type"], headers["accept-encoding"]]);
    response.writeHead(201, { "content-type": "application/json", "set-cookie": ["a=1", "b=2"] });
    for await (const chunk of request) response.write(chunk);
    response.end();
  };
  const response = await fetchIt(`${origin}/things?n=1#top`, {
    ...manual,
    method: "post",
    headers: { "X-Own": "yes", "Content-Type": "application/json" },
    body: '{"one":1}',
  });
  expect(seen).toEqual([["POST", "/things?n=1", "yes", "application/json", "identity"]]);
  expect([response.status, response.ok, response.headers.getSetCookie()]).toEqual([201, true, ["a=1", "b=2"]]);
  expect(await response.json()).toEqual({ one: 1 });
});

test.for([
  ["a small body with its length", 10, true],
  ["a large one", 1_000_000, true],
  ["one without a length", 1_000_000, false],
] as const)("reads %s", async ([, length, told]) => {
  answer = (_, response) => {
    if (told) response.setHeader("content-length", length);
    response.flushHeaders();
    response.end("x".repeat(length));
  };
  const response = await fetchIt(`${origin}/`, manual);
  expect(await response.text()).toBe("x".repeat(length));
});

test.for([
  ["HEAD", 200],
  ["GET", 204],
  ["GET", 304],
] as const)("has no body after %s %i", async ([method, status]) => {
  answer = (_, response) => response.writeHead(status).end();
  const response = await fetchIt(`${origin}/`, { ...manual, method });
  expect([response.status, response.body]).toEqual([status, null]);
});

test("returns a redirect, or follows it as fetch does", async () => {
  answer = ({ url }, response) =>
    url === "/old" ? response.writeHead(302, { location: "/new" }).end() : response.end(`at ${url}`);
  const response = await fetchIt(`${origin}/old`, manual);
  expect([response.status, response.headers.get("location")]).toEqual([302, "/new"]);
  expect(await (await fetchIt(`${origin}/old`)).text()).toBe("at /new");
});

test("sends a form and a Request as fetch does", async () => {
  const types: unknown[] = [];
  answer = (request, response) => {
    types.push(request.headers["content-type"]?.split(";")[0]);
    request.resume();
    response.end();
  };
  await fetchIt(`${origin}/`, { ...manual, method: "POST", body: new FormData() });
  await fetchIt(new Request(`${origin}/`, { method: "POST", body: "text" }), manual);
  await fetchIt(`${origin}/`, { ...manual, method: "POST", body: "text" });
  expect(types).toEqual(["multipart/form-data", "text/plain", "text/plain"]);
});

test("rejects with the reason of an abort, and as fetch does without a server", async () => {
  const controller = new AbortController();
  answer = () => controller.abort(new Error("enough"));
  await expect(fetchIt(`${origin}/`, { ...manual, signal: controller.signal })).rejects.toThrow("enough");
  const refused = fetchIt("http://127.0.0.1:9/", manual);
  await expect(refused).rejects.toMatchObject({
    name: "TypeError",
    message: "fetch failed",
    cause: { code: "ECONNREFUSED" },
  });
});
