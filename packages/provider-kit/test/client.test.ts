import { readFile } from "node:fs/promises";
import {
  ApiError,
  Client,
  isApiError,
  readRateLimit,
  readRetryAfter,
  serviceUrl,
  userAgent,
  type Dialect,
  type HttpOptions,
} from "@tokens/provider-kit";
import { failureResponse, Grants, Recorder, serveRoutes } from "@tokens/provider-kit/msw";
import {
  isTokensError,
  memorySessions,
  newSession,
  ProviderConfigurationError,
  sessionKey,
  TokenManager,
} from "@tokens/core";
import { testClock } from "@tokens/core/testing";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, describe, expect, expectTypeOf, test, vi } from "vitest";

interface Thing {
  readonly id: number;
}

interface Endpoints {
  "GET /things/{thing_id}": { output: { readonly thing: Thing } };
  "GET /things/latest": { output: { readonly thing: Thing } };
  "GET /things": {
    query?: { readonly from?: number; readonly tags?: readonly string[] };
    output: { readonly rows: readonly Thing[] };
    item: Thing;
  };
  "PUT /things/{thing_id}/parts/{part}": { body: { readonly name: string }; output: unknown };
  "DELETE /things/{thing_id}": { output: undefined };
  "POST /things/{thing_id}/": { body: FormData; output: { readonly adds: string } };
  "GET /things/{thing_id}/drawing": { output: Response };
  "PUT /things/{thing_id}/seal": { headers: { readonly "X-Seal": string }; output: undefined };
}

const baseUrl = "https://api.example.com/base";
const recorder = new Recorder();
const server = setupServer(
  ...serveRoutes<Endpoints>(
    {
      "GET /things/{thing_id}": ({ params }) => ({ thing: { id: Number(params.thing_id) } }),
      "GET /things/latest": () => ({ thing: { id: 99 } }),
      "GET /things": ({ query }) => ({ rows: [1, 2].map((n) => ({ id: Number(query.get("from") ?? 0) + n })) }),
      "PUT /things/{thing_id}/parts/{part}": ({ params, body }) => ({ ...params, ...body }),
      "DELETE /things/{thing_id}": () => undefined,
      "POST /things/{thing_id}/": async ({ params, body, request }) => ({
        adds: `${params.thing_id} ${typeof body} ${((await request.formData()).get("part") as File).name}`,
      }),
      "GET /things/{thing_id}/drawing": () => new Response("<svg>", { headers: { "x-pages": "3" } }),
      "PUT /things/{thing_id}/seal": () => undefined,
    },
    {
      baseUrl,
      before: async (request, route) => {
        const failure = await recorder.see(request, route);
        return failure && failureResponse(failure);
      },
      notFound: () => Response.json({ reason: "nothing here" }, { status: 404, headers: { "x-id": "req-7" } }),
    },
  ),
);

const dialect: Dialect = {
  provider: "Example",
  baseUrl,
  encodeQuery: (query) =>
    new URLSearchParams(Object.entries(query).map(([name, value]): [string, string] => [name, String(value)])),
  paging: {
    next: (_, query) =>
      Number(query["from"] ?? 0) < 4 ? { ...query, from: Number(query["from"] ?? 0) + 2 } : undefined,
    items: (page) => (page as { rows: readonly Thing[] }).rows,
  },
  readError: (body) => ({ detail: (body as { reason?: string } | undefined)?.reason }),
  requestIdHeader: "x-id",
};

function client(retry = 0, more: Partial<Dialect> = {}, http: HttpOptions = {}): Client<Endpoints> {
  const provider = {
    name: "example",
    realm: [],
    origins: ["https://api.example.com"],
    authorize: () => ({ authorization: "Bearer t" }),
    isExpiredToken: () => false,
  };
  const entries = [[sessionKey("example", "default"), newSession({ accessToken: "t", obtainedAt: 0 })] as const];
  return new Client<Endpoints>(
    { ...dialect, ...more },
    TokenManager.create(provider, { sessions: memorySessions({ entries }) }),
    { retry: { limit: retry, delay: () => 0 }, ...http },
  );
}

beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
afterEach(() => recorder.clear());
afterAll(() => server.close());

