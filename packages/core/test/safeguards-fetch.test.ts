import { getEventListeners } from "node:events";
import { BodyNotReplayableError, systemClock } from "@tokens/core";
import { requestToken } from "@tokens/core/token-endpoint";
import { testClock } from "@tokens/core/testing";
import { describe, expect, test } from "vitest";
import { outcome, scene } from "./scene.ts";

const expired = { status: 401, headers: { "www-authenticate": 'Bearer error="invalid_token"' } };

describe("a redirect", () => {
  /** The headers of each request that goes to `/a` and is sent on from place to place. */
  async function followed(trail: readonly string[], headers: Record<string, string>): Promise<Headers[]> {
    const sent: Headers[] = [];
    const { process } = await scene({ aged: 0 });
    const tokens = process({
      fetch: async (input, init) => {
        const location = trail[sent.push(new Request(input, init).headers) - 1];
        return location ? new Response(null, { status: 302, headers: { location } }) : new Response("there");
      },
    });
    await tokens.fetch("https://api.example.com/a", { headers });
    return sent;
  }

  test("to another origin drops cookie and authorization headers", async () => {
    const trail = ["/b", "https://files.example.net/c", "https://files.example.net/d"];
    const sent = await followed(trail, { cookie: "session=1", authorization: "Basic own" });
    expect(sent.map((headers) => headers.get("cookie"))).toEqual(["session=1", "session=1", null, null]);
    expect(sent.map((headers) => headers.get("authorization")?.split(" ")[0])).toEqual([
      "Bearer",
      "Bearer",
      undefined,
      undefined,
    ]);
  });

  test("is followed ten times; the eleventh is returned", async () => {
    const sent = await followed(Array<string>(20).fill("/again"), {});
    expect(sent).toHaveLength(11);
  });
});

test("an async iterable is a stream, which is not sent twice", async () => {
  const { server, process } = await scene({ aged: 0 });
  const bodies: string[] = [];
  const tokens = process({
    fetch: async (input, init) => (bodies.push(await new Request(input, init).text()), new Response("", expired)),
  });
  async function* streamed(): AsyncGenerator<Uint8Array> {
    yield new TextEncoder().encode("streamed");
  }
  const init = { method: "POST", body: streamed(), duplex: "half" } as unknown as RequestInit;
  expect(await outcome(tokens.fetch("https://api.example.com/", init))).toBeInstanceOf(BodyNotReplayableError);
  expect([bodies, server.posts]).toEqual([["streamed"], 1]);
});

test("unread responses free their connection", async () => {
  const { process } = await scene({ aged: 0 });
  const cancelled: number[] = [];
  const answers = [expired, { status: 302, headers: { location: "/moved" } }, { status: 200, headers: {} }];
  let asked = 0;
  const tokens = process({
    fetch: async () => {
      const number = asked++;
      const body = new ReadableStream({ cancel: () => void cancelled.push(number) });
      return new Response(body, answers[number]);
    },
  });
  expect((await tokens.fetch("https://api.example.com/")).status).toBe(200);
  expect(cancelled).toEqual([0, 1]);
});

test("a lifetime counts from the request, not from the response", async () => {
  const clock = testClock();
  const sentAt = clock.now();
  const { obtainedAt, expiresAt } = await requestToken(
    { provider: "Example", url: "https://auth.example.com/token", parameters: {} },
    {
      fetch: async () => {
        clock.set(clock.now() + 9000);
        return Response.json({ access_token: "a", expires_in: 60 });
      },
      now: () => clock.now(),
      signal: new AbortController().signal,
    },
  );
  expect([obtainedAt, expiresAt]).toEqual([sentAt, sentAt + 60_000]);
});

test("sleep() removes its listener from the signal", async () => {
  const { signal } = new AbortController();
  await Promise.all([systemClock.sleep(0, signal), systemClock.sleep(1, signal)]);
  expect(getEventListeners(signal, "abort")).toEqual([]);
});
