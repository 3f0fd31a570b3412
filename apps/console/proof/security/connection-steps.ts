import type { Report } from "./report.ts";
import { exchange, open, pause, request, statusOf, type Place } from "./raw.ts";

/** A server as any client on the network sees it. */
export interface Target {
  readonly name: string;
  readonly place: Place;
  readonly host: string;
  /** Headers of somebody who is let in. */
  readonly headers: readonly string[];
  /** A path that takes a body, and the status of one that is too large. */
  readonly post: string;
  readonly tooLarge: RegExp;
  /** Whether it disconnects a client that takes long for a body, which may be an upload. */
  readonly limitsBodies: boolean;
  /** Whether it answers somebody who is let in. */
  isResponsive(): Promise<boolean>;
}

const slowClients = 150;

/** What the HTTP of a server has to hold against. */
export async function connectionSteps({ step }: Report, target: Target): Promise<void> {
  const { place, host, headers, post } = target;
  const ask = (line: string, more: readonly string[], body = "", own: readonly string[] = headers): Promise<string> =>
    statusOf(place, request(line, [`Host: ${host}`, "Connection: close", ...own, ...more], body));

  await step("two different Content-Length headers", "400", () =>
    ask(`POST ${post}`, ["Content-Length: 3", "Content-Length: 5"], "a=b"),
  );
  await step("Content-Length and Transfer-Encoding", "400", () =>
    ask(`POST ${post}`, ["Content-Length: 3", "Transfer-Encoding: chunked"], "0\r\n\r\n"),
  );
  await step("an obfuscated Transfer-Encoding", "400", () =>
    ask(`POST ${post}`, ["Transfer-Encoding: xchunked", "Content-Length: 3"], "a=b"),
  );
  await step("a chunk size that is no number", "400", () =>
    ask(`POST ${post}`, ["Transfer-Encoding: chunked"], "zz\r\nabc\r\n0\r\n\r\n"),
  );
  await step("a negative Content-Length", "400", () => ask(`POST ${post}`, ["Content-Length: -1"], "a=b"));
  await step("a header name with a blank before the colon", "400", () => ask("GET /", ["X-A : b"]));
  await step("a bare line feed within a header", "400", () => ask("GET /", ["X-A: b\nX-B: c\rX-D: e"]));
  await step("a NUL in a header", "400", () => ask("GET /", ["X-A: a\0b"]));
  await step("two Host headers", /^(400|421)$/, () => ask("GET /", ["Host: evil.example"]));
  await step("no Host header", /^(400|421)$/, () => statusOf(place, request("GET /", ["Connection: close"])));
  await step("headers of 100 kB", "431", () => ask("GET /", [`X-A: ${"a".repeat(100_000)}`]));
  await step("10,000 headers", "431", () =>
    ask(
      "GET /",
      Array.from({ length: 10_000 }, (_, n) => `X-${n}: a`),
    ),
  );
  await step("a method that does not exist", "400", () => ask("STEAL /", []));
  await step("TRACE, which would send cookies back", /^(400|401|403|404|405|501)$/, () => ask("TRACE /", []));
  await step("CONNECT, as to a proxy", /^(400|405|closed)$/, () => ask("CONNECT evil.example:443", []));
  await step("an absolute address of another host, as to a proxy", /^(400|421)$/, () =>
    statusOf(place, request("GET http://evil.example/", ["Host: evil.example", "Connection: close", ...headers])),
  );
  await step("a second request hidden in a body is not answered", "one response", async () => {
    const hidden = request("GET /hidden", [`Host: ${host}`]);
    const sent = request(
      `POST ${post}`,
      [`Host: ${host}`, `Content-Length: ${hidden.length}`, "Connection: close"],
      hidden,
    );
    const { text } = await exchange(place, sent);
    return (text.match(/^HTTP\/1\.1 /gm) ?? []).length === 1 ? "one response" : text.slice(0, 80);
  });
  await step("a body that says it has 10 GB is refused or left unread", target.tooLarge, () =>
    statusOf(
      place,
      request(
        `POST ${post}`,
        [`Host: ${host}`, ...headers, "Content-Type: application/x-www-form-urlencoded", "Content-Length: 10000000000"],
        "a=b",
      ),
      1500,
    ),
  );
  await step("an endless body is cut off before 64 MB", "cut off, still responsive", async () => {
    const { socket, closed } = open(place);
    let over = false;
    void closed.then(() => (over = true));
    const type = "Content-Type: application/x-www-form-urlencoded";
    socket.write(request(`POST ${post}`, [`Host: ${host}`, ...headers, type, "Transfer-Encoding: chunked"]));
    const chunk = `10000\r\n${"a".repeat(65_536)}\r\n`;
    let sent = 0;
    for (const until = Date.now() + 3000; !over && sent < 64_000_000 && Date.now() < until; await pause(1)) {
      // What the server does not read stays in the buffer of this side.
      if (socket.writableLength > 1_000_000) continue;
      socket.write(chunk);
      sent += chunk.length;
    }
    socket.destroy();
    const responsive = await target.isResponsive();
    return sent > 64_000_000 ? "took 64 MB" : `cut off, ${responsive ? "still responsive" : "and not responsive"}`;
  });
}

/** Clients that never finish what they send. */
export interface SlowClients {
  /** How many are still connected. */
  connected(): number;
  readonly count: number;
  close(): void;
}

/** Opens connections that send a byte now and then: half of them headers without end, half a body. */
export function startSlowClients({ place, host, headers, post }: Target): SlowClients {
  const clients = Array.from({ length: slowClients }, (_, n) => {
    const { socket, closed } = open(place);
    const client = { socket, over: false };
    void closed.then(() => (client.over = true));
    socket.write(
      n % 2 === 0
        ? `GET / HTTP/1.1\r\nHost: ${host}\r\n`
        : request(`POST ${post}`, [
            `Host: ${host}`,
            ...headers,
            "Content-Type: application/x-www-form-urlencoded",
            "Content-Length: 9000",
          ]),
    );
    return client;
  });
  const timer = setInterval(() => {
    for (const [n, { socket, over }] of clients.entries()) if (!over) socket.write(n % 2 === 0 ? "X-A: b\r\n" : "a");
  }, 1000);
  return {
    count: slowClients,
    connected: () => clients.filter(({ over }) => !over).length,
    close() {
      clearInterval(timer);
      for (const { socket } of clients) socket.destroy();
    },
  };
}