describe("a route", () => {
  test("is filled, authorized, and answered", async () => {
    expect(await client().request("GET /things/{thing_id}", { thing_id: 7 })).toEqual({ thing: { id: 7 } });
    expect(await client().request("GET /things/latest")).toEqual({ thing: { id: 99 } });
    const body = { name: "cog" };
    const put = await client().request("PUT /things/{thing_id}/parts/{part}", { thing_id: "a/b", part: "ω", body });
    expect(put).toEqual({ thing_id: "a/b", part: "ω", name: "cog" });
    expect(await client().request("DELETE /things/{thing_id}", { thing_id: 7 })).toBeUndefined();
    expect(recorder.requests().map(({ url }) => new URL(url).pathname)).toEqual([
      "/base/things/7",
      "/base/things/latest",
      "/base/things/a%2Fb/parts/%CF%89",
      "/base/things/7",
    ]);
    expect(recorder.requests().every(({ headers }) => headers.get("authorization") === "Bearer t")).toBe(true);
  });

  test("that is a list goes on page by page", async () => {
    const ids: number[] = [];
    for await (const { id } of client().items("GET /things")) ids.push(id);
    expect(ids).toEqual([1, 2, 3, 4, 5, 6]);
    expectTypeOf(client().items("GET /things")).toExtend<AsyncIterable<Thing>>();
  });

  test("that nobody serves is an ApiError with the request's id", async () => {
    const error: unknown = await client()
      .http.get("nowhere")
      .catch((reason: unknown) => reason);
    expect(isApiError(error)).toBe(false);
    const refused: unknown = await client()
      .request("GET /things/nowhere/else" as "GET /things/latest")
      .catch((reason: unknown) => reason);
    expect(refused).toBeInstanceOf(ApiError);
    expect(isApiError(refused) && isTokensError(refused)).toBe(true);
    expect(refused).toMatchObject({ status: 404, detail: "nothing here", requestId: "req-7", retryable: false });
  });
});

describe("a dialect", () => {
  test("may complete a call, name raw routes and make its own errors", async () => {
    class Refusal extends ApiError {}
    const own = client(0, {
      prepare: (_, input) => ({ ...input, query: { from: 4, ...input.query } }),
      isRaw: (route) => route.endsWith("/drawing"),
      toError: (options) => new Refusal(options),
    });
    expect((await own.request("GET /things")).rows).toEqual([{ id: 5 }, { id: 6 }]);
    const { output, status, headers } = await own.requestWithResponse("GET /things/{thing_id}/drawing", {
      thing_id: 7,
    });
    expect([await output.text(), status, headers.get("x-pages")]).toEqual(["<svg>", 200, "3"]);
    expect(recorder.requests().at(-1)!.headers.get("accept")).toBe("*/*");
    await expect(own.request("GET /nowhere" as "GET /things/latest")).rejects.toBeInstanceOf(Refusal);
  });

  test("has an upload sent as a form", async () => {
    const body = new FormData();
    body.set("part", new Blob(["cog"]), "cog.stl");
    expect(await client().request("POST /things/{thing_id}/", { thing_id: 7, body })).toEqual({
      adds: "7 undefined cog.stl",
    });
  });
});

test("served paths tell a slash at the end apart, and decode once", async () => {
  await expect(client().request("GET /things/latest/" as "GET /things/latest")).rejects.toMatchObject({ status: 404 });
  await expect(
    client().request("POST /things/{thing_id}" as "POST /things/{thing_id}/", { thing_id: 7, body: new FormData() }),
  ).rejects.toMatchObject({ status: 404 });
  const put = "PUT /things/{thing_id}/parts/{part}";
  expect(await client().request(put, { thing_id: "50%25", part: "100%", body: { name: "x" } })).toMatchObject({
    thing_id: "50%25",
    part: "100%",
  });
});

describe("429 with Retry-After", () => {
  const limited = (seconds: string): void =>
    recorder.failNext({ route: "GET /things/latest", status: 429, headers: { "retry-after": seconds } });

  test("is waited out", async () => {
    limited("0");
    expect(await client(2).request("GET /things/latest")).toEqual({ thing: { id: 99 } });
    expect(recorder.requests()).toHaveLength(2);
  });

  // The time limit is below the 29 s: a wait that goes on fails the test.
  test("ends when the caller's signal does", { timeout: 10_000 }, async () => {
    limited("29");
    const caller = new AbortController();
    const call = client(2).request("GET /things/latest", { signal: caller.signal });
    await vi.waitUntil(() => recorder.requests().length === 1);
    caller.abort(new Error("enough"));
    await expect(call).rejects.toThrow("enough");
    limited("29");
    await expect(client(2).request("GET /things/latest", { signal: AbortSignal.timeout(20) })).rejects.toMatchObject({
      name: "TimeoutError",
    });
    expect(recorder.requests()).toHaveLength(2);
  });

  test("above 30 s is not waited for, but told", async () => {
    limited("31");
    await expect(client(2).request("GET /things/latest")).rejects.toMatchObject({ status: 429, retryAfterMs: 31_000 });
  });
});

