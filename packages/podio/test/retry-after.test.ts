import { testClock } from "@tokens/core/testing";
import { createPodio, PodioRateLimitError, uploadFile, type PodioClient } from "@tokens/podio";
import { podioLogin } from "@tokens/podio/login";
import { createPodioMock } from "@tokens/podio/msw";
import { setupServer } from "msw/node";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";

const clock = testClock();
const mock = createPodioMock({ clock });
const server = setupServer(...mock.handlers);
let podio: PodioClient;

beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
beforeEach(() => {
  mock.reset();
  podio = createPodio({ ...mock, clock, http: { retry: 0 } }).app(111, mock.appTokens[111]);
});
afterAll(() => server.close());

const words = (error_description: string): object => ({ error: "rate_limit", error_description });
const hour = words("You have hit the rate limit. Please wait 3600 seconds before trying again");
const item = { item_id: 555 };
const reason = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => expect.unreachable(),
    (error: unknown) => error,
  );

describe("the wait that a rate-limit error states in words, without a header", () => {
  test.for<[string | object, number | undefined]>([
    [hour, 3_600_000],
    [words("You have hit the rate limit. Please wait 300 seconds before trying again."), 300_000],
    [words("You have hit the rate limit. Please wait 1 second before trying again"), 1000],
    [words("Please WAIT for 3,600 seconds"), 3_600_000],
    [words("Please wait 5 minutes before trying again"), 300_000],
    [words("Please wait another 1 hour, 30 min and 5 secs"), 5_405_000],
    [words("Rate limited. Try again in 90s."), 90_000],
    [words("Retry after 2.5 seconds"), 3000],
    [words("Please wait 60 before trying again"), 60_000],
    ["You have hit the rate limit. Please wait 20 seconds", 20_000],
    [words("You have hit the rate limit. Please wait before trying again"), undefined],
    [words("You have made 250 calls in 3600 seconds"), undefined],
    [words("Please wait 1 day."), 86_400_000],
    [words("Please wait a moment. Try again in 10 seconds."), 10_000],
    [words("Please wait 3 fortnights"), undefined],
    [{ error: "rate_limit", request: { body: "wait 5 seconds" } }, undefined],
    ["<html>", undefined],
    ["", undefined],
  ])("%j", async ([body, retryAfterMs]) => {
    for (const status of [420, 429]) {
      mock.failNext({ route: "GET /item/{item_id}", status, body });
      const error = await reason(podio.request("GET /item/{item_id}", item));
      expect(error).toBeInstanceOf(PodioRateLimitError);
      expect(error).toMatchObject({ status, retryAfterMs });
    }
  });

  test("a Retry-After header takes precedence", async () => {
    mock.failNext({ route: "GET /item/{item_id}", status: 420, body: hour, headers: { "retry-after": "7" } });
    await expect(podio.request("GET /item/{item_id}", item)).rejects.toMatchObject({ retryAfterMs: 7000 });
  });

  test("is not read from other errors", async () => {
    mock.failNext({ route: "GET /item/{item_id}", status: 400, body: hour });
    await expect(podio.request("GET /item/{item_id}", item)).rejects.toMatchObject({ retryAfterMs: undefined });
  });

  test("is in the message, and a GET is not retried before it is over", async () => {
    const patient = createPodio({ ...mock, clock }).app(111, mock.appTokens[111]);
    mock.failNext({ route: "GET /item/{item_id}", status: 429, body: hour });
    await expect(patient.request("GET /item/{item_id}", item)).rejects.toThrow(/ Try again in 3600 s\.$/);
    expect(mock.requests("GET /item/{item_id}")).toHaveLength(1);
  });

  test("is on the errors of uploads, app logins, refreshes and interactive logins", async () => {
    mock.failNext({ route: "POST /file/", status: 420, body: hour });
    const stream = (): ReadableStream<Uint8Array> => new Blob(["x"]).stream();
    await expect(uploadFile(podio, stream, "x.txt")).rejects.toMatchObject({ retryAfterMs: 3_600_000 });

    mock.failNext({ route: "POST /oauth/token/v2", status: 420, body: hour });
    const limited = { code: "provider_unavailable", status: 420, retryable: true, retryAfterMs: 3_600_000 };
    await expect(podio.tokens.refresh()).rejects.toMatchObject(limited);

    const fresh = createPodio({ ...mock, clock, http: { retry: 0 } }).app(222, mock.appTokens[222]);
    mock.failNext({ route: "POST /oauth/token/v2", status: 420, body: hour });
    await expect(fresh.tokens.session()).rejects.toMatchObject(limited);

    const { clientId, clientSecret } = mock;
    const login = podioLogin({ clientId, clientSecret, redirectUri: "https://example.com/cb?x=1", clock });
    const { checks } = await login.authorizationUrl();
    mock.failNext({ route: "POST /oauth/token/v2", status: 420, body: hour });
    const callback = `https://example.com/cb?x=1&code=auth-code-1&state=${checks.state}`;
    await expect(login.exchange(callback, checks)).rejects.toMatchObject(limited);
  });
});
