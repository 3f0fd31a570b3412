import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { createHubstaff, type Hubstaff, type HubstaffOptions } from "@tokens/hubstaff";
import { createHubstaffMock } from "@tokens/hubstaff/msw";
import { newSession } from "@tokens/core";
import { testClock, type TestClock } from "@tokens/core/testing";
import { fileSessions } from "@tokens/session-file";
import { http, HttpResponse } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";

const clock: TestClock = testClock();
const mock = createHubstaffMock({ clock });
const server = setupServer(...mock.handlers);
const tokenUrl = "https://account.hubstaff.com/access_tokens";
const day = 24 * 3_600_000;

beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
beforeEach(() => mock.reset());
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

/** The refresh tokens that the token endpoint was sent. */
function sentTokens(): (string | null)[] {
  return mock.requests("POST /access_tokens").map(({ body }) => new URLSearchParams(body).get("refresh_token"));
}

const pat = { personalAccessToken: mock.personalAccessToken };

describe("credentials", () => {
  test.for<[string, HubstaffOptions, RegExp]>([
    ["none", { personalAccessToken: undefined }, /No Hubstaff credential.*personal_access_tokens/],
    ["blank", { personalAccessToken: " \n" }, /No Hubstaff credential/],
    ["two kinds", { ...pat, accessToken: "t" }, /only one of/],
    [
      "an organization token given as a personal one",
      { personalAccessToken: "hsoat_abc" },
      /pass it as organizationToken/,
    ],
    [
      "a personal token with its header",
      { personalAccessToken: `Bearer ${mock.personalAccessToken}` },
      /contains white space\. .* one long line .* starts with "eyJ"\. Create one at/,
    ],
    ["a short personal token", { personalAccessToken: "s3cret" }, /^(?!.*s3cret).*has only 6 characters\. /],
    [
      "a personal token that lacks its end",
      { personalAccessToken: mock.personalAccessToken.replace(/\.[^.]*$/, "") },
      /^(?!.*eyJ\w).*is incomplete\. /,
    ],
    [
      "a personal token given as an organization's",
      { organizationToken: mock.personalAccessToken },
      /Pass a personal access token as personalAccessToken/,
    ],
    ["an app without its secret", { clientId: "id", clientSecret: undefined }, /both clientId and clientSecret/],
    ["a malformed URL", { ...pat, apiUrl: "api.hubstaff.com" }, /apiUrl is not a URL: "api\.hubstaff\.com"/],
    [
      "plain http",
      { ...pat, authUrl: "http://account.hubstaff.com" },
      /authUrl is http:\/\/account\.hubstaff\.com: tokens are sent over https only/,
    ],
    ["no options", undefined as never, /takes an object of options, not undefined/],
    ["null", null as never, /takes an object of options, not null/],
    ["the token alone", "s3cret" as never, /takes an object of options, not a string/],
    ["a number", { accessToken: 7 as never }, /accessToken must be a string, not a number/],
  ])("%s: refused at once, with what to do", ([, options, message]) => {
    const refusal = { message: expect.stringMatching(message), code: "provider_configuration", retryable: false };
    expect(() => createHubstaff(options)).toThrow(expect.objectContaining(refusal));
  });

  test("a personal token is sent without a client, once", async () => {
    const hubstaff = createHubstaff({ personalAccessToken: `${mock.personalAccessToken}\n`, clock });
    await Promise.all([hubstaff.tokens.accessToken(), hubstaff.tokens.accessToken()]);
    const [request, ...more] = mock.requests("POST /access_tokens");
    expect(more).toHaveLength(0);
    expect(request!.headers.get("authorization")).toBeNull();
    expect(request!.headers.get("user-agent")).toMatch(/^tokens-hubstaff\/\d+\.\d+\.\d+$/);
    expect(Object.fromEntries(new URLSearchParams(request!.body))).toEqual({
      grant_type: "refresh_token",
      refresh_token: mock.personalAccessToken,
    });
  });

  test("a personal token past its own end fails without a call", async () => {
    const personalAccessToken = mock.createPersonalAccessToken(clock.now() - 1000);
    await expect(createHubstaff({ personalAccessToken, clock }).tokens.accessToken()).rejects.toMatchObject({
      code: "reauthorization_required",
      reason: "expired",
      message: expect.stringContaining("Create one at https://developer.hubstaff.com/personal_access_tokens") as string,
    });
    expect(mock.requests()).toHaveLength(0);
  });

  test("a personal token that was spent says that it works once", async () => {
    await createHubstaff({ ...pat, clock }).tokens.accessToken();
    await expect(createHubstaff({ ...pat, clock }).tokens.accessToken()).rejects.toMatchObject({
      code: "reauthorization_required",
      reason: "refused",
      message: expect.stringMatching(
        /invalid_grant.* works once, .* used before.* Create one at https:\/\/developer\.hubstaff\.com\/personal_access_tokens\./,
      ),
    });
  });

  test("another long word is a new kind of token, which Hubstaff decides about", async () => {
    const hubstaff = createHubstaff({ personalAccessToken: "opaque-0123456789abcdef", clock });
    await expect(hubstaff.tokens.accessToken()).rejects.toMatchObject({ code: "reauthorization_required" });
    expect(sentTokens()).toEqual(["opaque-0123456789abcdef"]);
  });

  test("a personal token belongs to one account only", async () => {
    const hubstaff = createHubstaff({ ...pat, clock });
    await hubstaff.tokens.accessToken();
    await expect(hubstaff.for("alice").request("GET /v2/users/me")).rejects.toMatchObject({ reason: "no_session" });
    expect(mock.requests("POST /access_tokens")).toHaveLength(1);
  });

  test("an app refreshes with Basic, its parts encoded", async () => {
    server.use(
      http.post(tokenUrl, ({ request }) => HttpResponse.json({ access_token: request.headers.get("authorization") })),
    );
    const hubstaff = createHubstaff({ clientId: "id:1", clientSecret: "s +%", clock });
    await hubstaff.tokens.save(newSession({ accessToken: "a", refreshToken: "r", obtainedAt: 1, expiresAt: 2 }));
    expect(await hubstaff.tokens.accessToken()).toBe(`Basic ${btoa("id%3A1:s+%2B%25")}`);
  });

  test("an organization token is used as it is", async () => {
    const hubstaff = createHubstaff({ organizationToken: mock.organizationToken });
    expect((await hubstaff.request("GET /v2/users/me")).user.id).toBe(11);
    expect(mock.requests("POST /access_tokens")).toHaveLength(0);
  });

  test("a bare access token is used until it is refused, and then the error says so", async () => {
    const token = await createHubstaff({ ...pat, clock }).tokens.accessToken();
    const hubstaff = createHubstaff({ accessToken: token });
    expect((await hubstaff.request("GET /v2/users/me")).user.name).toBe("Ada Lovelace");
    mock.expireAccessTokens();
    await expect(hubstaff.request("GET /v2/users/me")).rejects.toMatchObject({
      code: "reauthorization_required",
      reason: "not_refreshable",
    });
  });

  test("a spent stored chain tries a different personal token, once", async () => {
    const hubstaff = createHubstaff({ ...pat, clock });
    const spent = { accessToken: "a", refreshToken: "spent", obtainedAt: 1, expiresAt: 2 };
    await hubstaff.tokens.save(newSession(spent));
    expect((await hubstaff.request("GET /v2/users/me")).user.id).toBe(11);
    expect(sentTokens()).toEqual(["spent", mock.personalAccessToken]);
    mock.revoke();
    await hubstaff.tokens.save(newSession(spent));
    await expect(hubstaff.request("GET /v2/users/me")).rejects.toMatchObject({ code: "reauthorization_required" });
    expect(sentTokens().slice(2)).toEqual(["spent", mock.personalAccessToken]);
  });

  test("a personal token that ends in days is told of, though it still works", async () => {
    const personalAccessToken = mock.createPersonalAccessToken(clock.now() + 90 * day);
    const sessions = fileSessions({ directory: await temporary() });
    const told: number[] = [];
    const process = (): Hubstaff => {
      const hubstaff = createHubstaff({ personalAccessToken, clock, sessions });
      hubstaff.tokens.on((event) => event.type === "reauthorization-soon" && told.push(event.expiresAt));
      return hubstaff;
    };
    await process().request("GET /v2/users/me");
    expect(told).toEqual([]);
    const { refreshTokenExpiresAt, ...session } = await process().tokens.session();
    const soon = clock.now() + 3 * day;
    expect(refreshTokenExpiresAt).toBeGreaterThan(soon);
    await process().tokens.save({ ...session, refreshTokenExpiresAt: soon });
    await process().request("GET /v2/users/me");
    expect(told).toEqual([soon, soon]);
  });

  test("another personal token starts a new chain", async () => {
    const sessions = fileSessions({ directory: await temporary() });
    await createHubstaff({ ...pat, clock, sessions }).tokens.accessToken();
    const personalAccessToken = mock.createPersonalAccessToken();
    const hubstaff = createHubstaff({ personalAccessToken, clock, sessions });
    await hubstaff.request("GET /v2/users/me");
    expect(sentTokens()).toEqual([mock.personalAccessToken, personalAccessToken]);
  });
});

