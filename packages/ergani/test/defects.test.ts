import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createErgani, writeDocument, type ErganiOptions } from "@tokens/ergani";
import { importSession } from "@tokens/ergani/import";
import { createErganiMock } from "@tokens/ergani/msw";
import { testClock } from "@tokens/core/testing";
import { fileSessions } from "@tokens/session-file";
import { http, HttpResponse } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { card, serve, temporary } from "./support.ts";

const clock = testClock();
const hour = 3_600_000;
/** Leaves no time for a second token request. */
const deadlineMs = 100;
const mock = createErganiMock({ clock });
const server = setupServer(...mock.handlers);
const { username, password } = mock;
const base = "https://eservices.yeka.gr/WebservicesAPI/api";
const create = (more: Partial<ErganiOptions> = {}) =>
  createErgani({ environment: "production", username, password, clock, ...more });
const logins = () => mock.requests("POST /Authentication").length;
const refreshes = () => mock.requests("POST /Authentication/Refresh").length;

beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
beforeEach(() => mock.reset());
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

describe("defects of the PHP token manager, avoided here", () => {
  test("1 no lock: four processes with one expired token make one refresh and no extra login", async () => {
    const directory = await temporary();
    let real: ReturnType<typeof createErganiMock> | undefined;
    const served = await serve(() => real?.handlers ?? []);
    const apiUrl = `${served.url}/WebservicesAPI/api`;
    real = createErganiMock({ apiUrl });
    server.close();
    try {
      const sessions = fileSessions({ directory });
      await createErgani({ apiUrl, username, password, sessions }).tokens.accessToken();
      real.expireAccessTokens();
      const children = [1, 2, 3, 4].map(() => {
        const worker = fileURLToPath(new URL("worker.ts", import.meta.url));
        return spawn(process.execPath, ["-C", "@tokens/source", worker, apiUrl, directory], {
          stdio: ["ignore", "pipe", "inherit"],
        });
      });
      const codes = await Promise.all(children.map(async (child) => (await once(child, "close"))[0] as number));
      expect(codes).toEqual([0, 0, 0, 0]);
      expect(real.requests("POST /Authentication/Refresh")).toHaveLength(1);
      expect(real.requests("POST /Authentication")).toHaveLength(1);
      expect(real.reuses()).toBe(0);
    } finally {
      await served.close();
      server.listen({ onUnhandledFrame: "error" });
    }
  }, 30_000);

  test("2 not atomic: a truncated token file of the PHP package is rejected", () => {
    expect(() => importSession('{"token":{"accessTok')).toThrow(/it is incomplete/);
  });

  test("3 world-readable window: the session file is private", async () => {
    const directory = await temporary();
    await create({ sessions: fileSessions({ directory }) }).tokens.accessToken();
    for (const name of await readdir(directory)) expect((await stat(join(directory, name))).mode & 0o077).toBe(0);
  });

  test("4 endless loop: a repeated expired-token 401 leads to one refresh and one replay", async () => {
    const ergani = create();
    let calls = 0;
    server.use(
      http.post(`${base}/WebServices/ExecuteService`, () => {
        calls += 1;
        return new HttpResponse(null, { status: 401, headers: { "api-token-expired": "true" } });
      }),
    );
    await expect(ergani.service("EX_BASE_01")).rejects.toMatchObject({ code: "api_error", status: 401 });
    expect([calls, refreshes(), logins()]).toEqual([2, 1, 1]);
  });

  test("5 a 401 without the header neither refreshes nor deletes anything", async () => {
    const ergani = create();
    const token = await ergani.tokens.accessToken();
    server.use(
      http.get(`${base}/Lookup/Submissions`, () =>
        HttpResponse.json({ Message: "Authorization has been denied for this request." }, { status: 401 }),
      ),
    );
    await expect(ergani.request("GET /Lookup/Submissions")).rejects.toMatchObject({
      detail: "Authorization has been denied for this request.",
    });
    expect(await ergani.tokens.accessToken()).toBe(token);
    expect([refreshes(), logins()]).toEqual([0, 1]);
  });

  test.for([[400], [401], [403]])("6 a refresh answered %i falls back to one login", async ([status]) => {
    const ergani = create();
    await ergani.tokens.accessToken();
    mock.expireAccessTokens();
    mock.failNext({ route: "POST /Authentication/Refresh", status: status! });
    expect((await ergani.service("EX_BASE_01"))?.Afm).toBe("999999993");
    expect([refreshes(), logins()]).toEqual([1, 2]);
  });

  test.for([[500], [429]])("6 a refresh answered %i keeps the tokens and logs in nobody", async ([status]) => {
    const ergani = create();
    await ergani.tokens.accessToken();
    mock.failNext({ route: "POST /Authentication/Refresh", status: status!, headers: { "retry-after": "70" } });
    await expect(ergani.tokens.refresh()).rejects.toMatchObject({
      code: "provider_unavailable",
      status,
      retryAfterMs: 70_000,
    });
    expect(logins()).toBe(1);
  });

  test("6 a proxy's page does not count as a refused refresh or login", async () => {
    const page = {
      status: 403,
      headers: { "content-type": "text/html" },
      body: "<!DOCTYPE html><title>Blocked</title>",
    };
    const passing = { code: "provider_unavailable", status: 403 };
    const ergani = create({ deadlineMs });
    mock.failNext({ route: "POST /Authentication", ...page });
    await expect(ergani.tokens.accessToken()).rejects.toMatchObject(passing);
    const another = create({ deadlineMs });
    await another.tokens.accessToken();
    mock.failNext({ route: "POST /Authentication/Refresh", ...page });
    await expect(another.tokens.refresh()).rejects.toMatchObject(passing);
    expect([refreshes(), logins()]).toEqual([1, 2]);
  });

  test("6 a refusal that echoes the password is redacted", async () => {
    mock.failNext({ route: "POST /Authentication", status: 401, body: `Λάθος κωδικός ${password}` });
    await expect(create().tokens.accessToken()).rejects.toThrow("Λάθος κωδικός [redacted])");
  });

  test("7 file name: the key has no password, and differs by service, user type and user", () => {
    const keys = [
      create(),
      create({ environment: "test" }),
      create({ userType: "02" }),
      create({ username: "other" }),
      create({ username: "a-b", password: "c" }),
      create({ username: "a", password: "b-c" }),
    ].map(({ tokens }) => tokens.key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys[0]).not.toContain(password);
    expect(create({ password: "new" }).tokens.key).toBe(keys[0]);
  });

  test.for<[string, unknown, RegExp]>([
    ["nothing", undefined, /^createErgani\(\) takes an object of options, not undefined: call createErgani\(/],
    ["a string", "canary", /not a string/],
    ["no credential", { environment: "test" }, /username is undefined, password is undefined/],
    [
      "a number as a user name",
      { environment: "test", username: 5, password },
      /^username must be a string, not a number\.$/,
    ],
    ["a password of another type", { environment: "test", username, password: ["canary"] }, /not an array\.$/],
  ])("createErgani() with %s from plain JavaScript is rejected by name", ([, options, message]) => {
    expect(() => createErgani(options as never)).toThrow(
      expect.objectContaining({ code: "provider_configuration", message: expect.stringMatching(message) as string }),
    );
  });

  test.for<[string, Partial<ErganiOptions>, RegExp]>([
    [
      "no address",
      { environment: undefined },
      /^environment must be "production" or "test", not undefined: .* apiUrl\.$/,
    ],
    ["an empty address", { environment: "" }, /not an empty string/],
    ["an unknown environment", { environment: "prod" }, /not another string/],
    ["a URL as environment", { environment: "https://user:canary@example.com" }, /^(?!.*canary).*not another string/],
    ["two addresses", { apiUrl: "https://example.com" }, /^Pass either environment or apiUrl, not both\.$/],
    ["plain http", { environment: undefined, apiUrl: "http://example.com" }, /^apiUrl is http:.*over https only/],
  ])("8 the service is never guessed: %s is rejected", ([, options, message]) => {
    expect(() => create(options)).toThrow(
      expect.objectContaining({ code: "provider_configuration", message: expect.stringMatching(message) as string }),
    );
  });

  test("9 a long-running client adopts what another has refreshed", async () => {
    const sessions = fileSessions({ directory: await temporary() });
    const [one, other] = [create({ sessions }), create({ sessions })];
    await one.tokens.accessToken();
    await other.tokens.accessToken();
    await clock.advance(4 * hour);
    await one.service("EX_BASE_01");
    await other.service("EX_BASE_01");
    expect([refreshes(), logins(), mock.reuses()]).toEqual([1, 1, 0]);
  });

  test.for([["10800"], [10800], [undefined], ["soon"]])("10 accessTokenExpired: %j", async ([told]) => {
    server.use(
      http.post(`${base}/Authentication`, () =>
        HttpResponse.json({ accessToken: "opaque", refreshToken: "r", accessTokenExpired: told }),
      ),
    );
    const { expiresAt, obtainedAt } = await create().tokens.session();
    expect(expiresAt! - obtainedAt).toBe(3 * hour);
  });

  test("11 a lost connection, a capitalized message and a 204 are read correctly", async () => {
    const ergani = create({ http: { retry: 0 } });
    await ergani.tokens.accessToken();
    mock.failNext({ drop: true });
    await expect(ergani.request("GET /Lookup/Submissions")).rejects.toMatchObject({ code: "provider_unavailable" });
    mock.failNext({ status: 403, body: { Message: "Όχι εδώ" } });
    await expect(ergani.request("GET /Lookup/Submissions")).rejects.toMatchObject({ status: 403, detail: "Όχι εδώ" });
    server.use(http.get(`${base}/Lookup/Submissions`, () => new HttpResponse(null, { status: 204 })));
    expect(await ergani.request("GET /Lookup/Submissions")).toBeUndefined();
  });

  test("12 a logout revokes and deletes this session only", async () => {
    const directory = await temporary();
    await writeFile(join(directory, "mine.json"), "{}");
    const ergani = create({ sessions: fileSessions({ directory }) });
    const { refreshToken } = await ergani.tokens.session();
    await ergani.tokens.logout();
    expect(mock.requests("POST /Authentication/Logout")[0]!.body).toBe(JSON.stringify(refreshToken));
    expect(await readdir(directory)).toContain("mine.json");
    await ergani.tokens.accessToken();
    expect(logins()).toBe(2);
  });

  test("token requests carry the package's user agent", async () => {
    const ergani = create();
    await ergani.tokens.accessToken();
    await ergani.tokens.refresh();
    await ergani.tokens.logout();
    const agents = mock.requests().map(({ headers }) => headers.get("user-agent"));
    expect(agents).toEqual(Array.from({ length: 3 }, () => expect.stringMatching(/^tokens-ergani\/\d/) as string));
  });

  test("13 a login or a refresh never carries a bearer token", async () => {
    const ergani = create();
    await ergani.service("EX_BASE_01");
    await ergani.tokens.refresh();
    for (const { headers } of mock.requests().filter(({ route }) => /Authentication(\/Refresh)?$/.test(route))) {
      expect(headers.get("authorization")).toBeNull();
    }
  });

  test("14 API details: overtime in its own envelope, one branch as a row, Sunday is 0, a PDF as bytes", async () => {
    const ergani = create();
    const hours = { ErgazomenosWTOAnalytics: { f_type: "ΥΠ", f_from: "18:00", f_to: "20:00" } } as const;
    const person = { f_afm: "888888880", f_eponymo: "Α", f_onoma: "Β" };
    const overtime = {
      f_aa_pararthmatos: 0,
      Ergazomenoi: { ErgazomenoiWTO: { ...person, f_date: "2026-01-05", ErgazomenosAnalytics: hours } },
    };
    for (const code of ["WTOOv", "WTOOvA", "WTOOvD"] as const)
      expect(writeDocument(code, overtime)).toHaveProperty("WTOS.WTO");
    expect(await ergani.service("EX_BASE_02")).toHaveLength(1);
    const week = (f_day: unknown) => ({
      f_aa_pararthmatos: 0,
      Ergazomenoi: { ErgazomenoiWTO: { ...person, f_day, ErgazomenosAnalytics: hours } },
    });
    expect(JSON.stringify(writeDocument("WTOWeek", week(0)))).toContain('"f_day":"0"');
    expect(() => writeDocument("WTOWeek", week(7))).toThrow(/f_day: takes one of 0, 1, 2, 3, 4, 5, 6/);
    const [receipt] = await ergani.submit("WRKCardSE", card);
    expect(new TextDecoder().decode(await ergani.pdf("WRKCardSE", receipt!))).toMatch(/^%PDF/);
  });
});

describe("tokens", () => {
  test.for([[2], [-2]])("a clock wrong by %i h costs at most one extra refresh", async ([hours]) => {
    for (const dated of [true, false]) {
      const real = testClock();
      const skewed = createErganiMock({ clock: real, dated });
      server.use(...skewed.handlers);
      const local = { now: () => real.now() + hours! * hour, sleep: real.sleep };
      const ergani = create({ clock: local });
      for (let step = 0; step < 12; step++) {
        await ergani.service("EX_BASE_01");
        await real.advance(hour / 2);
      }
      // 6 hours of 3-hour tokens need one or two.
      expect(skewed.requests("POST /Authentication/Refresh").length).toBeLessThanOrEqual(3);
      expect(skewed.requests("POST /Authentication")).toHaveLength(1);
    }
  });

  test("a refused login says what to check, keeps the Greek message, and is not repeated", async () => {
    const ergani = create({ userType: "02" });
    for (let call = 0; call < 3; call++) {
      await expect(ergani.service("EX_BASE_01")).rejects.toMatchObject({
        code: "reauthorization_required",
        message: expect.stringMatching(
          /Usertype 02 \(401: Λάθος όνομα χρήστη.*Check the password, and whether the account is of that Usertype/,
        ) as string,
      });
    }
    expect(logins()).toBe(1);
  });

  test("a refresh sends both tokens and restarts the seven days", async () => {
    const ergani = create();
    const before = await ergani.tokens.session();
    await clock.advance(2 * hour);
    const after = await ergani.tokens.refresh();
    expect(JSON.parse(mock.requests("POST /Authentication/Refresh")[0]!.body)).toEqual({
      AccessToken: before.accessToken,
      RefreshToken: before.refreshToken,
    });
    expect(after.refreshTokenExpiresAt! - before.refreshTokenExpiresAt!).toBe(2 * hour);
  });

  test("an expired refresh token leads to a login, without a refresh", async () => {
    const ergani = create();
    await ergani.tokens.accessToken();
    await clock.advance(8 * 24 * hour);
    await ergani.tokens.accessToken();
    expect([refreshes(), logins()]).toEqual([0, 2]);
  });

  test("a bare access token needs no store", async () => {
    const accessToken = await create().tokens.accessToken();
    const ergani = createErgani({ environment: "production", accessToken });
    expect((await ergani.service("EX_BASE_01"))?.Afm).toBe("999999993");
    mock.expireAccessTokens();
    await expect(ergani.service("EX_BASE_01")).rejects.toMatchObject({ reason: "not_refreshable" });
  });

  test("the PHP package's tokens keep working", async () => {
    const { accessToken, refreshToken } = await create().tokens.session();
    const ergani = create();
    await ergani.tokens.save(
      importSession(
        JSON.stringify({ token: { accessToken, refreshToken, accessTokenExpiresAt: 1, refreshTokenExpiresAt: 4e9 } }),
      ),
    );
    await ergani.service("EX_BASE_01");
    expect([refreshes(), logins()]).toEqual([1, 1]);
  });
});
