import {
  InvalidTokenResponseError,
  ProviderConfigurationError,
  ProviderUnavailableError,
  ReauthorizationRequiredError,
  type Grant,
  type GrantContext,
  type Provider,
} from "@tokens/core";
import { redact, retryAfter, sendTokenRequest, type RawTokenResponse } from "@tokens/core/token-endpoint";
import type { CheckedCredential } from "./credentials.ts";
import { readError } from "./errors.ts";
import { jwtExpiresAt } from "./jwt.ts";

const lifetimeMs = 10_800_000;

/** What `@tokens/core` needs to know of Ergani. `account` is the one that the credential belongs to. */
export function erganiProvider(credential: CheckedCredential, baseUrl: string, account: string): Provider {
  const { host, pathname, origin } = new URL(baseUrl);
  const where = `${host}${pathname}`.toLowerCase();
  const shared = {
    name: "ergani",
    origins: [origin],
    defaultLifetimeMs: lifetimeMs,
    authorize: (request: Request, { accessToken }: { readonly accessToken: string }): void =>
      request.headers.set("authorization", `Bearer ${accessToken}`),
    isExpiredToken: (response: Response): boolean =>
      response.headers.get("api-token-expired")?.trim().toLowerCase() === "true",
  };
  const renewable: Pick<Provider, "refresh" | "revoke"> = {
    async refresh({ accessToken, refreshToken }, context) {
      const body = JSON.stringify({ AccessToken: accessToken, RefreshToken: refreshToken });
      const answer = await post(`${baseUrl}/Authentication/Refresh`, body, context);
      const { status } = answer.response;
      if ([400, 401, 403].includes(status) && !isPage(answer)) {
        const reason = context.interrupted ? "interrupted" : "refused";
        throw new ReauthorizationRequiredError(
          `Ergani refused the refresh token (${status}${said(answer, accessToken, refreshToken)}). Log in again with a user name and password.`,
          { reason },
        );
      }
      return readTokens(answer, context);
    },
    async revoke({ accessToken, refreshToken }, context) {
      if (refreshToken === undefined) return;
      const { response } = await post(`${baseUrl}/Authentication/Logout`, JSON.stringify(refreshToken), context, {
        authorization: `Bearer ${accessToken}`,
      });
      // With the access token expired, nobody can be logged out; the refresh token then dies by itself.
      if (!response.ok && response.status !== 401) throw unavailable(response, "logout", context);
    },
  };
  if (credential.kind === "bare") {
    return { ...shared, ...(credential.refreshToken !== undefined && renewable), realm: [where, "bare"] };
  }
  const { username, password, userType } = credential;
  return {
    ...shared,
    ...renewable,
    realm: [where, userType, username],
    credential: (name) => (name === account ? password : undefined),
    authenticate: (context) => logIn(credential, baseUrl, context),
  };
}

async function logIn(
  { username, password, userType }: CheckedCredential & { kind: "password" },
  baseUrl: string,
  context: GrantContext,
): Promise<Grant> {
  const body = JSON.stringify({ Username: username, Password: password, Usertype: userType });
  const answer = await post(`${baseUrl}/Authentication`, body, context);
  const { status } = answer.response;
  if (isPage(answer)) throw unavailable(answer.response, "login", context);
  if (status === 401 || status === 403) {
    throw new ReauthorizationRequiredError(
      `Ergani refused the login of this account with Usertype ${userType} (${status}${said(answer, password)}). Check the password, and whether the account is of that Usertype: 01 e-EFKA or API user, 02 user made inside ERGANI, 03 construction works. Production and test accounts differ. It is not tried again, since logins are metered.`,
      { reason: "refused", providerCode: String(status) },
    );
  }
  if (status >= 400 && status < 500 && status !== 408 && status !== 429) {
    throw new ProviderConfigurationError(
      `Ergani did not understand the login (${status}${said(answer, password)}). Check the environment's URL and the Usertype.`,
      { providerCode: String(status) },
    );
  }
  return readTokens(answer, context);
}

/** A 400 or 403 that is a web page comes from a proxy on the way, not from Ergani; a 401 may be IIS's own. */
function isPage({ response: { status, headers }, text }: RawTokenResponse): boolean {
  const html = (headers.get("content-type") ?? "").includes("text/html") || /^\s*</.test(text);
  return html && (status === 400 || status === 403);
}

function post(
  url: string,
  body: string,
  context: GrantContext,
  headers: Readonly<Record<string, string>> = {},
): Promise<RawTokenResponse> {
  const sent = { accept: "application/json", "content-type": "application/json", ...headers };
  return sendTokenRequest("Ergani", url, { headers: sent, body }, context);
}

/** The text of a refusal, which may be Greek, in parentheses already open, without the secrets that were sent, should it echo one. */
function said({ text }: RawTokenResponse, ...secrets: readonly (string | undefined)[]): string {
  const { detail } = readError(parsed(text));
  if (!detail) return "";
  return `: ${redact(detail, secrets).slice(0, 200)}`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

function unavailable({ status, headers }: Response, what: string, context: GrantContext): ProviderUnavailableError {
  const retryAfterMs = retryAfter(headers.get("retry-after"), context.now());
  return new ProviderUnavailableError(`Ergani answered ${status} to the ${what}; try again later.`, {
    status,
    retryAfterMs,
  });
}

/**
 * Reads `{accessToken, accessTokenExpired, refreshToken, refreshTokenExpired}`: the first in seconds, the second an instant. What
 * Ergani says by its own clock counts against the answer's `Date` header, so that ours need not agree.
 */
function readTokens(answer: RawTokenResponse, context: GrantContext): Grant {
  const { response, text, obtainedAt } = answer;
  if (!response.ok) throw unavailable(response, "token request", context);
  const body = (parsed(text) ?? {}) as Readonly<Record<string, unknown>>;
  const { accessToken, refreshToken } = body;
  if (typeof accessToken !== "string" || accessToken === "") {
    const url = "If this goes on, check the environment's URL.";
    throw new InvalidTokenResponseError(`Ergani answered the token request without an accessToken. ${url}`);
  }
  const dated = Date.parse(response.headers.get("date") ?? "");
  const ahead = Number.isNaN(dated) ? undefined : dated - obtainedAt;
  const seconds = positive(Number(body["accessTokenExpired"]) * 1000);
  const exp = jwtExpiresAt(accessToken);
  const left = exp === undefined ? undefined : positive(exp - obtainedAt - (ahead ?? 0));
  // Without a date to compare with, a wrong clock here would shorten every token: then only the seconds count.
  const told =
    seconds !== undefined && ahead === undefined ? [seconds] : [seconds, left].filter((ms) => ms !== undefined);
  const ends = Date.parse(String(body["refreshTokenExpired"]));
  return {
    accessToken,
    refreshToken: typeof refreshToken === "string" && refreshToken !== "" ? refreshToken : undefined,
    obtainedAt,
    expiresAt: told.length > 0 ? obtainedAt + Math.min(...told) : undefined,
    refreshTokenExpiresAt: Number.isNaN(ends) ? undefined : ends - (ahead ?? 0),
  };
}

function positive(ms: number): number | undefined {
  return ms > 0 && Number.isFinite(ms) ? ms : undefined;
}
