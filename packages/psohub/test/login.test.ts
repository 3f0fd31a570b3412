import { testClock } from "@tokens/core/testing";
import { createPsohub } from "@tokens/psohub";
import { psohubLogin, type PsohubLoginOptions } from "@tokens/psohub/login";
import { createPsohubMock, type PsohubMockOptions } from "@tokens/psohub/msw";
import { setupServer } from "msw/node";
import { afterEach, beforeAll, afterAll, describe, expect, test } from "vitest";

const redirectUri = "https://www.example.com/auth-callback";
const clock = testClock();
const server = setupServer();

beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

function scene(behaviour: PsohubMockOptions = {}, options: Partial<PsohubLoginOptions> = {}) {
  const mock = createPsohubMock({ clock, ...behaviour });
  server.use(...mock.handlers);
  return { mock, login: psohubLogin({ ...mock, redirectUri, clock, ...options }) };
}

/** The browser's way: the page, and where it is sent back to. */
async function approve(url: string): Promise<string> {
  const response = await fetch(url, { redirect: "manual" });
  return response.headers.get("location")!;
}

const refused = { code: "reauthorization_required", reason: "refused" };

describe("the authorization URL", () => {
  test("has PSOhub's own parameter names, spaces as %20, and no secret", async () => {
    const { mock, login } = scene();
    const { url, checks } = await login.authorizationUrl();
    expect(url).toBe(
      `https://www.psohubapp.com/link/apiauthorization?clientid=${mock.clientId}&scope=projects%20timesheets&redirecturl=https%3A%2F%2Fwww.example.com%2Fauth-callback&state=${checks.state}`,
    );
    expect((await login.authorizationUrl()).checks.state).not.toBe(checks.state);
  });

  test("has the secret only when sendClientSecretInAuthorizationUrl is set", async () => {
    const { login, mock } = scene({ wantsSecretInUrl: true }, { sendClientSecretInAuthorizationUrl: true });
    const { url, checks } = await login.authorizationUrl();
    expect(url).toContain(`&clientsecret=${mock.clientSecret}`);
    await expect(login.exchange(await approve(url), checks)).resolves.toMatchObject({ session: { redirectUri } });
  });
});

describe("a callback", () => {
  test("becomes a session of 600 s, without token_type, that keeps its redirect URI", async () => {
    const { mock, login } = scene();
    const { url, checks } = await login.authorizationUrl();
    const { session } = await login.exchange(await approve(url), checks);
    expect(session).toMatchObject({ redirectUri, obtainedAt: clock.now(), expiresAt: clock.now() + 600_000 });
    const psohub = createPsohub({ ...mock, clock });
    await psohub.tokens.save(session);
    await clock.advance(600_000);
    await expect(psohub.request("GET /projects")).resolves.toHaveLength(2);
  });

  test.for<["code" | "authorization_code"]>([["code"], ["authorization_code"]])(
    "reaches a server that reads %s, without options",
    async ([name]) => {
      const { login } = scene({ codeParameters: [name] });
      const { url, checks } = await login.authorizationUrl();
      await expect(login.exchange(await approve(url), checks)).resolves.toHaveProperty("session.refreshToken");
    },
  );

  test.for<["code" | "authorization_code", string]>([
    ["code", "authorization_code"],
    ["authorization_code", "code"],
  ])("sends the code as %s only, when that is configured", async ([codeParameter, other]) => {
    const { login, mock } = scene({}, { codeParameter });
    const { url, checks } = await login.authorizationUrl();
    await login.exchange(await approve(url), checks);
    const form = new URLSearchParams(mock.requests("POST /oauth/token")[0]!.body);
    expect([form.has(codeParameter), form.has(other)]).toEqual([true, false]);
  });

  test("with another login's state is refused before the code is sent", async () => {
    const { login, mock } = scene({ echoesState: true });
    const forged = await approve((await login.authorizationUrl()).url);
    await expect(login.exchange(forged, (await login.authorizationUrl()).checks)).rejects.toMatchObject(refused);
    expect(mock.requests("POST /oauth/token")).toHaveLength(0);
  });

  test("in a browser that has started no login is refused", async () => {
    const { login, mock } = scene();
    const forged = await approve((await login.authorizationUrl()).url);
    await expect(login.exchange(forged, undefined)).rejects.toMatchObject(refused);
    expect(mock.requests("POST /oauth/token")).toHaveLength(0);
  });

  test("without state is refused when state is required", async () => {
    const silent = scene({}, { requireState: true });
    const first = await silent.login.authorizationUrl();
    await expect(silent.login.exchange(await approve(first.url), first.checks)).rejects.toMatchObject(refused);
    const echoing = scene({ echoesState: true }, { requireState: true });
    const second = await echoing.login.authorizationUrl();
    await expect(echoing.login.exchange(await approve(second.url), second.checks)).resolves.toHaveProperty(
      "session.version",
    );
  });

  test("whose code was used before is refused", async () => {
    const { login } = scene();
    const { url, checks } = await login.authorizationUrl();
    const callback = await approve(url);
    await login.exchange(callback, checks);
    await expect(login.exchange(callback, checks)).rejects.toMatchObject(refused);
  });

  test("is exchanged with the package's user agent", async () => {
    const { login, mock } = scene();
    const { url, checks } = await login.authorizationUrl();
    await login.exchange(await approve(url), checks);
    expect(mock.requests("POST /oauth/token")[0]!.headers.get("user-agent")).toMatch(/^tokens-psohub\/\d/);
  });

  test("with an error or without a code is refused", async () => {
    const { login } = scene();
    const { checks } = await login.authorizationUrl();
    await expect(login.exchange(`${redirectUri}?error=access_denied`, checks)).rejects.toThrow(/access_denied/);
    await expect(login.exchange(redirectUri, checks)).rejects.toThrow(/no code/);
  });
});

describe("a user who refuses without a callback", () => {
  test("makes the login time out", async () => {
    const { login, mock } = scene();
    mock.approves = false;
    const { url, checks } = await login.authorizationUrl();
    expect(await approve(url)).toBeNull();
    const waiting = login.exchange(new Promise<string>(() => undefined), checks).catch((error: unknown) => error);
    await clock.advance(600_000);
    expect(await waiting).toMatchObject({
      ...refused,
      message: expect.stringContaining("has timed out") as string,
    });
    expect(clock.sleeping).toBe(0);
  });

  test("makes a late callback fail", async () => {
    const { login } = scene({}, { timeoutMs: 1000 });
    const { url, checks } = await login.authorizationUrl();
    const callback = await approve(url);
    await clock.advance(1000);
    await expect(login.exchange(callback, checks)).rejects.toThrow(/has timed out/);
  });

  test("can be waited for until a signal aborts", async () => {
    const { login } = scene();
    const stop = new AbortController();
    const { checks } = await login.authorizationUrl();
    const waiting = login.exchange(new Promise<string>(() => undefined), checks, { signal: stop.signal });
    stop.abort(new Error("enough"));
    await expect(waiting).rejects.toThrow("enough");
    expect(clock.sleeping).toBe(0);
  });
});
