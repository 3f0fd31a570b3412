import { memorySessions, type SessionManager } from "@tokens/core";
import {
  createPodio,
  defineApp,
  downloadFile,
  f,
  itemsOf,
  uploadFile,
  writeFields,
  type PodioClient,
  type PodioSession,
  type PodioClientOptions,
} from "@tokens/podio";
import { createPodioMock } from "@tokens/podio/msw";
import { setupServer } from "msw/node";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";

const mock = createPodioMock();
const server = setupServer(...mock.handlers);
const item = { item_id: 555 };

beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
beforeEach(() => mock.reset());
afterAll(() => server.close());

function app(settings: PodioClientOptions = {}): PodioClient {
  return createPodio({ ...mock, http: { retry: 0 }, ...settings }).app(111, mock.appTokens[111]);
}

describe("what users of other Podio clients complain about", () => {
  test("a stored session whose token has expired is refreshed before the first call", async () => {
    const sessions = memorySessions<PodioSession>();
    const first = app({ sessions });
    const session = await first.tokens.session();
    await first.tokens.save({ ...session, expiresAt: Date.now() - 1 });
    await app({ sessions }).request("GET /item/{item_id}", item);
    expect(mock.requests("GET /item/{item_id}")).toHaveLength(1);
    expect(mock.tokenRequests()).toHaveLength(2);
  });

  test("a store without get and set is rejected at once, not by a new login in every run", () => {
    for (const sessions of [{}, { get: () => undefined }, "PodioSession"])
      expect(() => app({ sessions: sessions as unknown as SessionManager<PodioSession> })).toThrow(
        /needs the methods get and set/,
      );
  });

  test("a store that fails is an error, not a reason to log in again", async () => {
    const sessions = { get: () => Promise.reject(new Error("disk")), set: () => Promise.resolve() };
    await expect(app({ sessions }).tokens.accessToken()).rejects.toMatchObject({ code: "session_store" });
    expect(mock.tokenRequests()).toHaveLength(0);
  });

  test("concurrent calls each get their own rate limit", async () => {
    const client = app();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => client.requestWithResponse("GET /item/{item_id}", item)),
    );
    expect(new Set(answers.map(({ rateLimit }) => rateLimit!.remaining)).size).toBe(10);
  });

  test("an upload with an expired token arrives, instead of a 404", async () => {
    const client = app();
    await client.tokens.session();
    mock.expireAccessTokens();
    expect((await uploadFile(client, new Blob(["x"]), "x.txt")).size).toBe(1);
  });

  test("a call without a response settles with a typed error", async () => {
    mock.failNext({ route: "POST /oauth/token/v2", drop: true });
    const client = app();
    expect((await client.request("GET /item/{item_id}", item)).item_id).toBe(555);
    mock.failNext({ route: "GET /item/{item_id}", drop: true });
    await expect(client.request("GET /item/{item_id}", item)).rejects.toMatchObject({ code: "provider_unavailable" });
  });

  test("a custom store whose set resolves to nothing takes a refresh", async () => {
    const stored = new Map<string, PodioSession>();
    const sessions: SessionManager<PodioSession> = {
      get: async (key) => stored.get(key),
      set: async (key, session) => void (session ? stored.set(key, session) : stored.delete(key)),
    };
    const client = app({ sessions });
    const { accessToken } = await client.tokens.session();
    mock.expireAccessTokens();
    await client.request("GET /item/{item_id}", item);
    expect(stored.get(client.tokens.key)!.accessToken).not.toBe(accessToken);
  });

  test("an item with a calculation field can be saved", async () => {
    const bugs = itemsOf(app(), defineApp(111, { title: f.text(), calculation: f.calculation() }));
    const { fields } = await bugs.get(555);
    await bugs.update(555, { title: "New" });
    expect((await bugs.get(555)).fields.calculation).toEqual(fields.calculation);
    const refused = app().request("PUT /item/{item_id}", { item_id: 555, body: { fields: { calculation: 1 } } });
    await expect(refused).rejects.toMatchObject({ status: 400, providerCode: "invalid_value" });
  });

  test("null clears a field of any type", () => {
    const fields = defineApp(111, { a: f.text(), b: f.date(), c: f.app(), d: f.money() });
    expect(writeFields(fields, { a: null, b: null, c: undefined, d: null })).toEqual({ a: [], b: [], d: [] });
  });

  test("a refused download is thrown before its stream is returned", async () => {
    await expect(downloadFile(app(), 999)).rejects.toMatchObject({ status: 404 });
  });

  test("a live client adopts a newer token from the store", async () => {
    const sessions = memorySessions<PodioSession>();
    const [live, other] = [app({ sessions }), app({ sessions })];
    await live.tokens.session();
    mock.expireAccessTokens();
    const { accessToken } = await other.tokens.refresh();
    await live.request("GET /item/{item_id}", item);
    expect(await live.tokens.accessToken()).toBe(accessToken);
    expect(mock.tokenRequests()).toHaveLength(2);
  });
});
