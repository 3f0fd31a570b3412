import { testClock } from "@tokens/core/testing";
import {
  batch,
  createPodio,
  defineApp,
  f,
  isApiError,
  itemsOf,
  PodioError,
  PodioRateLimitError,
  type PodioClient,
} from "@tokens/podio";
import { createPodioMock } from "@tokens/podio/msw";
import { http, HttpResponse } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";

const clock = testClock();
const mock = createPodioMock({ clock });
const server = setupServer(...mock.handlers);
const definition = defineApp(111, { title: f.text(), number: f.number() });
let podio: PodioClient;

beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
beforeEach(() => {
  mock.reset();
  const first = mock.state.items.filter(({ item_id }) => item_id === 555);
  mock.state.items.splice(0, Infinity, ...first);
  podio = createPodio({ ...mock, clock, http: { retry: 0 } }).app(111, mock.appTokens[111]);
});
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

function fill(count: number): void {
  const [sample] = mock.state.items;
  for (let index = 0; index < count; index++)
    mock.state.items.push({ ...sample!, item_id: 1000 + index, app_item_id: index + 2, external_id: null, fields: [] });
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

describe("iteration", () => {
  test("of 1,000 items while another client writes misses none and yields none twice", async () => {
    fill(999);
    const stay = new Set(
      mock.state.items
        .filter(({ item_id, app_id }) => app_id === 111 && item_id % 3 !== 0)
        .map(({ item_id }) => item_id),
    );
    const other = itemsOf(
      createPodio({ ...mock, clock, http: { retry: 0 } }).app(111, mock.appTokens[111]),
      definition,
    );
    const seen: number[] = [];
    let doomed = 1002;
    for await (const { item_id } of itemsOf(podio, definition).all({ pageSize: 50 })) {
      seen.push(item_id);
      if (seen.length % 7 === 0) await other.create({ title: "new" });
      if (seen.length % 5 === 0 && mock.state.items.some((one) => one.item_id === item_id))
        await other.update(item_id, { title: "changed" });
      // Also of what has been read, so that what follows moves up.
      for (; seen.length % 4 === 0 && doomed <= item_id - 3; doomed += 3)
        mock.state.items.splice(
          mock.state.items.findIndex((one) => one.item_id === doomed),
          1,
        );
      if (seen.length > 1400) break;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect([...stay].filter((id) => !seen.includes(id))).toEqual([]);
  });

  test("continues when nearly all of what was read is deleted", async () => {
    fill(100);
    const seen: number[] = [];
    for await (const { item_id } of itemsOf(podio, definition).all({ pageSize: 20 })) {
      seen.push(item_id);
      if (seen.length === 60) {
        const gone = new Set(seen);
        const left = mock.state.items.filter((item) => item.app_id !== 111 || !gone.has(item.item_id));
        mock.state.items.splice(0, mock.state.items.length, ...left);
      }
    }
    expect([seen.length, new Set(seen).size]).toEqual([101, 101]);
  });

  test("requests a stable order and pages of 100, and does not change the last view", async () => {
    fill(150);
    expect(await all(itemsOf(podio, definition).all())).toHaveLength(151);
    const bodies = mock.requests("POST /item/app/{app_id}/filter/").map(({ body }) => JSON.parse(body) as object);
    expect(bodies[0]).toEqual({ remember: false, sort_by: "item_id", sort_desc: false, limit: 100, offset: 0 });
    expect(mock.state.lastView).toBeUndefined();
  });

  test("takes filters, a view, and an offset to resume from", async () => {
    fill(30);
    const items = itemsOf(podio, definition);
    expect(await all(items.all({ filters: { number: { from: 100, to: 200 } } }))).toHaveLength(1);
    expect(await all(items.all({ viewId: 251, offset: 25, pageSize: 2 }))).toHaveLength(6);
    await expect(all(items.all({ pageSize: 1 }))).rejects.toThrow(/pageSize is 1/);
  });

  test("continues when the server caps its pages", async () => {
    fill(50);
    server.use(
      http.post("https://api.podio.com/item/app/111/filter/", async ({ request }) => {
        const { offset } = (await request.json()) as { offset: number };
        const items = mock.state.items.filter(({ app_id }) => app_id === 111).toSorted((a, b) => a.item_id - b.item_id);
        return HttpResponse.json({ total: 51, filtered: 51, items: items.slice(offset, offset + 10) });
      }),
    );
    expect(await all(itemsOf(podio, definition).all())).toHaveLength(51);
  });
});

describe("single items", () => {
  test("are found by external id, created once, updated afterwards", async () => {
    const items = itemsOf(podio, definition);
    expect(await items.find("none")).toBeUndefined();
    const id = await items.upsert("order-7/ä", { title: "One" });
    expect(await items.upsert("order-7/ä", { title: "Two" }, { silent: true, hook: false })).toBe(id);
    expect((await items.find("order-7/ä"))?.title).toBe("Two");
    expect(new URL(mock.requests("PUT /item/{item_id}")[0]!.url).search).toBe("?silent=1&hook=false");
    await items.delete(id);
    await expect(items.get(id)).rejects.toMatchObject({ status: 410, providerCode: "gone" });
    await expect(items.delete(id)).rejects.toMatchObject({ status: 410 });
    expect(await items.find("order-7/ä")).toBeUndefined();
  });

  test("are not created twice when the response is lost", async () => {
    const patient = createPodio({ ...mock, clock }).app(111, mock.appTokens[111]);
    mock.failNext({ route: "POST /item/app/{app_id}/", status: 503 });
    await expect(itemsOf(patient, definition).create({ title: "x" })).rejects.toMatchObject({ status: 503 });
    mock.failNext({ route: "PUT /item/{item_id}", status: 503 });
    await expect(itemsOf(patient, definition).update(555, { title: "x" })).rejects.toMatchObject({ status: 503 });
    expect([mock.requests("POST /item/app/{app_id}/").length, mock.requests("PUT /item/{item_id}").length]).toEqual([
      1, 1,
    ]);
  });

  test("of one page come with the total and the filtered count", async () => {
    fill(40);
    const page = await itemsOf(podio, definition).filter({ filters: { number: { from: 1 } } });
    expect([page.total, page.filtered, page.items.length]).toEqual([41, 1, 1]);
  });
});

describe("a batch", () => {
  test("keeps the order, runs a few at a time, and continues after a failure", async () => {
    let running = 0;
    let most = 0;
    const outcomes = await all(
      batch(
        [1, 2, 3, 4, 5, 6],
        async (input) => {
          most = Math.max(most, (running += 1));
          await new Promise((resolve) => setImmediate(resolve));
          running -= 1;
          if (input === 3) throw new Error("no");
          return input * 10;
        },
        { concurrency: 2 },
      ),
    );
    expect(most).toBe(2);
    expect(outcomes.map((outcome) => ("value" in outcome ? outcome.value : "failed"))).toEqual([
      10,
      20,
      "failed",
      40,
      50,
      60,
    ]);
  });

  test("stops at a rate limit", async () => {
    const begun: number[] = [];
    await podio.request("GET /item/{item_id}", { item_id: 555 });
    mock.exhaustRateLimit();
    const work = batch(
      [1, 2, 3, 4, 5, 6, 7, 8],
      (item_id) => (begun.push(item_id), podio.request("GET /item/{item_id}", { item_id })),
      { concurrency: 2 },
    );
    await expect(all(work)).rejects.toBeInstanceOf(PodioRateLimitError);
    expect(begun.length).toBeLessThan(5);
  });
});

describe("rate limits", () => {
  test("are on every response and error, for the pool of that call", async () => {
    const [one, two] = await Promise.all([
      podio.requestWithResponse("GET /item/{item_id}", { item_id: 555 }),
      podio.requestWithResponse("POST /item/app/{app_id}/filter/", { app_id: 111 }),
    ]);
    expect(one.rateLimit).toEqual({ limit: 1000, remaining: 999, pool: "1000", at: clock.now() });
    expect(two.rateLimit).toEqual({ limit: 250, remaining: 249, pool: "250", at: clock.now() });
    expect([one.status, one.requestId]).toEqual([200, expect.stringMatching(/^[0-9a-f-]{36}$/)]);
    const error: unknown = await podio
      .request("GET /item/{item_id}", { item_id: 1 })
      .catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      status: 404,
      pool: { limit: 1000, remaining: 998 },
      retryable: false,
      requestId: expect.any(String) as string,
    });
    expect(podio.rateLimits.map(({ limit, remaining }) => [limit, remaining])).toEqual([
      [1000, 998],
      [250, 249],
    ]);
  });

  test("are absent before the first response and when Podio sends none", async () => {
    expect(podio.rateLimits).toEqual([]);
    server.use(http.get("https://api.podio.com/item/555", () => HttpResponse.json({ item_id: 555, fields: [] })));
    expect((await podio.requestWithResponse("GET /item/{item_id}", { item_id: 555 })).rateLimit).toBeUndefined();
  });

  test.for([420, 429])("%d is a typed, retryable error, and is not retried automatically", async (status) => {
    const patient = createPodio({ ...mock, clock }).app(111, mock.appTokens[111]);
    mock.failNext({
      route: "POST /item/app/{app_id}/filter/",
      status,
      body: { error: "rate_limit", error_description: "Too many" },
      headers: { "retry-after": "120" },
    });
    const error: unknown = await patient
      .request("POST /item/app/{app_id}/filter/", { app_id: 111 })
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(PodioRateLimitError);
    expect(error).toBeInstanceOf(PodioError);
    expect(isApiError(error)).toBe(true);
    expect(error).toMatchObject({
      name: "PodioRateLimitError",
      status,
      retryable: true,
      providerCode: "rate_limit",
      retryAfterMs: 120_000,
    });
    expect(mock.requests("POST /item/app/{app_id}/filter/")).toHaveLength(1);
  });

  test("over the limit all calls respond with 420 for an hour", async () => {
    await podio.request("GET /item/{item_id}", { item_id: 555 });
    mock.exhaustRateLimit();
    await expect(podio.request("GET /app/{app_id}", { app_id: 111 })).rejects.toMatchObject({
      status: 420,
      pool: { remaining: 0 },
    });
    await clock.advance(3_600_000);
    expect((await podio.request("GET /app/{app_id}", { app_id: 111 })).app_id).toBe(111);
  });

  test("a limiter spreads calls over the hour when a pool runs low, and leaves the other pool alone", async () => {
    const slow = createPodio({ ...mock, clock, limiter: { whenBelow: 249 }, http: { retry: 0 } }).app(
      111,
      mock.appTokens[111],
    );
    const filter = () => slow.request("POST /item/app/{app_id}/filter/", { app_id: 111 });
    await filter();
    await filter();
    let done = false;
    const third = filter().then(() => (done = true));
    await slow.request("GET /app/{app_id}", { app_id: 111 });
    await clock.advance(14_399);
    expect(done).toBe(false);
    await clock.advance(1);
    await third;
    expect(done).toBe(true);
  });
});

