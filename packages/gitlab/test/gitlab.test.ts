import { memorySessions } from "@tokens/core";
import { testClock } from "@tokens/core/testing";
import { createGitlab, isApiError, type Gitlab, type GitlabOptions } from "@tokens/gitlab";
import { importSession } from "@tokens/gitlab/import";
import { gitlabLogin } from "@tokens/gitlab/login";
import { createGitlabMock } from "@tokens/gitlab/msw";
import { http, HttpResponse } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";

const redirectUri = "https://app.example.com/callback";
const clock = testClock();
const mock = createGitlabMock({ clock });
const server = setupServer(...mock.handlers);
const hour = 3_600_000;
const selfUrl = "https://gitlab.com/api/v4/personal_access_tokens/self";

beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
beforeEach(() => mock.reset());
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

/** A client with the session of a login. */
async function loggedIn(options: Partial<GitlabOptions> = {}): Promise<Gitlab> {
  const gitlab = createGitlab({ clientId: mock.clientId, clientSecret: mock.clientSecret, clock, ...options });
  await gitlab.tokens.save(mock.session());
  return gitlab;
}

const tokenRequests = (): number => mock.requests("POST /oauth/token").length;

describe("a login", () => {
  test("yields a session that calls the API", async () => {
    const app = { clientId: mock.clientId, clientSecret: mock.clientSecret };
    const login = gitlabLogin({ ...app, redirectUri, clock });
    const { url, checks } = await login.authorizationUrl();
    expect(Object.fromEntries(new URL(url).searchParams)).toMatchObject({
      client_id: mock.clientId,
      redirect_uri: redirectUri,
      response_type: "code",
      scope: "read_api",
      state: checks.state,
      code_challenge_method: "S256",
    });
    const page = await fetch(url, { redirect: "manual" });
    const { session } = await login.exchange(page.headers.get("location")!, checks);
    expect(session).toMatchObject({ expiresAt: clock.now() + 2 * hour, scope: "read_api" });
    const gitlab = createGitlab({ ...app, clock });
    await gitlab.for("alice").tokens.save(session);
    await expect(gitlab.for("alice").request("GET /user")).resolves.toMatchObject({ username: "alice" });
  });

  test("with a callback of another login is refused before the code is sent", async () => {
    const login = gitlabLogin({ clientId: mock.clientId, clientSecret: mock.clientSecret, redirectUri, clock });
    const { url } = await login.authorizationUrl();
    const { checks } = await login.authorizationUrl();
    const page = await fetch(url, { redirect: "manual" });
    await expect(login.exchange(page.headers.get("location")!, checks)).rejects.toMatchObject({
      code: "reauthorization_required",
    });
    expect(tokenRequests()).toBe(0);
  });
});

describe("tokens", () => {
  test("are refreshed once for two programs that share a store", async () => {
    const sessions = memorySessions({ clock });
    const one = await loggedIn({ sessions });
    const two = createGitlab({ clientId: mock.clientId, clientSecret: mock.clientSecret, clock, sessions });
    await clock.advance(2 * hour);
    await Promise.all([one.request("GET /user"), two.request("GET /user")]);
    expect([tokenRequests(), mock.reuses()]).toEqual([1, 0]);
  });

  test("are refreshed when GitLab says that they have expired", async () => {
    const gitlab = await loggedIn();
    mock.expireAccessTokens();
    await gitlab.request("GET /user");
    expect([tokenRequests(), mock.requests("GET /user").length]).toEqual([1, 2]);
  });

  test("that were revoked need a new login", async () => {
    const gitlab = await loggedIn();
    mock.revoke();
    await expect(gitlab.request("GET /user")).rejects.toMatchObject({
      code: "reauthorization_required",
      providerCode: "invalid_grant",
    });
  });

  test("are revoked at GitLab by a logout", async () => {
    const gitlab = await loggedIn();
    const session = await gitlab.tokens.session();
    await gitlab.tokens.logout();
    expect(mock.requests("POST /oauth/revoke")).toHaveLength(1);
    await gitlab.tokens.save(session);
    await expect(gitlab.request("GET /user")).rejects.toMatchObject({ code: "reauthorization_required" });
  });

  test("of one's own, such as a personal access token, are used as they are", async () => {
    const gitlab = createGitlab({ accessToken: mock.session().accessToken, clock });
    await expect(gitlab.request("GET /user")).resolves.toMatchObject({ username: "alice" });
    expect(mock.requests()).toHaveLength(1);
  });

  test("of one's own that were revoked say where to create another", async () => {
    const gitlab = createGitlab({ accessToken: mock.session().accessToken, clock });
    mock.revoke();
    await expect(gitlab.request("GET /user")).rejects.toMatchObject({
      code: "reauthorization_required",
      message: expect.stringMatching(
        /expired, or it was revoked\. Create a personal one at https:\/\/gitlab\.com\/-\/user_settings\/personal_access_tokens/,
      ),
    });
  });

  test("of one's own are checked when they are first stored, with their end", async () => {
    const sessions = memorySessions({ clock });
    const day = new Date(clock.now() + 40 * 24 * hour).toISOString().slice(0, 10);
    server.use(
      http.get(selfUrl, ({ request }) =>
        HttpResponse.json({ expires_at: request.headers.get("authorization") === "Bearer glpat-1" ? day : undefined }),
      ),
    );
    await createGitlab({ accessToken: "glpat-1", sessions, clock }).tokens.refresh();
    const stored = await createGitlab({ accessToken: "glpat-1", sessions, clock }).tokens.session();
    expect(stored).toMatchObject({ accessToken: "glpat-1", refreshTokenExpiresAt: Date.parse(day) });
  });

  test.each([
    ["the route is missing", 404, undefined],
    ["the token has few scopes", 403, undefined],
    ["GitLab is down", 503, "provider_unavailable"],
    ["the token is refused", 401, "reauthorization_required"],
  ])("of one's own: %s", async (_, status, code) => {
    server.use(http.get(selfUrl, () => new HttpResponse(null, { status })));
    const gitlab = createGitlab({
      accessToken: "glpat-1",
      sessions: memorySessions({ clock }),
      clock,
      deadlineMs: 100,
    });
    const outcome = await gitlab.tokens.refresh().then(
      () => undefined,
      (error: unknown) => (error as { code: string }).code,
    );
    expect(outcome).toBe(code);
  });
});