describe("tokens", () => {
  test("live as long as the shorter of expires_in and the JWT, by the JWT's own clock", async () => {
    const hubstaff = createHubstaff({ ...pat, clock });
    const { expiresAt, refreshTokenExpiresAt, obtainedAt } = await hubstaff.tokens.session();
    expect(expiresAt! - obtainedAt).toBe(day);
    expect(refreshTokenExpiresAt! - obtainedAt).toBe(90 * day);
  });

  test.for<[string, object, number | undefined]>([
    ["refresh token whose end the answer tells", { refresh_token: "r", refresh_token_expires_in: 60 }, 60_000],
    ["refresh token that tells an impossible end", { refresh_token: `e.${btoa('{"exp":1e308}')}.s` }, undefined],
  ])("with a %s", async ([, body, lifetime]) => {
    server.use(http.post(tokenUrl, () => HttpResponse.json({ access_token: "a", expires_in: 60, ...body })));
    const { obtainedAt, refreshTokenExpiresAt } = await createHubstaff({ ...pat, clock }).tokens.session();
    expect(refreshTokenExpiresAt).toBe(lifetime && obtainedAt + lifetime);
  });

  test.for([
    ["OAuth's invalid_token", (): undefined => undefined, 2],
    [
      "not_authorized",
      () => HttpResponse.json({ code: "not_authorized", error_code: 10_001, error: "no" }, { status: 401 }),
      1,
    ],
    ["Cloudflare's 403", () => new HttpResponse("<html>error 1010", { status: 403 }), 1],
  ] as const)("a refusal by %s costs %s", async ([, answer, posts]) => {
    const hubstaff = createHubstaff({ ...pat, clock, http: { retry: 0 } });
    await hubstaff.tokens.accessToken();
    mock.expireAccessTokens();
    server.use(http.get("https://api.hubstaff.com/v2/users/me", answer, { once: true }));
    await hubstaff.request("GET /v2/users/me").catch(() => undefined);
    expect(mock.requests("POST /access_tokens")).toHaveLength(posts);
  });

  test("a revoked grant asks for a person, once, and keeps what is stored", async () => {
    const directory = await temporary();
    const hubstaff = createHubstaff({ ...pat, clock, sessions: fileSessions({ directory }) });
    await hubstaff.tokens.accessToken();
    const before = await stored(directory);
    mock.revoke();
    for (let call = 0; call < 3; call++) {
      await expect(hubstaff.request("GET /v2/users/me")).rejects.toMatchObject({
        code: "reauthorization_required",
        providerCode: "invalid_grant",
      });
    }
    // One for the stored chain, one for the personal token that began it.
    expect(mock.requests("POST /access_tokens")).toHaveLength(3);
    expect(await stored(directory)).toBe(before);
  });
});

