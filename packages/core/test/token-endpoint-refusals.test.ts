import type { TokenRequest } from "@tokens/core/token-endpoint";
import { describe, expect, test } from "vitest";
import { ask, failure, json, now } from "./token-scene.ts";

const refused = { code: "reauthorization_required", reason: "refused", retryable: false };
const configuration = { code: "provider_configuration", retryable: false };
const passing = { code: "provider_unavailable", retryable: true, delivery: "answered" };
const html = (text: string, status = 200): Response =>
  new Response(text, { status, headers: { "content-type": "text/html" } });

describe("an invalid grant", () => {
  test.for<[string, object, number, string?]>([
    [
      "GitHub's refresh token",
      { error: "bad_refresh_token", error_description: "The refresh token passed is incorrect or expired." },
      200,
    ],
    ["GitHub's code", { error: "bad_verification_code" }, 200],
    ["Slack's", { ok: false, error: "invalid_refresh_token" }, 200],
    ["Slack's, with a status", { ok: false, error: "token_revoked" }, 403],
    ["Auth0's", { error: "invalid_refresh_token" }, 403],
    ...[
      "invalid_grant",
      "expired_token",
      "token_expired",
      "app_session_terminated",
      "session_not_active",
      "token_revoked",
      "access_denied",
      "interaction_required",
      "consent_required",
      "login_required",
      "user_disabled",
      "account_inactive",
      "mfa_required",
      "a_code_of_tomorrow",
    ].flatMap((error): [string, object, number][] => [400, 401, 403, 422].map((status) => [error, { error }, status])),
    ["a server that fails, but names the grant", { error: "invalid_grant" }, 500],
    ["Zoom, Xero", { reason: "Invalid Token!", error: "invalid_grant" }, 401],
    ["Zoom's other code", { reason: "Invalid refresh token", error: "invalid_request" }, 400],
    [
      "Codex",
      {
        error: {
          message: "Your refresh token has already been used.",
          type: "invalid_request_error",
          code: "refresh_token_reused",
        },
      },
      401,
      "refresh_token_reused",
    ],
    [
      "Facebook, LinkedIn, Instagram",
      {
        error: {
          message: "Error validating access token: The user has not authorized application 1.",
          type: "OAuthException",
          code: 190,
        },
      },
      400,
      "190",
    ],
    [
      "Strava",
      { message: "Bad Request", errors: [{ resource: "RefreshToken", field: "refresh_token", code: "invalid" }] },
      400,
      "invalid",
    ],
    [
      "Fitbit",
      { errors: [{ errorType: "invalid_grant", message: "Refresh token invalid" }], success: false },
      400,
      "invalid_grant",
    ],
    ["words alone that name the refresh token", { status: 400, message: "Invalid refresh token" }, 400],
    ["HubSpot", { status: "BAD_REFRESH_TOKEN", message: "missing or unknown refresh token" }, 400],
    ["NestJS", { statusCode: 401, message: "Refresh token expired", error: "Unauthorized" }, 401, "Unauthorized"],
    ["TikTok, under 200", { code: 40_105, message: "refresh_token is invalid", data: {} }, 200],
    [
      "Google API",
      { error: { code: 401, message: "Login Required.", status: "UNAUTHENTICATED" } },
      401,
      "UNAUTHENTICATED",
    ],
  ])("%s %j %i", async ([, body, status, code]) => {
    const providerCode = code ?? (body as { error?: string }).error;
    expect(await failure(json(body, status))).toMatchObject({ ...refused, providerCode });
  });

  test("in form data, as from GitHub and some proxies", async () => {
    const text = "error=bad_refresh_token&error_description=The+refresh+token+passed+is+incorrect+or+expired.";
    const error = await failure(new Response(text));
    expect(error).toMatchObject({ ...refused, providerCode: "bad_refresh_token" });
    expect(error.message).toContain("The refresh token passed is incorrect or expired.");
  });

  test("at the path of the tokens", async () => {
    const body = { message: "error", data: { error: "invalid_refresh_token", description: "It was revoked" } };
    const error = await failure(json(body), { accessTokenPath: "data" });
    expect(error).toMatchObject({ ...refused, providerCode: "invalid_refresh_token" });
    expect(error.message).toContain("It was revoked");
  });

  test.for(["authorization_code", "password", "client_credentials"])("of the kind %s", async (grant_type) => {
    const error = await failure(json({ error: "expired_token" }, 400), { parameters: { grant_type } });
    expect(error).toMatchObject(refused);
  });

  test("reports an interrupted refresh only for a refresh", async () => {
    const interrupted = { since: now - 1000 };
    const answer = (): Response => json({ error: "invalid_grant" }, 400);
    expect(await failure(answer, {}, { interrupted })).toMatchObject({ reason: "interrupted" });
    const login = { parameters: { grant_type: "password", password: "secret-1" } };
    expect(await failure(answer, login, { interrupted })).toMatchObject({ reason: "refused" });
  });

  test("Google: with the usual causes; Microsoft: with the AADSTS code", async () => {
    const google = await failure(
      json({ error: "invalid_grant", error_description: "Token has been expired or revoked." }, 400),
      {
        hints: { invalid_grant: "The password was changed." },
      },
    );
    expect(google.message).toContain("(Token has been expired or revoked.). The password was changed. Log in again");
    const description =
      "AADSTS700082: The refresh token has expired due to inactivity.\r\nTrace ID: 1\r\nTimestamp: 2026-01-01 00:00:00Z";
    const microsoft = await failure(
      json({ error: "invalid_grant", error_description: description, suberror: "bad_token" }, 400),
    );
    expect(microsoft.message).toContain(
      '400 "invalid_grant" (AADSTS700082: The refresh token has expired due to inactivity. Trace ID',
    );
  });
});

