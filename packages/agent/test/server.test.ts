import { once } from "node:events";
import { mkdtemp, rename, rm, stat, writeFile } from "node:fs/promises";
import { createServer, request, type IncomingMessage } from "node:http";
import { connect } from "node:net";
import * as consumers from "node:stream/consumers";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serveAgent } from "@tokens/agent/node";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
// Timeouts are not an option of the public function.
import { createHttpServer } from "../src/node/http-server.ts";
import { openScene } from "./scene.ts";

let directory: string;
let socket: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "tokens-socket-"));
  socket = join(directory, "agent.sock");
});
afterEach(() => rm(directory, { recursive: true }));

const hello = async (): Promise<Response> => new Response("hello");

interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingMessage["headers"];
  readonly text: string;
}

function ask(options: object): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request(options, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
      response.on("end", () => resolve({ status: response.statusCode, headers: response.headers, text }));
    })
      .on("error", reject)
      .end();
  });
}

describe("a Unix socket", () => {
  test("is for this user alone and is gone afterwards", async () => {
    const mask = process.umask(0);
    try {
      await using server = await serveAgent(hello, { socket });
      expect(server.address).toBe(socket);
      expect((await stat(socket)).mode & 0o777).toBe(0o600);
      expect(await ask({ socketPath: socket, path: "/", headers: { host: "anything" } })).toMatchObject({
        text: "hello",
      });
      expect(process.umask()).toBe(0);
    } finally {
      process.umask(mask);
    }
    await expect(stat(socket)).rejects.toThrow("ENOENT");
  });

  test("that a process has left behind is replaced, one that answers is not, and neither is another file", async () => {
    const crashed = createServer();
    crashed.listen(socket);
    await once(crashed, "listening");
    await expect(serveAgent(hello, { socket })).rejects.toMatchObject({ code: "EADDRINUSE" });
    // Node removes the file of a server that closes; a crash does not.
    const kept = join(directory, "kept.sock");
    await rename(socket, kept);
    await new Promise((resolve) => crashed.close(resolve));
    await rename(kept, socket);
    {
      await using server = await serveAgent(hello, { socket });
      expect(await ask({ socketPath: server.address, path: "/" })).toMatchObject({ status: 200 });
    }
    await writeFile(socket, "notes");
    await expect(serveAgent(hello, { socket })).rejects.toMatchObject({ code: "EADDRINUSE" });
    expect((await stat(socket)).size).toBe(5);
  });
});

describe("a port", () => {
  test("answers this machine's names for it alone", async () => {
    await using server = await serveAgent(hello, { port: 0 });
    const { port, hostname } = new URL(server.address);
    expect(hostname).toBe("127.0.0.1");
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, "LOCALHOST"])
      expect(await ask({ port, host: hostname, headers: { host } })).toMatchObject({ status: 200 });
    for (const host of [`rebound.example:${port}`, "127.0.0.1.example", "localhost.example"])
      expect(await ask({ port, host: hostname, headers: { host } })).toMatchObject({ status: 421 });
  });

  test("takes no request that cannot be a web-standard one", async () => {
    await using server = await serveAgent(hello, { port: 0 });
    const { port } = new URL(server.address);
    expect(await ask({ port, host: "127.0.0.1", method: "TRACE" })).toMatchObject({ status: 400 });
    expect(await ask({ port, host: "127.0.0.1", path: "http://elsewhere.example/" })).toMatchObject({ status: 400 });
    const twice = connect({ port: Number(port), host: "127.0.0.1" });
    twice.end(`GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n`);
    expect(await consumers.text(twice)).toMatch(/^HTTP\/1\.1 400 /);
  });
});

test("a client that sends too slowly is disconnected", async () => {
  const server = createHttpServer(hello, { headersMs: 50, requestMs: 100, loopbackOnly: false });
  server.listen(socket);
  await once(server, "listening");
  for (const sent of ["GET / HT", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nab"]) {
    const client = connect(socket);
    client.write(sent);
    let text = "";
    client.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
    await once(client, "close");
    expect(text).toMatch(/^HTTP\/1.1 (408|200)/);
  }
  await new Promise((resolve) => server.close(resolve));
});

test("a caller that has gone is not waited for", async () => {
  let aborted: () => void;
  const gone = new Promise<void>((resolve) => (aborted = resolve));
  let arrived: () => void;
  const here = new Promise<void>((resolve) => (arrived = resolve));
  const waiting = ({ signal }: Request): Promise<Response> => {
    arrived();
    return new Promise((resolve) =>
      signal.addEventListener("abort", () => {
        aborted();
        resolve(new Response("late"));
      }),
    );
  };
  await using _ = await serveAgent(waiting, { socket });
  const client = request({ socketPath: socket, path: "/" }).on("error", () => undefined);
  client.end();
  await here;
  client.destroy();
  await gone;
});

test("a stop answers who waits, stores the refresh in progress, and takes nobody else", async () => {
  await using scene = await openScene();
  const { tokens } = await scene.connect("hubstaff");
  const key = await scene.key("php", "*");
  const before = (await scene.store.sessions.get(tokens.key))!;
  scene.pass(before.expiresAt! - Date.now() + 1000);
  let answer: () => void;
  const asked = new Promise<void>((resolve) => {
    scene.hubstaff.onToken = () => {
      resolve();
      return new Promise((pass) => (answer = () => pass(undefined)));
    };
  });
  const server = await serveAgent(scene.agent, { socket });
  const headers = { authorization: `Bearer ${key}` };
  const waiting = ask({ socketPath: socket, path: "/v1/accounts/hubstaff/alice/token", headers });
  await asked;
  const closed = server.close();
  await expect(ask({ socketPath: socket, path: "/openapi.json" })).rejects.toThrow(/ECONNREFUSED|ENOENT/);
  answer!();
  const { status, text, headers: answered } = await waiting;
  expect(status).toBe(200);
  expect(answered.connection).toBe("close");
  await closed;
  const after = (await scene.store.sessions.get(tokens.key))!;
  expect(after.refreshToken).not.toBe(before.refreshToken);
  expect(text).toContain(after.accessToken);
});