describe("bad answers of the token endpoint leave the stored session as it is", () => {
  const answers: Record<string, [answer: () => Response, outcome: object]> = {
    HTML: [() => new HttpResponse("<html>"), { code: "invalid_token_response" }],
    nothing: [() => new HttpResponse(""), { code: "invalid_token_response" }],
    "2 MiB": [() => new HttpResponse("x".repeat(2 * 1024 * 1024)), { code: "invalid_token_response" }],
    "no access_token": [() => HttpResponse.json({ refresh_token: "r" }), { code: "invalid_token_response" }],
    "a 403 of HTML": [() => new HttpResponse("<html>1010", { status: 403 }), { code: "provider_unavailable" }],
    invalid_client: [
      () => HttpResponse.json({ error: "invalid_client" }, { status: 401 }),
      { code: "provider_configuration" },
    ],
    "a dropped connection": [() => HttpResponse.error(), { code: "provider_unavailable" }],
  };
  test.for(Object.entries(answers))("%s", async ([, [answer, outcome]]) => {
    const directory = await temporary();
    // The deadline ends before the first pause: a passing failure is not waited out.
    const hubstaff = createHubstaff({ ...pat, clock, deadlineMs: 100, sessions: fileSessions({ directory }) });
    const token = await hubstaff.tokens.accessToken();
    const before = await stored(directory);
    server.use(http.post(tokenUrl, answer));
    await expect(hubstaff.tokens.refresh()).rejects.toMatchObject(outcome);
    expect(await stored(directory)).toBe(before);
    expect(await hubstaff.tokens.accessToken()).toBe(token);
    server.resetHandlers();
    expect(await hubstaff.tokens.refresh()).not.toMatchObject({ accessToken: token });
  });

  test.for([["86400"], [-1]] as const)("expires_in: %j is tolerated", async ([expiresIn]) => {
    server.use(http.post(tokenUrl, () => HttpResponse.json({ access_token: "opaque", expires_in: expiresIn })));
    const { expiresAt, obtainedAt } = await createHubstaff({ ...pat, clock }).tokens.session();
    expect(expiresAt).toBe(expiresIn === "86400" ? obtainedAt + day : undefined);
  });
});