describe("a 403", () => {
  const page = { "content-type": "text/html; charset=UTF-8", server: "cloudflare" };
  const refuse = (headers: Readonly<Record<string, string>>, body: unknown, times = 1): void =>
    recorder.failNext({ status: 403, headers, body, times });

  test("that is a web page comes from in front of the API: it passes, and a read is tried again", async () => {
    refuse(page, "<!DOCTYPE html><title>Attention Required! | Cloudflare</title>");
    expect(await client(2).request("GET /things/latest")).toEqual({ thing: { id: 99 } });
    expect(recorder.requests()).toHaveLength(2);
    refuse(page, "<html>error code: 1010", 3);
    const error = client(2).request("GET /things/latest");
    await expect(error).rejects.toMatchObject({ code: "api_error", status: 403, retryable: true });
    await expect(error).rejects.toThrow(
      "Example responded with 403 to GET /things/latest (a web page, not a response from the API).",
    );
    expect(recorder.requests()).toHaveLength(5);
  });

  test("that is a web page does not repeat what may not be repeated", async () => {
    refuse(page, "<html>");
    const body = new FormData();
    await expect(client(2).request("POST /things/{thing_id}/", { thing_id: 7, body })).rejects.toMatchObject({
      retryable: true,
    });
    expect(recorder.requests()).toHaveLength(1);
  });

  test.for<[string, Readonly<Record<string, string>>, unknown]>([
    ["JSON", {}, { reason: "not yours" }],
    ["JSON that speaks of pages", {}, { reason: "<html>" }],
    ["plain text", { "content-type": "text/plain" }, "not yours"],
  ])("that is %s is a refusal", async ([, headers, body]) => {
    refuse(headers, body);
    await expect(client(2).request("GET /things/latest")).rejects.toMatchObject({ status: 403, retryable: false });
    expect(recorder.requests()).toHaveLength(1);
  });

  test("is the one page that passes: a 404 is final, whoever writes it", async () => {
    recorder.failNext({ status: 404, headers: page, body: "<html>" });
    await expect(client(2).request("GET /things/latest")).rejects.toMatchObject({ status: 404, retryable: false });
    expect(recorder.requests()).toHaveLength(1);
  });
});

