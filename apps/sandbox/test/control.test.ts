import { once } from "node:events";
import { request, type IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import { providerPackages } from "@tokens/providers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Sandbox } from "../src/index.ts";
import { providers, visit } from "./providers.ts";
import { start } from "./start.ts";

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await start();
});
afterAll(() => sandbox.close());

async function refused(method: string, path: string, body?: string): Promise<[number, string]> {
  const response = await fetch(sandbox.urls.control + path, { method, ...(body !== undefined && { body }) });
  return [response.status, ((await response.json()) as { error: string }).error];
}

describe("names what there is instead of", () => {
  test("an unknown provider", async () => {
    expect(await refused("GET", "/nobody/stats")).toEqual([
      404,
      `The sandbox has no provider "nobody". It has: ${providerPackages.map((name) => name.replace("@tokens/", "")).join(", ")}.`,
    ]);
  });

  test.for([
    ["POST", "/podio/dance"],
    ["PUT", "/podio/fault"],
    ["GET", "/podio"],
  ] as const)("%s %s", async ([method, path]) => {
    const [status, error] = await refused(method, path);
    expect(status).toBe(404);
    expect(error).toMatch(/^There is no .*Available: POST \/podio\/expire, .*DELETE \/podio\/fault\.$/);
  });

  test("a command that this provider does not have", async () => {
    const [status, error] = await refused("POST", "/psohub/exhaust-rate-limit");
    expect([status, error]).toEqual([
      404,
      "There is no POST /psohub/exhaust-rate-limit. Available: POST /psohub/expire, POST /psohub/revoke, POST /psohub/reset, GET /psohub/credentials, GET /psohub/stats, GET /psohub/log, GET /psohub/fault, POST /psohub/fault, DELETE /psohub/fault.",
    ]);
    expect((await refused("GET", "/podio/exhaust-rate-limit"))[0]).toBe(404);
    expect((await refused("POST", "/podio/toString"))[0]).toBe(404);
    expect(() => sandbox.server("psohub").run("dance")).toThrow(
      new TypeError('psohub has no command "dance". It has: expire, revoke, reset.'),
    );
  });

  test("a status that only Podio answers with, at Podio", async () => {
    const [status, error] = await refused("POST", "/podio/fault", '{"kind":"status","status":404}');
    expect([status, error]).toEqual([
      400,
      expect.stringMatching(/takes 420, 429 or an integer from 500 to 599, not 404\.$/),
    ]);
  });

  test.for([
    ["", /^The body is not JSON\. Send a fault, for example \{.*\}\.$/],
    ["{kind:1}", /^The body is not JSON\./],
    ["[]", /^A fault is a JSON object, for example/],
    ["null", /^A fault is a JSON object, for example/],
    ["{}", /kind nothing\. Kinds: latency, status, html, drop, lost-token-response, clock-skew\.$/],
    ['{"kind":"flood"}', /^There is no fault of kind "flood"\. Kinds: latency,/],
    ['{"kind":"toString"}', /^There is no fault of kind "toString"/],
    ['{"kind":"latency"}', /^"ms" of the fault "latency" takes an integer from 1 to 600000, not nothing\.$/],
    ['{"kind":"latency","ms":"5"}', /takes an integer from 1 to 600000, not "5"\.$/],
    ['{"kind":"latency","ms":5,"delay":1}', /^The fault "latency" has no "delay"\. It takes: ms, on, times\.$/],
    ['{"kind":"status","status":200}', /takes 429 or an integer from 500 to 599, not 200\.$/],
    ['{"kind":"status","status":420}', /takes 429 or an integer from 500 to 599, not 420\.$/],
    ['{"kind":"status","retryAfter":-1}', /^"retryAfter" .* not -1\.$/],
    ['{"kind":"html","status":404}', /takes 403 or 502, not 404\.$/],
    ['{"kind":"drop","on":"tokens"}', /takes "all" or "token" or "api", not "tokens"\.$/],
    ['{"kind":"drop","times":0}', /takes a positive integer or "until cleared", not 0\.$/],
    ['{"kind":"lost-token-response","on":"api"}', /takes "token", not "api"\.$/],
    ['{"kind":"clock-skew","ms":1,"times":3}', /takes "until cleared", not 3\.$/],
  ] as const)("the fault %s", async ([body, message]) => {
    const [status, error] = await refused("POST", "/hubstaff/fault", body);
    expect([status, error]).toEqual([400, expect.stringMatching(message)]);
    expect(sandbox.server("hubstaff").faults()).toEqual([]);
  });
});

test("faults are listed with their defaults, and cleared", async () => {
  const url = `${sandbox.urls.control}/ergani/fault`;
  const body = JSON.stringify({ kind: "status", retryAfter: 3 });
  const listed = [{ kind: "status", status: 503, retryAfter: 3, on: "all", times: 1 }];
  expect(await (await fetch(url, { method: "POST", body })).json()).toEqual(listed);
  expect(await (await fetch(url)).json()).toEqual(listed);
  expect(await (await fetch(url, { method: "DELETE" })).json()).toEqual([]);
  expect(await (await fetch(url)).json()).toEqual([]);
});

