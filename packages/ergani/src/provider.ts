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
import { bearer, jsonOrText } from "@tokens/provider-kit";
import type { CheckedCredential } from "./credentials.ts";
import { readError } from "./errors.ts";
import { jwtExpiresAt } from "./jwt.ts";

const lifetimeMs = 10_800_000;

type Headers = Readonly<Record<string, string>>;

/** Ergani as `@tokens/core` sees it. `account` is the one that the credential belongs to, `headers` are those of token requests. */
export function erganiProvider(
  credential: CheckedCredential,
  baseUrl: string,
  account: string,
  headers: Headers,
): Provider {
  const { host, pathname, origin } = new URL(baseUrl);
  const where = `${host}${pathname}`.toLowerCase();
  const shared = {
    name: "ergani",
    origins: [origin],
    defaultLifetimeMs: lifetimeMs,
    authorize: bearer,
    isExpiredToken: (response: Response): boolean =>
      response.headers.get("api-token-expired")?.trim().toLowerCase() === "true",
  };
  const renewable: Pick<Provider, "refresh" | "revoke"> = {
    async refresh({ accessToken, refreshToken }, context) {
      const body = JSON.stringify({ AccessToken: accessToken, RefreshToken: refreshToken });
      const received = await post(`${baseUrl}/Authentication/Refresh`, body, headers, context);
      const { status } = received.response;
      if ([400, 401, 403].includes(status) && !isPage(received)) {
        const reason = context.interrupted ? "interrupted" : "refused";
        throw new ReauthorizationRequiredError(
          `Ergani refused the refresh token (${status}${reasonIn(received, accessToken, refreshToken)}). Log in again with a user name and password.`,
          { reason },
        );
      }
      return readTokens(received, context);
    },
    async revoke({ accessToken, refreshToken }, context) {
      if (refreshToken === undefined) return;
      const { response } = await post(
        `${baseUrl}/Authentication/Logout`,
        JSON.stringify(refreshToken),
        { ...headers, authorization: `Bearer ${accessToken}` },
        context,
      );
      // Without a valid access token there is no logout; the refresh token then expires on its own.
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
    authenticate: (context) => logIn(credential, baseUrl, headers, context),
  };
}

async function logIn(
  { username, password, userType }: CheckedCredential & { kind: "password" },
  baseUrl: string,
  headers: Headers,
  context: GrantContext,
): Promise<Grant> {
  const body = JSON.stringify({ Username: username, Password: password, Usertype: userType });
  const received = await post(`${baseUrl}/Authentication`, body, headers, context);
  const { status } = received.response;
  if (isPage(received)) throw unavailable(received.response, "login", context);
  if (status === 401 || status === 403) {
    throw new ReauthorizationRequiredError(
      `Ergani refused the login of this account with Usertype ${userType} (${status}${reasonIn(received, password)}). Check the password, and whether the account is of that Usertype: 01 e-EFKA or API user, 02 user created in ERGANI, 03 construction works. Production and test accounts differ. The login is not repeated, because logins are metered.`,
      { reason: "refused", providerCode: String(status) },
    );
  }
  if (status >= 400 && status < 500 && status !== 408 && status !== 429) {
    throw new ProviderConfigurationError(
      `Ergani did not understand the login (${status}${reasonIn(received, password)}). Check the service's address and the Usertype.`,
      { providerCode: String(status) },
    );
  }
  return readTokens(received, context);
}

/** A 400 or 403 that is a web page comes from a proxy, not from Ergani; a 401 may be IIS's own. */
function isPage({ response: { status, headers }, text }: RawTokenResponse): boolean {
  const html = (headers.get("content-type") ?? "").includes("text/html") || /^\s*</.test(text);
  return html && (status === 400 || status === 403);
}

function post(url: string, body: string, headers: Headers, context: GrantContext): Promise<RawTokenResponse> {
  const sent = { accept: "application/json", "content-type": "application/json", ...headers };
  return sendTokenRequest("Ergani", url, { headers: sent, body }, context);
}

/** The message of a refusal, often in Greek, for parentheses that are already open. Secrets that it echoes are redacted. */
function reasonIn({ text }: RawTokenResponse, ...secrets: readonly (string | undefined)[]): string {
  const { detail } = readError(jsonOrText(text));
  return detail ? `: ${redact(detail, secrets).slice(0, 200)}` : "";
}

function unavailable({ status, headers }: Response, what: string, context: GrantContext): ProviderUnavailableError {
  const retryAfterMs = retryAfter(headers.get("retry-after"), context.now());
  return new ProviderUnavailableError(`Ergani responded with ${status} to the ${what}; try again later.`, {
    status,
    retryAfterMs,
  });
}

/**
 * Reads `{accessToken, accessTokenExpired, refreshToken, refreshTokenExpired}`: the access token expires in seconds, the refresh token
 * at an instant. Instants are compared with the response's `Date` header, so that the local clock need not agree with Ergani's.
 */
function readTokens(received: RawTokenResponse, context: GrantContext): Grant {
  const { response, text, obtainedAt } = received;
  if (!response.ok) throw unavailable(response, "token request", context);
  const body = (jsonOrText(text) ?? {}) as Readonly<Record<string, unknown>>;
  const { accessToken, refreshToken } = body;
  if (typeof accessToken !== "string" || accessToken === "") {
    const advice = "If this continues, check the service's address.";
    throw new InvalidTokenResponseError(`Ergani responded to the token request without an accessToken. ${advice}`);
  }
  if (![accessToken, refreshToken].every(isSendable)) {
    throw new InvalidTokenResponseError(
      "Ergani sent an unusable token: it contains a line break, a control character or a character outside ASCII. Check proxies between this program and Ergani.",
    );
  }
  const dated = Date.parse(response.headers.get("date") ?? "");
  const ahead = Number.isNaN(dated) ? undefined : dated - obtainedAt;
  const seconds = positive(Number(textOf(body["accessTokenExpired"])) * 1000);
  const exp = jwtExpiresAt(accessToken);
  const left = exp === undefined ? undefined : positive(exp - obtainedAt - (ahead ?? 0));
  // Without a `Date` to compare with, a wrong local clock would shorten every token: then only the seconds count.
  const lifetimes =
    seconds !== undefined && ahead === undefined ? [seconds] : [seconds, left].filter((ms) => ms !== undefined);
  const ends = Date.parse(textOf(body["refreshTokenExpired"]) ?? "");
  return {
    accessToken,
    refreshToken: typeof refreshToken === "string" && refreshToken !== "" ? refreshToken : undefined,
    obtainedAt,
    expiresAt: lifetimes.length > 0 ? obtainedAt + Math.min(...lifetimes) : undefined,
    refreshTokenExpiresAt: Number.isNaN(ends) ? undefined : ends - (ahead ?? 0),
  };
}

/** Whether a header can have it: visible ASCII and spaces, as in RFC 6749 appendix A.12. */
function isSendable(token: unknown): boolean {
  return typeof token !== "string" || /^[ -~]*$/.test(token);
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
}

function positive(ms: number): number | undefined {
  return ms > 0 && Number.isFinite(ms) ? ms : undefined;
}
