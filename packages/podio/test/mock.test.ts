import { testClock } from "@tokens/core/testing";
import { createPodioMock } from "@tokens/podio/msw";
import { setupServer } from "msw/node";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";

const clock = testClock();
const mock = createPodioMock({ clock });
const server = setupServer(...mock.handlers);
const { clientId: client_id, clientSecret: client_secret, username, password } = mock;
const api = "https://api.podio.com";

beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
beforeEach(() => mock.reset());
afterAll(() => server.close());

const grant = (fields: Record<string, string>): Promise<Response> =>
  fetch(`${api}/oauth/token`, { method: "POST", body: new URLSearchParams({ client_id, client_secret, ...fields }) });
const asApp = { grant_type: "app", app_id: "111", app_token: "app-token-111" };
const asUser = { grant_type: "password", username, password };

async function tokenOf(fields: Record<string, string>): Promise<string> {
  return ((await (await grant(fields)).json()) as { access_token: string }).access_token;
}

const call = (token: string, path: string, init?: RequestInit): Promise<Response> =>
  fetch(api + path, { ...init, headers: { authorization: `OAuth2 ${token}` } });

const errorMembers = ["error", "error_description", "error_detail", "error_parameters", "error_propagate", "request"];

async function refused(response: Response): Promise<object> {
  const body = (await response.json()) as Record<string, unknown>;
  expect(Object.keys(body)).toEqual(errorMembers);
  const { error, error_description: description } = body;
  const header = (name: string): string | null => response.headers.get(name);
  return {
    status: response.status,
    error,
    description,
    left: [header("x-rate-limit-limit"), header("x-rate-limit-remaining"), header("retry-after")],
  };
}

const limited = (seconds: number, left: unknown[] = ["1000", "0", null]): object => ({
  status: 420,
  error: "rate_limit",
  description: `You have hit the rate limit. Please wait ${seconds} seconds before trying again`,
  left,
});

describe("a rate limit", () => {
  test("refuses everyone when exhausted, including new accounts, until the hour is over", async () => {
    const app = await tokenOf(asApp);
    expect((await call(app, "/item/555")).headers.get("x-rate-limit-remaining")).toBe("999");
    mock.exhaustRateLimit();
    expect(await refused(await call(app, "/item/555"))).toEqual(limited(3600));
    await clock.advance(600_000);
    const user = await tokenOf(asUser);
    expect(await refused(await call(user, "/user"))).toEqual(limited(3000));
    const filter = await call(app, "/item/app/111/filter/", { method: "POST", body: "{}" });
    expect(await refused(filter)).toEqual(limited(3000, ["250", "0", null]));
    await clock.advance(3_000_000);
    const after = await call(app, "/item/555");
    expect([after.status, after.headers.get("x-rate-limit-remaining")]).toEqual([200, "999"]);
  });

  test("says how much of the hour is left when calls have exhausted it", async () => {
    const small = createPodioMock({ clock, limits: { general: 2, limited: 1 } });
    server.use(...small.handlers);
    const app = await tokenOf(asApp);
    await call(app, "/item/555");
    await clock.advance(60_000);
    expect((await call(app, "/item/555")).headers.get("x-rate-limit-remaining")).toBe("0");
    expect(await refused(await call(app, "/item/555"))).toEqual(limited(3540, ["2", "0", null]));
    server.resetHandlers();
  });

  test("can be restored", async () => {
    const app = await tokenOf(asApp);
    mock.exhaustRateLimit();
    mock.exceedRateLimit({ times: Infinity });
    mock.restoreRateLimit();
    expect((await call(app, "/item/555")).status).toBe(200);
  });

  test("refuses a number of calls on demand, counts none of them, and does not affect token requests", async () => {
    const app = await tokenOf(asApp);
    mock.exceedRateLimit({ times: 2, waitSeconds: 90 });
    const again = await tokenOf(asApp);
    for (const token of [app, again]) expect(await refused(await call(token, "/item/555"))).toEqual(limited(90));
    const after = await call(app, "/item/555");
    expect([after.status, after.headers.get("x-rate-limit-remaining")]).toEqual([200, "999"]);
  });

  test("does not affect API calls when exceeded at the token endpoints", async () => {
    const app = await tokenOf(asApp);
    mock.exceedRateLimit({ on: "token" });
    expect((await call(app, "/item/555")).status).toBe(200);
    expect(await refused(await grant(asApp))).toEqual(limited(3600, [null, null, null]));
    expect((await grant(asApp)).status).toBe(200);
    mock.exceedRateLimit({ on: "all", times: 2 });
    expect([(await grant(asApp)).status, (await call(app, "/item/555")).status]).toEqual([420, 420]);
  });
});

describe("a second factor", () => {
  const verify = (body: object): Promise<Response> =>
    fetch(`${api}/mfa/verify`, {
      method: "POST",
      body: JSON.stringify(body),
      headers: { "content-type": "application/json" },
    });

  test("is required with 200 and a nonce, for passwords only, and starts a session", async () => {
    mock.requireSecondFactor();
    expect(await (await grant(asApp)).json()).toHaveProperty("access_token");
    const asked = await grant(asUser);
    const { server_nonce: nonce, ...more } = (await asked.json()) as { server_nonce: string };
    expect([asked.status, typeof nonce, more]).toEqual([200, "string", {}]);
    expect(await refused(await verify({ nonce, otp: "000000" }))).toMatchObject({
      status: 400,
      error: "invalid_second_factor",
    });
    const opened = (await (await verify({ nonce, otp: mock.otp })).json()) as Record<string, unknown>;
    expect(opened).toMatchObject({ token_type: "bearer", expires_in: 28_800, ref: { type: "user", id: 999_999 } });
    expect(await refused(await verify({ nonce, otp: mock.otp }))).toMatchObject({
      status: 400,
      error: "nonce_validation_error",
    });
    mock.requireSecondFactor(false);
    expect(await (await grant(asUser)).json()).toHaveProperty("access_token");
  });
});

test("a deleted object responds with 410, even when the other app has an item with its id, and an unknown one with 404", async () => {
  const [app, user] = [await tokenOf(asApp), await tokenOf(asUser)];
  const gone = { status: 410, error: "gone" };
  for (const [token, path] of [
    [app, "/item/555"],
    [user, "/item/601"],
    [user, "/task/61"],
    [user, "/comment/71"],
    [user, "/file/701"],
  ] as const) {
    expect((await call(token, path, { method: "DELETE" })).status).toBe(204);
    expect(await refused(await call(token, path))).toMatchObject(gone);
    expect(await refused(await call(token, path, { method: "DELETE" }))).toMatchObject(gone);
    expect(await refused(await call(token, `${path}00`))).toMatchObject({ status: 404, error: "not_found" });
  }
  const file = await fetch("https://files.podio.com/701", { headers: { authorization: `OAuth2 ${app}` } });
  expect(await refused(file)).toMatchObject(gone);
  const other = await tokenOf({ grant_type: "app", app_id: "222", app_token: "app-token-222" });
  expect((await call(other, "/item/555")).status).toBe(200);
  expect(await refused(await call(other, "/item/602"))).toMatchObject({ status: 403, error: "forbidden" });
});
