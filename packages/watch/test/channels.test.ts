import { createHmac } from "node:crypto";
import { once } from "node:events";
import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { testClock } from "@tokens/core/testing";
import { command, webhook, type Notice } from "@tokens/watch";
import { email } from "@tokens/watch/email";
import { SMTPServer } from "smtp-server";
import { describe, expect, onTestFinished, test } from "vitest";

const notice = (members: Partial<Notice> = {}): Notice => ({
  id: "reconnect-required:acme:alice",
  kind: "reconnect-required",
  type: "opened",
  severity: "critical",
  since: 1_700_000_000_000,
  at: 1_700_000_060_000,
  message: "Acme refused the refresh token.",
  next: "Connect it again.",
  provider: "acme",
  account: { name: "acme/alice", key: "acme:alice", labels: { team: "finance" }, owner: "ada" },
  text: "Reconnect required: acme/alice. Acme refused the refresh token. Connect it again.",
  ...members,
});
const { signal } = new AbortController();

describe("a webhook", () => {
  /** A receiver that responds with `statuses`, one after the other, and then with 204. */
  async function receiver(...statuses: number[]) {
    const requests: { headers: IncomingHttpHeaders; body: string }[] = [];
    const server = createServer((request, response) => {
      let body = "";
      request.setEncoding("utf8").on("data", (chunk: string) => (body += chunk));
      request.on("end", () => {
        requests.push({ headers: request.headers, body });
        response.writeHead(statuses.shift() ?? 204, { location: "/elsewhere" }).end("canary");
      });
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    onTestFinished(() => {
      server.close();
      server.closeAllConnections();
    });
    return { requests, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook?secret=canary` };
  }
  const secret = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;

  test("gets a signed notice, with the same id when it is sent again", async () => {
    const clock = testClock(1_700_000_100_000);
    const { url, requests } = await receiver(500, 429);
    const { send } = webhook({ url, secret, clock });
    await clock.runUntil(send([notice()], signal));
    expect(requests).toHaveLength(3);
    const { headers, body } = requests[2]!;
    expect(JSON.parse(body)).toEqual(notice());
    expect(new Set(requests.map((one) => one.headers["webhook-id"])).size).toBe(1);
    const signed = `${String(headers["webhook-id"])}.${String(headers["webhook-timestamp"])}.${body}`;
    const expected = createHmac("sha256", Buffer.alloc(32, 7)).update(signed).digest("base64");
    expect(headers["webhook-signature"]).toBe(`v1,${expected}`);
    expect(headers["webhook-timestamp"]).toBe("1700000106");
    await send([notice({ type: "resolved" })], signal);
    expect(requests[3]!.headers["webhook-id"]).not.toBe(headers["webhook-id"]);
  });

  test.each([
    ["that fails", [503, 503, 503], /^http:\/\/127\.0\.0\.1:\d+ responded with 503\. The notice is sent again/],
    ["that redirects", [302, 302, 302], /could not be reached/],
  ])("%s is reported without its address", async (_, statuses, message) => {
    const clock = testClock();
    const { url } = await receiver(...statuses);
    const sent = clock.runUntil(webhook({ url, clock }).send([notice()], signal));
    const error = await sent.then(
      () => new Error("sent"),
      (reason: unknown) => reason as Error,
    );
    expect(error.message).toMatch(message);
    expect(error.message).not.toContain("canary");
  });

  test.each([
    [{ url: "ftp://example.com/canary" }, /is not a URL that starts with https/],
    [{ url: "https://example.com", secret: "canary" }, /is not "whsec_" followed by base64/],
    [{ url: "https://example.com", secret: "whsec_Y2FuYXJ5" }, /at least 24 bytes/],
  ])("%j is refused", (options, message) => {
    expect(() => webhook(options)).toThrow(message);
  });
});

describe("a command", () => {
  test("gets the notice on stdin and in variables", async () => {
    const directory = await mkdtemp(join(tmpdir(), "tokens-watch-"));
    onTestFinished(() => rm(directory, { recursive: true }));
    const script = join(directory, "notify");
    await writeFile(script, `#!/bin/sh\necho "$TOKENS_NOTICE_KIND $TOKENS_NOTICE_ACCOUNT" > "$1"\ncat >> "$1"\n`);
    await chmod(script, 0o755);
    const name = "acme/$(touch pwned) 'x'";
    await command(`${script} ${directory}/out`).send([notice({ account: { ...notice().account!, name } })], signal);
    const [line, json] = (await readFile(join(directory, "out"), "utf8")).split("\n");
    expect(line).toBe(`reconnect-required ${name}`);
    expect(JSON.parse(json!)).toMatchObject({ id: notice().id, account: { name } });
  });

  test.each([
    ["exit 3", /^The command ended with exit code 3\.$/],
    ["kill -9 $$", /^The command ended with SIGKILL\.$/],
    ["sleep 60", /did not finish in time/],
  ])("%s means that the notice did not arrive", async (line, message) => {
    await expect(command(line, { timeoutMs: 500 }).send([notice()], signal)).rejects.toThrow(message);
  });
});

describe("e-mail", () => {
  async function mailServer({ refuse = false } = {}) {
    const messages: string[] = [];
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ["STARTTLS"],
      onRcptTo: (_, __, done) => done(refuse ? new Error("no such user canary") : undefined),
      onData(stream, _, done) {
        let text = "";
        stream.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
        stream.on("end", () => {
          messages.push(text.replaceAll("=\r\n", "").replaceAll("=3D", "="));
          done();
        });
      },
    });
    server.listen(0, "127.0.0.1");
    await once(server.server, "listening");
    onTestFinished(() => new Promise<void>((resolve) => server.close(resolve)));
    const { port } = server.server.address() as AddressInfo;
    const channel = email({ smtp: `smtp://127.0.0.1:${port}`, from: "tokens@example.com", to: ["ops@example.com"] });
    return { messages, channel };
  }

  test("holds all notices of a round", async () => {
    const { messages, channel } = await mailServer();
    const resolved = notice({ type: "resolved", text: "Resolved: Provider unavailable: acme" });
    await channel.send([notice(), resolved], signal);
    expect(messages).toHaveLength(1);
    const [message] = messages;
    expect(message).toContain("Subject: [tokens] Reconnect required: acme/alice and 1 more\r\n");
    expect(message).toContain("To: ops@example.com\r\n");
    expect(message).toContain("Since 2023-11-14T22:13:20.000Z.");
    expect(message).toContain("Owner: ada\r\nLabels: team=finance\r\n");
    expect(message).toContain("Resolved: Provider unavailable: acme");
  });

  test("that the server does not take is an error without its words", async () => {
    const { channel } = await mailServer({ refuse: true });
    await expect(channel.send([notice()], signal)).rejects.toThrow(
      "The mail server did not accept the message (EENVELOPE).",
    );
  });
});