describe("a configuration error", () => {
  test.for<[string, object, number]>([
    ["GitHub", { error: "incorrect_client_credentials" }, 200],
    ["GitHub", { error: "redirect_uri_mismatch" }, 200],
    ["GitHub", { error: "application_suspended" }, 200],
    ["Slack", { ok: false, error: "bad_client_secret" }, 200],
    ["Slack", { ok: false, error: "invalid_client_id" }, 200],
    ["Google", { error: "deleted_client" }, 401],
    ["RFC 6749", { error: "invalid_client" }, 401],
    ["RFC 6749", { error: "unauthorized_client" }, 400],
    ["RFC 6749", { error: "invalid_scope" }, 400],
    ["RFC 6749", { error: "invalid_request", error_description: "Missing parameter: refresh_token" }, 400],
    ["RFC 6749", { error: "unsupported_grant_type", error_description: "refresh_token is invalid here" }, 400],
    ["RFC 6749", { error: "unsupported_response_type" }, 400],
    ["others", { error: "invalid_grant_type" }, 400],
    ["others", { message: "invalid client" }, 400],
    ["RFC 8707", { error: "invalid_target" }, 400],
    ["Facebook", { error: { message: "Error validating client secret.", type: "OAuthException", code: 1 } }, 400],
    [
      "Strava",
      { message: "Bad Request", errors: [{ resource: "Application", field: "client_id", code: "invalid" }] },
      400,
    ],
    [
      "Strava",
      { message: "Authorization Error", errors: [{ resource: "Application", field: "", code: "invalid" }] },
      401,
    ],
    ["Twitch", { status: 403, message: "invalid client secret" }, 403],
    ["NestJS", { statusCode: 401, message: "Client authentication failed", error: "Unauthorized" }, 401],
  ])("%s %j", async ([, body, status]) => {
    expect(await failure(json(body, status))).toMatchObject(configuration);
  });
});

test("a 401 with only a challenge is a configuration error", async () => {
  const answer = (challenge: string, status = 401): Response =>
    new Response("", { status, headers: { "www-authenticate": challenge } });
  expect(await failure(answer('Basic realm="x"'))).toMatchObject(configuration);
  expect(await failure(answer("Bearer"))).toMatchObject(passing);
  expect(await failure(answer("Basic", 403))).toMatchObject(passing);
});