describe("errors", () => {
  test("have the code, the description, the sub-code, and no echo of the request", async () => {
    const body = {
      error: "invalid_value",
      error_description: "Bad",
      error_detail: "object.invalid",
      error_parameters: {},
      error_propagate: true,
      request: { url: "http://api.podio.com/", query_string: "", method: "GET", body: "secret" },
    };
    mock.failNext({ route: "GET /app/{app_id}", status: 400, body });
    const error: unknown = await podio.request("GET /app/{app_id}", { app_id: 111 }).catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      providerCode: "invalid_value",
      detail: "Bad",
      errorDetail: "object.invalid",
      showToUser: true,
    });
    expect(JSON.stringify(error)).not.toContain("secret");
  });

  test("with HTML, without a body, and without a network are typed too", async () => {
    mock.failNext({ route: "GET /app/{app_id}", status: 502, body: "<html>" });
    await expect(podio.request("GET /app/{app_id}", { app_id: 111 })).rejects.toMatchObject({
      status: 502,
      body: "<html>",
      retryable: true,
    });
    mock.failNext({ route: "GET /app/{app_id}", status: 500 });
    await expect(podio.request("GET /app/{app_id}", { app_id: 111 })).rejects.toMatchObject({ status: 500 });
    mock.failNext({ route: "GET /app/{app_id}", drop: true });
    await expect(podio.request("GET /app/{app_id}", { app_id: 111 })).rejects.toMatchObject({
      code: "provider_unavailable",
    });
  });

  test("of the mock have all six members", async () => {
    const token = await podio.tokens.accessToken();
    const answer = await fetch("https://api.podio.com/item/1?x=1", { headers: { authorization: `OAuth2 ${token}` } });
    expect(Object.keys((await answer.json()) as object)).toEqual([
      "error",
      "error_description",
      "error_detail",
      "error_parameters",
      "error_propagate",
      "request",
    ]);
    const bearer = await fetch("https://api.podio.com/item/555", { headers: { authorization: `Bearer ${token}` } });
    expect(bearer.status).toBe(401);
  });
});
