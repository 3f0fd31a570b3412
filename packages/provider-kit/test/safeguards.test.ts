import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { ApiError, Client, readRetryAfter, type Dialect } from "@tokens/provider-kit";
import { memorySessions, newSession, sessionKey, TokenManager } from "@tokens/core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";

interface Endpoints {
  "GET /things/{thing_id}/parts": { output: unknown };
  "GET /things": { query?: { readonly from?: number }; output: readonly number[]; item: number };
  "GET /cut-off": { output: unknown };
  "GET /page": { output: unknown };
}

const seen: string[] = [];
let server: Server;
let baseUrl: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    seen.push(request.url!);
    if (request.url === "/page") response.end("<html>Sign in</html>");
    else if (request.url === "/things/busy/parts") response.writeHead(429, { "retry-after": "31" }).end();
    else if (request.url === "/cut-off")
      response.writeHead(200, { "content-length": "100" }).write("{", () => response.destroy());
    else response.end("[1, 2]");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
beforeEach(() => void seen.splice(0));
afterAll(() => void server.close());

function client({
  isLoggedIn = true,
  next,
  retry = 0,
}: { isLoggedIn?: boolean; next?: Dialect["paging"]["next"]; retry?: number } = {}) {
  const dialect: Dialect = {
    provider: "Example",
    baseUrl,
    encodeQuery: (query) =>
      new URLSearchParams(Object.entries(query).map(([name, value]): [string, string] => [name, String(value)])),
    paging: { next: next ?? (() => undefined), items: (page) => page as readonly number[] },
    readError: () => ({}),
  };
  const provider = {
    name: "example",
    realm: [],
    origins: [baseUrl],
    authorize: () => ({ authorization: "Bearer t" }),
    isExpiredToken: () => false,
  };
  const session = newSession({ accessToken: "t", obtainedAt: 0 });
  const entries = isLoggedIn ? [[sessionKey("example", "default"), session] as const] : [];
  const tokens = TokenManager.create(provider, { sessions: memorySessions({ entries }) });
  return new Client<Endpoints>(dialect, tokens, { retry });
}

test("a number of retries does not make a call sit through a long wait", async () => {
  const call = client({ retry: 1 }).request("GET /things/{thing_id}/parts", { thing_id: "busy" });
  await expect(call).rejects.toMatchObject({ status: 429, retryAfterMs: 31_000 });
  expect(seen).toHaveLength(1);
});

test.for([["/things"], ["GET ftp://example.com/things"], ["GET things"], ["get /things"], [""], [undefined], [7]])(
  "%j is not a route, and nothing is sent",
  async ([route]) => {
    await expect(client().request(route as never)).rejects.toThrow(/is not a route: pass a method and a path/);
    expect(seen).toEqual([]);
  },
);

describe("a placeholder", () => {
  test.for([[""], ["."], [".."], [undefined], [null], [{}], [["7"]], [true]])(
    "is not filled with %j, and nothing is sent",
    async ([value]) => {
      const input = { thing_id: value as string };
      await expect(client().request("GET /things/{thing_id}/parts", input)).rejects.toThrow(
        /"thing_id" in \/things\/\{thing_id\}\/parts needs a value/,
      );
      expect(seen).toEqual([]);
    },
  );

  test("stays within its place, whatever it holds", async () => {
    for (const thing_id of ["../admin", "a?b=c", "a#b", "%2e%2e", "..."])
      await client().request("GET /things/{thing_id}/parts", { thing_id });
    expect(seen).toEqual([
      "/things/..%2Fadmin/parts",
      "/things/a%3Fb%3Dc/parts",
      "/things/a%23b/parts",
      "/things/%252e%252e/parts",
      "/things/.../parts",
    ]);
  });
});

describe("an answer", () => {
  test("that breaks off is a failure of the provider", async () => {
    await expect(client().request("GET /cut-off")).rejects.toMatchObject({
      code: "provider_unavailable",
      outcomeUnknown: true,
    });
  });

  test("that is no JSON is an error with what came", async () => {
    const error: unknown = await client()
      .request("GET /page")
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ status: 200, body: "<html>Sign in</html>", detail: "the response is not JSON" });
  });
});

test("a missing login is told as such, not as a failure of the provider", async () => {
  await expect(client({ isLoggedIn: false }).request("GET /page")).rejects.toMatchObject({
    code: "reauthorization_required",
    reason: "no_session",
  });
  expect(seen).toEqual([]);
});

test("pages that lead to where they came from end with an error", async () => {
  const next: Dialect["paging"]["next"] = (_, query) => ({ from: query["from"] === 1 ? 0 : 1 });
  const ids: number[] = [];
  const all = async (): Promise<void> => {
    for await (const id of client({ next }).items("GET /things", { query: { from: 0 } })) ids.push(id);
  };
  await expect(all()).rejects.toThrow(/The pages of GET \/things do not advance/);
  expect([ids, seen]).toEqual([
    [1, 2, 1, 2],
    ["/things?from=0", "/things?from=1"],
  ]);
});

test("a rate limit asks to wait when it is used up, and never for a time that has passed", () => {
  const now = 1_800_000_000_000;
  const headers = (remaining: number, reset: number): Headers =>
    new Headers({ "ratelimit-remaining": String(remaining), "ratelimit-reset": String(reset) });
  expect(readRetryAfter(headers(3, 60), now)).toBeUndefined();
  expect(readRetryAfter(headers(0, 60), now)).toBe(60_000);
  expect(readRetryAfter(headers(0, now / 1000 - 60), now)).toBe(0);
});

test.for([
  [400, false],
  [404, false],
  [408, true],
  [409, false],
  [429, true],
  [500, true],
  [503, true],
] as const)("%i: the same call may succeed later: %s", ([status, retryable]) => {
  const what = { provider: "Example", route: "GET /a", headers: new Headers(), body: undefined, now: 0 };
  expect(new ApiError({ ...what, status }).retryable).toBe(retryable);
});
