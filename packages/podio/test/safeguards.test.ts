import { testClock } from "@tokens/core/testing";
import { createPodio, type PodioClient, type PodioClientOptions } from "@tokens/podio";
import { createPodioMock } from "@tokens/podio/msw";
import { http, HttpResponse } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";

const clock = testClock();
const mock = createPodioMock({ clock });
const server = setupServer(...mock.handlers);

beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
afterEach(() => {
  server.resetHandlers();
  mock.reset();
});
afterAll(() => server.close());

function app(settings: PodioClientOptions = {}): PodioClient {
  return createPodio({ ...mock, clock, http: { retry: 0 }, ...settings }).app(111, mock.appTokens[111]);
}

describe("pages", () => {
  async function all(): Promise<number> {
    let count = 0;
    for await (const _ of app().items("GET /task/")) count += 1;
    return count;
  }

  test("that repeat the same rows end with an error after the second", async () => {
    let asked = 0;
    const task = (): Response => ((asked += 1), HttpResponse.json([{ task_id: 1 }]));
    server.use(http.get("https://api.podio.com/task/", task));
    await expect(all()).rejects.toThrow(/The pages of GET \/task\/ do not advance/);
    expect(asked).toBe(2);
  });

  test("without rows are no error", async () => {
    server.use(http.get("https://api.podio.com/task/", () => HttpResponse.json([])));
    expect(await all()).toBe(0);
  });
});

describe("a limiter", () => {
  test("forgets a pool after an hour", async () => {
    const slow = app({ limiter: { whenBelow: 1000 } });
    const get = (): Promise<unknown> => slow.request("GET /app/{app_id}", { app_id: 111 });
    await get();
    const second = get();
    await expect.poll(() => clock.sleeping).toBe(1);
    await clock.advance(3600);
    await second;
    await clock.advance(3_600_000);
    mock.expireAccessTokens();
    await slow.tokens.refresh();
    await get();
    expect(clock.sleeping).toBe(0);
  });

  test("remembers a thousand kinds of calls, and does not slow down others", async () => {
    const headers = { "x-rate-limit-limit": "1000", "x-rate-limit-remaining": "5" };
    const slow = app({
      limiter: { whenBelow: 10 },
      fetch: async (input, init) => {
        const { pathname } = new URL(new Request(input, init).url);
        return pathname.startsWith("/kind/") ? HttpResponse.json({}, { headers }) : fetch(input, init);
      },
    });
    const kind = (letters: string): Promise<Response> => slow.tokens.fetch(`https://api.podio.com/kind/${letters}`);
    const names = Array.from({ length: 1001 }, (_, n) =>
      String(n).replaceAll(/\d/g, (digit) => "abcdefghij"[Number(digit)]!),
    );
    for (const name of names) await kind(name);
    await kind(names.at(-1)!);
    const slowed = kind(names[0]!);
    await expect.poll(() => clock.sleeping).toBe(1);
    await clock.advance(3600);
    expect((await slowed).status).toBe(200);
  });
});

test("a token is sent to Podio's hosts only", async () => {
  const seen: (string | null)[] = [];
  const note = ({ request }: { request: Request }): Response => {
    seen.push(request.headers.get("authorization"));
    return HttpResponse.json({});
  };
  server.use(http.get("https://files.podio.com/1", note), http.get("https://podio.com.example.net/1", note));
  const podio = app();
  await podio.fetch("https://files.podio.com/1");
  await podio.fetch("https://podio.com.example.net/1");
  expect(seen).toEqual([expect.stringMatching(/^OAuth2 /), null]);
});

test.for(["PUT", "DELETE"] as const)("a %s that fails is not sent again", async (method) => {
  const podio = createPodio({ ...mock, clock }).app(111, mock.appTokens[111]);
  let sent = 0;
  const fail = (): Response => ((sent += 1), new HttpResponse(null, { status: 503, headers: { "retry-after": "0" } }));
  server.use(http.put("https://api.podio.com/item/555", fail), http.delete("https://api.podio.com/item/555", fail));
  const call =
    method === "PUT"
      ? podio.request("PUT /item/{item_id}", { item_id: 555, body: { revision: 1, fields: {} } })
      : podio.request("DELETE /item/{item_id}", { item_id: 555 });
  await expect(call).rejects.toMatchObject({ status: 503 });
  expect(sent).toBe(1);
});