test("a stored token response is imported with its age", () => {
  const response = { access_token: "a", refresh_token: "r", expires_in: 7200, created_at: 1_607_635_748 };
  expect(importSession(JSON.stringify(response))).toMatchObject({ expiresAt: 1_607_642_948_000, refreshToken: "r" });
  const { created_at: _, ...undated } = response;
  expect(importSession(JSON.stringify(undated))).toMatchObject({ expiresAt: 1 });
  expect(() => importSession("a secret")).toThrow(/not a token response of GitLab: expected/);
});

describe("lists", () => {
  test("follow the Link header to the last page", async () => {
    const gitlab = await loggedIn();
    const titles: string[] = [];
    for await (const { title } of gitlab.items("GET /projects/{id}/issues", {
      id: "acme/site",
      query: { per_page: 2 },
    }))
      titles.push(title);
    expect(titles).toEqual(["Broken link", "Slow search", "Dark mode"]);
    expect(mock.requests("GET /projects/{id}/issues").map(({ url }) => new URL(url).searchParams.get("page"))).toEqual([
      null,
      "2",
    ]);
  });

  test("write arrays with brackets", async () => {
    const gitlab = await loggedIn();
    const issues = await gitlab.request("GET /projects/{id}/issues", { id: 1, query: { iids: [1, 3] } });
    expect(issues.map(({ iid }) => iid)).toEqual([3, 1]);
    const [request] = mock.requests("GET /projects/{id}/issues");
    expect(new URL(request!.url).search).toBe("?iids%5B%5D=1&iids%5B%5D=3");
  });
});

describe("issues", () => {
  test("are created, closed and deleted", async () => {
    const gitlab = await loggedIn();
    const { iid } = await gitlab.request("POST /projects/{id}/issues", {
      id: 1,
      body: { title: "New", labels: "a,b" },
    });
    const closed = await gitlab.request("PUT /projects/{id}/issues/{issue_iid}", {
      id: 1,
      issue_iid: iid,
      body: { state_event: "close" },
    });
    expect(closed).toMatchObject({ title: "New", labels: ["a", "b"], state: "closed" });
    await gitlab.request("DELETE /projects/{id}/issues/{issue_iid}", { id: 1, issue_iid: iid });
    await expect(
      gitlab.request("GET /projects/{id}/issues/{issue_iid}", { id: 1, issue_iid: iid }),
    ).rejects.toMatchObject({ status: 404, detail: "404 Issue Not Found" });
  });
});

describe("errors", () => {
  test.for<[string, unknown, string | undefined, string | number | undefined]>([
    ["a message", { message: "404 Project Not Found" }, "404 Project Not Found", undefined],
    [
      "messages by field",
      { message: { title: ["can't be blank"], a: { b: ["is bad"] } } },
      "title can't be blank; a.b is bad",
      undefined,
    ],
    ["an error", { error: "scope is invalid" }, "scope is invalid", undefined],
    [
      "an OAuth error",
      { error: "insufficient_scope", error_description: "The request requires higher privileges" },
      "The request requires higher privileges",
      "insufficient_scope",
    ],
  ])("%s is read", async ([, body, detail, providerCode]) => {
    const gitlab = await loggedIn();
    mock.failNext({ route: "GET /user", status: 403, body });
    const error: unknown = await gitlab.request("GET /user").catch((reason: unknown) => reason);
    expect(isApiError(error)).toBe(true);
    expect(error).toMatchObject({ status: 403, detail, ...(providerCode && { providerCode }) });
    expect(tokenRequests()).toBe(0);
  });

  test("of the rate limit say when to try again", async () => {
    const gitlab = await loggedIn({ http: { retry: 0 } });
    mock.failNext({
      route: "GET /user",
      status: 429,
      body: "Retry later\n",
      headers: { "ratelimit-limit": "2000", "ratelimit-remaining": "0", "retry-after": "30" },
    });
    await expect(gitlab.request("GET /user")).rejects.toMatchObject({
      status: 429,
      retryAfterMs: 30_000,
      rateLimit: { limit: 2000, remaining: 0 },
    });
  });
});

test.for<[string, object, RegExp]>([
  ["nothing", {}, /clientId must be a non-empty string, not undefined\. Register an application/],
  ["an unset access token", { accessToken: undefined }, /accessToken must be a non-empty string, not undefined/],
  ["both credentials", { accessToken: "x", clientId: "id" }, /not both/],
  ["half an app", { clientId: "id" }, /clientSecret/],
  ["plain http", { accessToken: "x", apiUrl: "http://gitlab.example.com" }, /over https only/],
])("options with %s are refused at once", ([, options, message]) => {
  expect(() => createGitlab(options as GitlabOptions)).toThrow(message);
});