test("a reset also clears faults", async () => {
  const server = sandbox.server("podio");
  server.fault({ kind: "drop", times: "until cleared" });
  const reset = await fetch(`${sandbox.server("podio").url}/__reset`, { method: "POST" });
  expect(await reset.json()).toEqual({ done: "reset" });
  expect([server.faults(), server.log(), server.stats().apiCalls]).toEqual([[], [], 0]);
});

/** A request with any Host header, which fetch would not send. */
async function statusFor(url: string, host: string, method: string): Promise<[number | undefined, string]> {
  const sent = request(url, { method, headers: { host }, agent: false }).end();
  const [answer] = (await once(sent, "response")) as [IncomingMessage];
  return [answer.statusCode, await text(answer)];
}

describe("the Host header", () => {
  test.for([
    "evil.example",
    "evil.example:4010",
    "127.0.0.1.evil.example",
    "localhost.evil.example",
    "10.0.0.7",
    "a b",
  ])("%s is refused by the control API", async (host) => {
    const server = sandbox.server("hubstaff");
    server.fault({ kind: "drop" });
    const [status, body] = await statusFor(`${sandbox.urls.control}/hubstaff/reset`, host, "POST");
    expect([status, body]).toEqual([403, expect.stringContaining("call it as 127.0.0.1 or localhost")]);
    expect(server.faults()).toHaveLength(1);
    server.reset();
  });

  test.for(["localhost", "localhost:4010", "127.0.0.1", "127.1.2.3:80", "[::1]:4010"])(
    "%s is this machine",
    async (host) => {
      expect((await statusFor(`${sandbox.urls.control}/hubstaff/stats`, host, "GET"))[0]).toBe(200);
    },
  );

  test("a provider answers under any name, as from within a container", async () => {
    const [status] = await statusFor(
      `${sandbox.server("hubstaff").url}/v2/users/me`,
      "host.docker.internal:4011",
      "GET",
    );
    expect(status).toBe(401);
  });
});

describe.for(providers)("a seed: %s", (provider) => {
  /** Every token of a login and a refresh, without what tells the time. */
  async function drawn(other: Sandbox): Promise<string[]> {
    const server = other.server(provider);
    server.reset();
    const visitor = visit(provider, server);
    const first = await visitor.read(await visitor.logIn());
    const second = await visitor.read(await visitor.refresh(first));
    const timeless = (token: string): string => token.split(".").at(-1)!;
    return [first.access, first.refresh, second.access, second.refresh].map(timeless);
  }

  test("the same tokens in every run and after a reset, others by another seed or none", async () => {
    const sandboxes = await Promise.all([7, 7, 8, undefined].map((seed) => start(seed === undefined ? {} : { seed })));
    try {
      const [one, two, other, none] = (await Promise.all(sandboxes.map(drawn))) as [string[], ...string[][]];
      expect(new Set([one[1], one[3], other![1], none![1]]).size).toBe(4);
      expect(two).toEqual(one);
      expect(await drawn(sandboxes[0]!)).toEqual(one);
    } finally {
      await Promise.all(sandboxes.map((started) => started.close()));
    }
  });
});

test("a seed: codes and ids are the same in every run, too", async () => {
  const drawn = await Promise.all([7, 7, 8].map(codesAndIds));
  expect(drawn[1]).toEqual(drawn[0]);
  for (const [index, id] of drawn[2]!.entries()) expect(id).not.toBe(drawn[0]![index]);
});

/** A code of each login page, a webhook's id, a request's id. */
async function codesAndIds(seed: number): Promise<(string | null)[]> {
  const other = await start({ seed });
  try {
    const [hubstaff, podio, psohub] = ["hubstaff", "podio", "psohub"].map((name) => other.server(name).url);
    const code = async (page: string): Promise<string | null> => {
      const { headers } = await fetch(page, { redirect: "manual" });
      return new URL(headers.get("location")!).searchParams.get("code");
    };
    const { organizationToken, clientId } = other.server("hubstaff").credentials as Record<
      "organizationToken" | "clientId",
      string
    >;
    const webhook = await fetch(`${hubstaff}/v2/users/me/webhooks`, {
      method: "POST",
      headers: { authorization: `Bearer ${organizationToken}`, "content-type": "application/json" },
      body: JSON.stringify({ events: ["*"], target_url: "http://127.0.0.1/" }),
    });
    const callback = encodeURIComponent("http://127.0.0.1/");
    const [podioId, psohubId] = [
      other.server("podio").credentials["clientId"]!,
      other.server("psohub").credentials["clientId"]!,
    ];
    return [
      await code(`${hubstaff}/authorizations/new?client_id=${clientId}&redirect_uri=${callback}&nonce=1`),
      await code(`${podio}/oauth/authorize?client_id=${podioId}&redirect_uri=${callback}&response_type=code`),
      await code(`${psohub}/link/apiauthorization?clientid=${psohubId}&redirecturl=${callback}&scope=x`),
      ((await webhook.json()) as { id: string }).id,
      (await fetch(`${podio}/item/555`)).headers.get("x-podio-request-id"),
    ];
  } finally {
    await other.close();
  }
}