describe("the User-Agent", () => {
  afterEach(() => vi.unstubAllGlobals());
  const sent = async (http?: HttpOptions): Promise<string | null> => {
    await client(0, {}, http).request("GET /things/latest");
    return recorder.requests().at(-1)!.headers.get("user-agent");
  };

  test("names the provider's client and this package's version", async () => {
    const manifest = await readFile(new URL("../package.json", import.meta.url), "utf8");
    const { version } = JSON.parse(manifest) as { readonly version: string };
    expect(await sent()).toBe(`tokens-example/${version}`);
    await client().http.get("things/latest");
    expect(recorder.requests().at(-1)!.headers.get("user-agent")).toBe(`tokens-example/${version}`);
  });

  test.for<[string, NonNullable<HttpOptions["headers"]>]>([
    ["an object", { "user-agent": "acme/1" }],
    ["an object, in another case", { "User-Agent": "acme/1", Accept: "*/*" }],
    ["Headers", new Headers({ "User-Agent": "acme/1" })],
    ["pairs", [["User-Agent", "acme/1"]]],
  ])("is the caller's, given as %s", async ([, headers]) => {
    expect(await sent({ headers })).toBe("acme/1");
    expect(userAgent("Example", headers)).toEqual({ "user-agent": "acme/1" });
  });

  test("of an undefined variable is the default", async () => {
    expect(await sent({ headers: { "user-agent": undefined } })).toMatch(/^tokens-example\//);
  });

  test("is left to a browser, where another one needs the API's permission", async () => {
    vi.stubGlobal("navigator", { userAgent: "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36" });
    expect(userAgent("Example")).toEqual({});
    expect(await sent()).not.toMatch(/tokens/);
    expect(await sent({ headers: { "user-agent": "acme/1" } })).toBe("acme/1");
    vi.stubGlobal("navigator", undefined);
    expect(await sent()).toMatch(/^tokens-example\//);
  });
});

test("an operation's own headers are sent", async () => {
  await client().request("PUT /things/{thing_id}/seal", { thing_id: 7, headers: { "X-Seal": "wax" } });
  const [request] = recorder.requests();
  expect([request!.headers.get("x-seal"), request!.headers.get("authorization")]).toEqual(["wax", "Bearer t"]);
});

test("a dialect has its own JSON, in the mock too, and the last word on an answer", async () => {
  const json = {
    parse: (text: string): unknown => JSON.parse(text.replaceAll("!", "")),
    stringify: (value: unknown): string => `!${JSON.stringify(value)}`,
  };
  const seen: unknown[] = [];
  const before = (): undefined => undefined;
  server.use(
    ...serveRoutes<Pick<Endpoints, "PUT /things/{thing_id}/parts/{part}">>(
      { "PUT /things/{thing_id}/parts/{part}": ({ body }) => ({ got: body }) },
      { baseUrl, before, notFound: () => Response.error(), json },
    ),
  );
  const output = (answer: unknown, query: object): unknown => [seen.push(query), answer];
  const answer = await client(0, { json, output }).request("PUT /things/{thing_id}/parts/{part}", {
    thing_id: 1,
    part: "a",
    body: { name: "x" },
  });
  expect(answer).toEqual([1, { got: { name: "x" } }]);
  expect(seen).toEqual([{}]);
  server.resetHandlers();
});

test("for() gives the same client for the same account", () => {
  const one = client();
  expect(one.for("alice")).toBe(one.for("alice"));
  expect(one.for("default")).toBe(one);
  expect(one.for("alice").tokens).toBe(one.tokens.for("alice"));
});

test("an address is https, or this machine", () => {
  expect(serviceUrl("apiUrl", "https://api.example.com/v1//")).toBe("https://api.example.com/v1");
  for (const url of ["http://localhost:1", "http://127.0.0.1:1", "http://[::1]:1"])
    expect(serviceUrl("apiUrl", url)).toBe(url);
  for (const url of ["http://api.example.com", "ftp://localhost", "http://127.0.0.1.example.com", "nonsense"]) {
    expect(() => serviceUrl("apiUrl", url)).toThrow(ProviderConfigurationError);
  }
});

test("rate limits are read in three spellings, and not at all where there are none", () => {
  const now = 1_800_000_000_000;
  for (const spelling of ["X-Rate-Limit", "X-RateLimit", "RateLimit"]) {
    const headers = new Headers({
      [`${spelling}-Limit`]: "120",
      [`${spelling}-Remaining`]: "0",
      [`${spelling}-Reset`]: "1800000060",
    });
    expect(readRateLimit(headers, now)).toEqual({ limit: 120, remaining: 0, resetAt: now + 60_000 });
    expect(readRetryAfter(headers, now)).toBe(60_000);
  }
  expect(readRateLimit(new Headers({ "ratelimit-remaining": "3", "ratelimit-reset": "5" }), now)).toEqual({
    remaining: 3,
    resetAt: now + 5000,
  });
  expect(readRateLimit(new Headers({ "x-ratelimit-limit": "many" }), now)).toEqual({});
  expect(readRateLimit(new Headers(), now)).toBeUndefined();
});

test("the mocked authorization server rotates, expires, revokes, and notices reuse", async () => {
  const clock = testClock();
  const grants = new Grants<string>({
    mint: ({ kind, serial }) => `${kind}-${serial}`,
    clock,
    accessTtlMs: 1000,
    refreshTtlMs: 10_000,
    onReuse: "revoke-family",
  });
  const first = grants.start("ada");
  expect(grants.look(first.accessToken)).toMatchObject({ status: "valid", grant: { data: "ada" } });
  const second = grants.rotate(first.refreshToken);
  if (typeof second === "string") throw new Error(second);
  await clock.advance(1000);
  expect(grants.look(second.accessToken).status).toBe("expired");
  expect(grants.rotate(first.refreshToken)).toBe("reused");
  expect(grants.rotate(second.refreshToken)).toBe("revoked");
  expect([grants.reuses, grants.rotate("made up")]).toEqual([1, "unknown"]);
  const [one, two] = [grants.start("alan"), grants.start("joan")];
  grants.expireAccessTokens(one.accessToken);
  expect([one, two].map(({ accessToken }) => grants.look(accessToken).status)).toEqual(["expired", "valid"]);
  const third = grants.start("grace");
  await clock.advance(10_000);
  expect(grants.rotate(third.refreshToken)).toBe("expired");
});