describe("a transient failure", () => {
  test.for<[string, object, number]>([
    [
      "Exact Online",
      { error: "access_denied", error_description: "Rate limit exceeded: access_token not expired" },
      400,
    ],
    ["Slack", { ok: false, error: "ratelimited" }, 200],
    ["Slack", { ok: false, error: "internal_error" }, 200],
    ["Slack", { ok: false, error: "request_timeout" }, 200],
    ["Slack", { ok: false, error: "service_unavailable" }, 200],
    ["AWS", { error: "request_throttled" }, 400],
    ["words", { error: "blocked", message: "This is temporarily not possible" }, 403],
    ["Podio", { error: "rate_limit", error_description: "Please wait" }, 420],
    ["Facebook", { error: { message: "Application request limit reached", type: "OAuthException", code: 4 } }, 400],
    ["Facebook", { error: { message: "Please retry your request later.", type: "OAuthException", code: 2 } }, 400],
    ["Auth0", { error: "too_many_attempts" }, 403],
    ...["temporarily_unavailable", "server_error", "slow_down", "authorization_pending"].flatMap(
      (error): [string, object, number][] => [400, 403, 200].map((status) => [error, { error }, status]),
    ),
    ...[408, 425, 429, 500, 502, 503].flatMap((status): [string, object, number][] => [
      ["a status", { error: "token_revoked" }, status],
      ["a status", { error: "invalid_client" }, status],
      ["a status", { error: "strange" }, status],
    ]),
    ["a gateway", { error: "Forbidden" }, 403],
    ["a gateway", { timestamp: 1, status: 404, error: "Not Found", path: "/token" }, 404],
    ["a gateway", { error: { code: 404, message: "Requested entity was not found.", status: "NOT_FOUND" } }, 404],
    ["a gateway", { message: "Forbidden" }, 403],
    ["a body that says nothing", {}, 400],
  ])("%s %j %i", async ([, body, status]) => {
    expect(await failure(json(body, status))).toMatchObject({ ...passing, status });
  });

  test("Podio: the delay in the message", async () => {
    const error_description = "You have hit the rate limit. Please wait 3600 seconds before trying again";
    const answer = (headers = {}): Response => json({ error: "rate_limit", error_description }, 420, headers);
    expect(await failure(answer())).toMatchObject({ ...passing, retryAfterMs: 3_600_000 });
    expect(await failure(answer({ "retry-after": "5" }))).toMatchObject({ retryAfterMs: 5000 });
  });

  test("limits a delay of years to a day", async () => {
    expect(await failure(json({}, 429, { "retry-after": "63072000" }))).toMatchObject({ retryAfterMs: 86_400_000 });
  });

  test.for<[string, string]>([
    ["https://login.example.com/token?secret=1", "https://login.example.com"],
    ["http://user:pass@wifi.example/", "http://wifi.example"],
    ["/token/", "https://auth.example.com"],
  ])("a redirect to %s", async ([location, origin]) => {
    const error = await failure(new Response(null, { status: 307, headers: { location } }));
    expect(error).toMatchObject({ ...passing, status: 307 });
    expect(error.message).toBe(
      `Example answered the token request with 307, a redirect to ${origin} that is not followed: check the token endpoint's URL.`,
    );
  });

  test.for([undefined, "https://["])("a redirect to nowhere (%s)", async (location) => {
    const error = await failure(new Response(null, { status: 302, headers: location ? { location } : {} }));
    expect(error).toMatchObject(passing);
    expect(error.message).toMatch(/a redirect.*check the token endpoint's URL/);
  });

  test("names a probably wrong URL", async () => {
    expect((await failure(json({ error: "Not Found" }, 404))).message).toMatch(
      /404 "Not Found".*check the token endpoint's URL/,
    );
  });

  test("a connection that closes during the response is cut_off", async () => {
    const reset = Object.assign(new TypeError("terminated"), {
      cause: Object.assign(new Error("other side closed"), { code: "UND_ERR_SOCKET" }),
    });
    const body = new ReadableStream({ pull: (controller) => controller.error(reset) });
    expect(await failure(new Response(body))).toMatchObject({ delivery: "cut_off", outcomeUnknown: true });
  });
});

describe("a 200 without a token", () => {
  const invalid = { code: "invalid_token_response", retryable: true };
  test.for<[string, Response, RegExp, Partial<TokenRequest>?]>([
    [
      "Casdoor",
      json({ status: "error", msg: "Unauthorized operation" }),
      /200 \(Unauthorized operation\), but no access_token\. .*URL/,
    ],
    ["a message", json({ message: "Nothing here", detail: "At all" }), /\(Nothing here; At all\), but no access_token/],
    ["a name of its own", json({ data: {} }), /but no accessToken\./, { names: { access_token: "accessToken" } }],
    [
      "a page with a title",
      html("<!DOCTYPE html><html><head><title>\n Sign in to Wi-Fi </title>"),
      /200 and an HTML page \(Sign in to Wi-Fi\)/,
    ],
    [
      "a page without",
      html("<html><style>p{}</style><script>x()</script><body><p>Please&nbsp;accept</p> <b>our terms</b>"),
      /an HTML page \(Please.*accept our terms\)/,
    ],
    [
      "a page that begins otherwise",
      html("<script>x()</script><h1>Hotel Wi-Fi</h1>"),
      /an HTML page \(Hotel Wi-Fi\), but no JSON/,
    ],
    ["an empty page", html(""), /with 200, but no body/],
    ["a long page", html(`<html>${"word ".repeat(1000)}`), /an HTML page \((word ){30,40}.{0,5}\)/],
    ["plain text, which may be a token", new Response("ey.secret.token"), /with 200, but no JSON/],
    ["nothing", new Response(""), /with 200, but no body/],
  ])("%s", async ([, answer, message, request]) => {
    const error = await failure(answer, request);
    expect(error).toMatchObject(invalid);
    expect(error.message).toMatch(message);
    expect(error.message).not.toMatch(/x\(\)|p\{\}|ey\./);
    expect(error.message.length).toBeLessThan(400);
  });

  test("quotes pages and texts of failures", async () => {
    expect((await failure(html("<html><title>502 Bad Gateway</title>", 502))).message).toContain(
      "502 and an HTML page (502 Bad Gateway); try again later",
    );
    expect((await failure(new Response("error code: 1010", { status: 403 }))).message).toContain(
      "403 (error code: 1010); try again later",
    );
  });
});

test("reads JSON with a hundred thousand levels", async () => {
  const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
  for (const text of [deep, `{"error":${deep}}`, `{"errors":${deep},"message":${deep}}`])
    expect(await failure(new Response(text))).toMatchObject({ code: "invalid_token_response" });
  expect(await ask(new Response(`{"access_token":"a","scope":${deep},"expires":${deep}}`))).toMatchObject({
    scope: undefined,
    expiresAt: undefined,
  });
});

test("does not convert values that cannot be converted", async () => {
  const odd = { toString: 1, valueOf: 1 };
  expect(await failure(json({ error: { code: odd, message: "m" } }, 400))).toMatchObject(passing);
  expect(
    await ask(json({ access_token: "a", scope: [odd, "s"], expires_at: odd, refresh_expires_in: odd })),
  ).toMatchObject({ scope: "s", expiresAt: undefined, refreshTokenExpiresAt: undefined });
});

test("reads a response crafted to backtrack quickly", async () => {
  for (const text of [
    `<html>${"<script ".repeat(130_000)}`,
    `<html>${"<".repeat(1_000_000)}`,
    `a=${" ".repeat(1_000_000)}<`,
  ])
    await expect(ask(new Response(text))).rejects.toMatchObject({ code: "invalid_token_response" });
});
