import { inspect } from "node:util";
import { createErgani, type ErganiOptions } from "@tokens/ergani";
import { createErganiMock } from "@tokens/ergani/msw";
import { memorySessions } from "@tokens/core";
import { testClock } from "@tokens/core/testing";
import { setupServer } from "msw/node";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";

const clock = testClock();
const mock = createErganiMock({ clock });
const server = setupServer(...mock.handlers);
const { username, password } = mock;
const refreshRoute = "POST /Authentication/Refresh";
const logoutRoute = "POST /Authentication/Logout";

beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
beforeEach(() => mock.reset());
afterAll(() => server.close());

/** A pair of tokens as another program would hand it over. */
async function pair(): Promise<{ accessToken: string; refreshToken: string }> {
  const { accessToken, refreshToken } = await createErgani({
    environment: "production",
    username,
    password,
    clock,
  }).tokens.session();
  return { accessToken, refreshToken: refreshToken! };
}

const create = (more: Partial<ErganiOptions>) => createErgani({ environment: "production", clock, ...more } as never);

test("a pair is used until Ergani says that it has expired, and then refreshed", async () => {
  const given = await pair();
  const ergani = create(given);
  await ergani.service("EX_BASE_01");
  expect(mock.requests(refreshRoute)).toHaveLength(0);
  mock.expireAccessTokens();
  await clock.advance(1000);
  await ergani.service("EX_BASE_01");
  await ergani.service("EX_BASE_01");
  expect(mock.requests(refreshRoute).map(({ body }) => JSON.parse(body) as unknown)).toEqual([
    { AccessToken: given.accessToken, RefreshToken: given.refreshToken },
  ]);
  expect((await ergani.tokens.session()).refreshToken).not.toBe(given.refreshToken);
  expect(mock.requests("POST /Authentication")).toHaveLength(1);
});

test("a logout revokes the refresh token at Ergani", async () => {
  const given = await pair();
  const ergani = create(given);
  await ergani.tokens.logout();
  const [request] = mock.requests(logoutRoute);
  expect(request!.body).toBe(JSON.stringify(given.refreshToken));
  expect(request!.headers.get("authorization")).toBe(`Bearer ${given.accessToken}`);
  await expect(create(given).tokens.refresh()).rejects.toMatchObject({ reason: "refused" });
  await expect(ergani.service("EX_BASE_01")).rejects.toMatchObject({ code: "reauthorization_required" });
});

test("a logout after a refresh revokes the current pair", async () => {
  const ergani = create(await pair());
  const { refreshToken } = await ergani.tokens.refresh();
  await ergani.tokens.logout();
  expect(mock.requests(logoutRoute)[0]!.body).toBe(JSON.stringify(refreshToken));
});

test("an access token alone is neither refreshed nor revoked", async () => {
  const { accessToken } = await pair();
  const ergani = create({ accessToken });
  await expect(ergani.tokens.refresh()).rejects.toMatchObject({ reason: "not_refreshable" });
  await ergani.tokens.logout();
  expect(mock.requests(logoutRoute)).toHaveLength(0);
});

test("a pair that Ergani refuses requires a login, without another request", async () => {
  const ergani = create(await pair());
  mock.expireAccessTokens();
  mock.revoke();
  for (let call = 0; call < 3; call++)
    await expect(ergani.service("EX_BASE_01")).rejects.toMatchObject({ reason: "refused" });
  expect(mock.requests(refreshRoute)).toHaveLength(1);
});

test.for([
  [{ refreshToken: "canary" }, /A refreshToken needs the accessToken/],
  [{ refreshToken: "canary", username, password }, /either a username and password or an accessToken/],
  [
    { accessToken: "canary", refreshToken: "canary", sessions: memorySessions() },
    /Bare tokens are kept in memory, not in `sessions`/,
  ],
] as const)("%o is rejected without the secret", ([options, message]) => {
  let error: unknown;
  try {
    create(options);
  } catch (thrown) {
    error = thrown;
  }
  expect(error).toMatchObject({ code: "provider_configuration", message: expect.stringMatching(message) as string });
  expect(inspect(error)).not.toContain("canary");
});