describe("bad sessions on disk", () => {
  test("another format is refused and left alone", async () => {
    const directory = await temporary();
    const hubstaff = createHubstaff({ ...pat, clock, sessions: fileSessions({ directory }) });
    await hubstaff.tokens.accessToken();
    const [name] = await readdir(directory);
    const path = join(directory, name!);
    const newer = (await readFile(path, "utf8"))
      .replace('"format": 1', '"format": 99')
      .replace('"format":1', '"format":99');
    await writeFile(path, newer);
    await expect(
      createHubstaff({ ...pat, clock, sessions: fileSessions({ directory }) }).tokens.accessToken(),
    ).rejects.toMatchObject({ code: "session_store", retryable: false });
    expect(await readFile(path, "utf8")).toBe(newer);
    expect(mock.requests("POST /access_tokens")).toHaveLength(1);
  });

  test("a directory that cannot be made is named", async () => {
    const directory = await temporary();
    await writeFile(join(directory, "file"), "");
    const sessions = fileSessions({ directory: join(directory, "file", "below") });
    await expect(createHubstaff({ ...pat, clock, sessions }).tokens.accessToken()).rejects.toMatchObject({
      code: "session_store",
      message: expect.stringContaining(join(directory, "file")) as string,
    });
    expect(mock.requests("POST /access_tokens")).toHaveLength(0);
  });
});

test("no secret shows in the client, its events or its errors", async () => {
  const hubstaff = createHubstaff({ ...pat, clock });
  const seen: unknown[] = [hubstaff, hubstaff.http, hubstaff.tokens];
  hubstaff.tokens.on((event) => seen.push(event));
  const session = await hubstaff.tokens.session();
  mock.failNext({ route: "GET /v2/users/me", status: 500, body: { error: "boom" }, times: 9 });
  seen.push(await hubstaff.request("GET /v2/users/me").catch((error: unknown) => error));
  mock.revoke();
  seen.push(await hubstaff.tokens.refresh().catch((error: unknown) => error));
  const text = seen.map((thing) => inspect(thing, { depth: 12, showHidden: false }) + JSON.stringify(thing)).join("\n");
  for (const secret of [session.accessToken, session.refreshToken!, mock.personalAccessToken])
    expect(text).not.toContain(secret);
});

const made: string[] = [];
async function temporary(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), "tokens-hubstaff-"));
  made.push(directory);
  return directory;
}
afterAll(() => Promise.all(made.map((directory) => rm(directory, { recursive: true }))));

async function stored(directory: string): Promise<string> {
  const [name] = (await readdir(directory)).filter((file) => file.endsWith(".json"));
  const { session } = JSON.parse(await readFile(join(directory, name!), "utf8")) as { session: unknown };
  return JSON.stringify(session);
}
