import { testClock } from "@tokens/core/testing";
import {
  createPodio,
  exportSession,
  phpSessions,
  type AuthType,
  type PhpRedisHash,
  type PodioClient,
  type PodioSession,
} from "@tokens/podio";
import { importSession } from "@tokens/podio/import";
import { createPodioMock } from "@tokens/podio/msw";
import fc from "fast-check";
import { setupServer } from "msw/node";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";

const clock = testClock();
const mock = createPodioMock({ clock });
const server = setupServer(...mock.handlers);
const { clientId, clientSecret } = mock;

beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
beforeEach(() => mock.reset());
afterAll(() => server.close());

const podio = (settings: object = {}) =>
  createPodio({ clientId, clientSecret, clock, http: { retry: 0 }, ...settings });

describe("an exported session", () => {
  test("is podio-php's browser session array, or its Redis hash", async () => {
    const session = await podio().app(111, "app-token-111").tokens.session();
    const { accessToken: access_token, refreshToken: refresh_token } = session;
    expect(exportSession(session)).toEqual({
      access_token,
      refresh_token,
      expires_in: 28_800,
      ref: { type: "app", id: 111 },
      scope: "global:all",
    });
    expect(exportSession(session, "redis")).toEqual({
      access_token,
      refresh_token,
      expires_in: "28800",
      ref_type: "app",
      ref_id: "111",
      scope: "global:all",
    });
  });

  const text = fc.string({ minLength: 1 });
  const sessions = fc.record({
    accessToken: text,
    refreshToken: fc.option(text, { nil: undefined }),
    scope: fc.option(text, { nil: undefined }),
    ref: fc.option(fc.record({ type: fc.constantFrom("user", "app"), id: fc.nat() }), { nil: undefined }),
  });
  const shared = ({ accessToken, refreshToken, scope, ref }: Partial<PodioSession>): object => ({
    accessToken,
    refreshToken,
    scope,
    ref,
  });

  test("round-trips through an import, whatever is missing", () => {
    fc.assert(
      fc.property(sessions, fc.constantFrom("session", "redis"), (members, layout) => {
        const session = { version: "v", obtainedAt: 0, ...members } as PodioSession;
        const stored = exportSession(session, layout as "session");
        const imported = importSession(JSON.stringify(stored));
        expect(shared(imported)).toEqual(shared(session));
        expect(exportSession(imported, layout as "session")).toEqual(stored);
      }),
    );
  });

  test("overwrites every member of an older hash", () => {
    const older = exportSession(
      importSession(JSON.stringify({ access_token: "a", refresh_token: "r", ref: { type: "app", id: 1 } })),
      "redis",
    );
    const bare = importSession(JSON.stringify({ access_token: "b" }));
    expect(shared(importSession(JSON.stringify({ ...older, ...exportSession(bare, "redis") })))).toEqual(shared(bare));
  });
});

describe("a store shared with podio-php", () => {
  const redis = new Map<string, PhpRedisHash>();
  const key = "podio_cache_alice";
  const authType: AuthType = { type: "password", identifier: "user@example.com" };
  beforeEach(() => redis.clear());

  const sessions = () =>
    phpSessions({
      get: async () => redis.get(key) ?? {},
      set: async (_, session) =>
        session ? redis.set(key, { ...redis.get(key), ...exportSession(session, "redis") }) : redis.delete(key),
      authType,
    });

  /** What podio-php does on a 401: refreshes with what it holds, and stores the pair. */
  async function phpRefresh(held: PhpRedisHash): Promise<void> {
    const fields = { grant_type: "refresh_token", refresh_token: held.refresh_token };
    const body = new URLSearchParams({ ...fields, client_id: clientId, client_secret: clientSecret });
    const answer = await fetch("https://api.podio.com/oauth/token", { method: "POST", body });
    expect(answer.status).toBe(200);
    const { access_token, refresh_token } = (await answer.json()) as PhpRedisHash;
    redis.set(key, { ...held, access_token, refresh_token });
  }

  async function begin(): Promise<PodioClient> {
    redis.set(key, exportSession(await podio().user(mock).tokens.session(), "redis"));
    return podio({ sessions: sessions() }).for("alice");
  }
  const works = async (client: PodioClient): Promise<void> => {
    expect((await client.request("GET /user")).user_id).toBe(999_999);
  };

  test("is refreshed by either program in turn, once each time", async () => {
    const alice = await begin();
    await works(alice);
    for (let round = 0; round < 3; round++) {
      mock.expireAccessTokens();
      await works(alice);
      mock.expireAccessTokens();
      await phpRefresh(redis.get(key)!);
      await works(alice);
    }
    expect([mock.tokenRequests().length, mock.reuses()]).toEqual([7, 0]);
    expect(redis.get(key)!.access_token).toBe(await alice.tokens.accessToken());
  });

  test("is read by another process as the first one left it", async () => {
    const alice = await begin();
    mock.expireAccessTokens();
    await works(alice);
    await works(podio({ sessions: sessions() }).for("alice"));
    expect([mock.tokenRequests().length, mock.reuses()]).toEqual([2, 0]);
  });

  test("survives when podio-php writes back at its end what it read at its start", async () => {
    const alice = await begin();
    const read = redis.get(key)!;
    mock.expireAccessTokens();
    await works(alice);
    redis.set(key, read);
    mock.expireAccessTokens();
    await works(alice);
    expect([mock.reuses(), redis.get(key)!.access_token]).toEqual([0, await alice.tokens.accessToken()]);
  });

  test("keeps the newer pair when podio-php writes back one that it had replaced itself", async () => {
    const alice = await begin();
    await works(alice);
    const read = redis.get(key)!;
    mock.expireAccessTokens();
    await phpRefresh(read);
    await works(alice);
    const newer = redis.get(key)!.access_token;
    redis.set(key, read);
    mock.expireAccessTokens(newer);
    await works(alice);
    expect(mock.reuses()).toBe(0);
  });

  test("may hold JSON text; other text is an error", async () => {
    const manager = (stored: string) => phpSessions({ get: async () => stored, set: async () => undefined });
    expect(await manager('{"access_token":"a"}').get(key)).toMatchObject({ accessToken: "a" });
    expect(await manager('{"access_token":""}').get(key)).toBeUndefined();
    await expect(manager("a:1:{}").get(key)).rejects.toThrow(/not JSON/);
  });

  test("holds no session when podio-php has logged out, and none after a logout here", async () => {
    const alice = await begin();
    redis.set(key, { access_token: "", refresh_token: "", expires_in: "", ref_type: "", ref_id: "", scope: "" });
    await expect(alice.tokens.session()).rejects.toMatchObject({ reason: "no_session" });
    redis.delete(key);
    await expect(alice.tokens.session()).rejects.toMatchObject({ reason: "no_session" });
    const bob = await begin();
    await bob.tokens.logout();
    expect(redis.size).toBe(0);
  });
});
