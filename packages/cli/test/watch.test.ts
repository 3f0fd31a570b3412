import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { createFixture, type Fixture } from "./harness.ts";

let fixture: Fixture;
beforeEach(async () => {
  fixture = await createFixture();
});
afterEach(() => fixture.close());

interface Sent {
  readonly type: string;
  readonly kind: string;
  readonly account?: { readonly name: string };
}

async function receiver() {
  const got: Sent[] = [];
  const signatures: unknown[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (chunk: string) => (body += chunk));
    request.on("end", () => {
      got.push(JSON.parse(body) as Sent);
      signatures.push(request.headers["webhook-signature"]);
      response.writeHead(204).end();
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return { got, signatures, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/canary` };
}

describe("watch", () => {
  test("sends each notice once to stdout and to a webhook, and stops at Ctrl-C", async () => {
    await fixture.alice();
    fixture.sandbox.server("hubstaff").revoke();
    await fixture.tokens("refresh alice");
    const { got, signatures, url } = await receiver();
    const secretFile = join(fixture.directory, "secret");
    await writeFile(secretFile, `whsec_${Buffer.alloc(32).toString("base64")}\n`);
    const stop = new AbortController();
    let rounds = 0;
    const watching = fixture.tokens(`watch --json --every 10ms --webhook-secret-file ${secretFile}`, {
      signal: stop.signal,
      env: { TOKENS_WEBHOOK_URL: url },
      onStdout: () => (rounds += 1),
    });
    await expect.poll(() => got.length).toBe(1);
    fixture.sandbox.server("hubstaff").reset();
    await fixture.alice();
    await expect.poll(() => got.length, { timeout: 5000 }).toBe(2);
    stop.abort();
    const { code, stdout, stderr } = await watching;
    expect(code).toBe(130);
    expect(rounds).toBeGreaterThan(0);
    const lines = stdout.trim().split("\n");
    expect(lines.map((line) => JSON.parse(line) as Sent)).toEqual(got);
    expect(got.map(({ type, kind, account }) => [type, kind, account?.name])).toEqual([
      ["opened", "reconnect-required", "hubstaff/alice"],
      ["resolved", "reconnect-required", "hubstaff/alice"],
    ]);
    expect(signatures).toEqual([expect.stringMatching(/^v1,/), expect.stringMatching(/^v1,/)]);
    expect(stdout + stderr).not.toContain("canary");
  });

  test("shows people what happened", async () => {
    await fixture.alice();
    fixture.sandbox.server("hubstaff").revoke();
    await fixture.tokens("refresh alice");
    const stop = new AbortController();
    const { stdout, stderr } = await fixture.tokens("watch --every 10ms", {
      signal: stop.signal,
      onStdout: () => stop.abort(),
    });
    expect(stdout).toMatch(
      /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d {2}opened {4}Reconnect required: hubstaff\/alice\. Hubstaff /,
    );
    expect(stderr).toMatch(/^Watching file:.*\. Press Ctrl-C to stop\.\n/);
  });

  test("serves metrics and health", async () => {
    await fixture.alice();
    fixture.sandbox.server("hubstaff").revoke();
    await fixture.tokens("refresh alice");
    const stop = new AbortController();
    let url = "";
    const watching = fixture.tokens("watch --every 10ms --listen 0", {
      signal: stop.signal,
      onStderr: (text) => (url = /Metrics: (\S+)\/metrics/.exec(text)?.[1] ?? ""),
    });
    await expect.poll(() => url).not.toBe("");
    await expect
      .poll(async () => (await fetch(`${url}/metrics`)).text())
      .toContain('tokens_accounts{provider="hubstaff",state="needs-login"} 1');
    const text = await (await fetch(`${url}/metrics`)).text();
    expect(text).toContain('tokens_open_notices{kind="reconnect-required"} 1');
    expect(text).not.toContain("alice");
    const health = await fetch(`${url}/healthz`);
    expect([health.status, await health.json()]).toEqual([
      200,
      { status: "ok", checks: { store: "ok", rounds: "ok" } },
    ]);
    stop.abort();
    await watching;
    await expect(fetch(url)).rejects.toThrow("fetch failed");
  });

  test.each([
    ["watch --listen here", /--listen takes a port/],
    ["watch --listen 127.0.0.1:99999", /--listen takes a port/],
    ["watch --every 0s", /--every must be longer than 0/],
    ["watch --warn soon", /--warn takes a duration/],
    ["watch --webhook ftp://example.com", /is not a URL that starts with https/],
    ["watch --webhook https://example.com --webhook-secret-file /nowhere", /Cannot read the webhook's secret/],
    ["watch --email-to a@example.com", /Email requires a mail server/],
  ])("%s is a usage error", async (command, message) => {
    const { code, stderr } = await fixture.tokens(command);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(message) });
  });
});
