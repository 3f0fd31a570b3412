import { ReauthorizationRequiredError, type Grant, type GrantContext, type Provider } from "@tokens/core";
import { requestToken, type TokenRequest, type TokenResponse } from "@tokens/core/token-endpoint";
import type { CheckedCredential } from "./credentials.ts";
import { jwtTimes, lifetimeMs } from "./jwt.ts";

/** Where Hubstaff is. Without a slash at the end. */
export interface HubstaffUrls {
  /** The API, e.g. `https://api.hubstaff.com`. */
  readonly apiUrl: string;
  /** The authorization server, e.g. `https://account.hubstaff.com`. */
  readonly issuer: string;
}

/** What `@tokens/core` needs to know of Hubstaff. `account` is the one that a personal access token belongs to. */
export function hubstaffProvider(credential: CheckedCredential, urls: HubstaffUrls, account: string): Provider {
  const { apiUrl, issuer } = urls;
  const personal = credential.kind === "personal" ? credential.token : undefined;
  const refresh = (refreshToken: string, context: GrantContext): Promise<Grant> =>
    refreshGrant(refreshToken, credential, `${issuer}/access_tokens`, context);
  return {
    name: "hubstaff",
    realm: [new URL(apiUrl).host, credential.kind === "app" ? credential.clientId : credential.kind],
    origins: [new URL(apiUrl).origin],
    credential: (name) => (name === account ? personal : undefined),
    ...(personal && { authenticate: (context) => begin(personal, refresh, context) }),
    ...(credential.kind !== "bare" && { refresh: (session, context) => refresh(session.refreshToken!, context) }),
    authorize: (request, { accessToken }) => request.headers.set("authorization", `Bearer ${accessToken}`),
    isExpiredToken,
  };
}

/** A personal access token is a refresh token: the chain begins with its first use. A dead one fails without a call. */
async function begin(
  personal: string,
  refresh: (refreshToken: string, context: GrantContext) => Promise<Grant>,
  context: GrantContext,
): Promise<Grant> {
  const { expiresAt } = jwtTimes(personal);
  if (expiresAt !== undefined && expiresAt <= context.now()) {
    throw new ReauthorizationRequiredError(
      `The Hubstaff personal access token expired at ${new Date(expiresAt).toISOString()}. Create a new one at https://developer.hubstaff.com/personal_access_tokens.`,
      { reason: "expired" },
    );
  }
  return refresh(personal, context);
}

async function refreshGrant(
  refreshToken: string,
  credential: CheckedCredential,
  url: string,
  context: GrantContext,
): Promise<Grant> {
  const request: TokenRequest = {
    provider: "Hubstaff",
    url,
    parameters: { grant_type: "refresh_token", refresh_token: refreshToken },
    // Cloudflare, in front of the token endpoint, refuses clients without a name of their own.
    headers: { "user-agent": "tokens-hubstaff", ...clientAuthentication(credential) },
    tokenLifetimeMs: lifetimeMs,
  };
  return toGrant(await requestToken(request, context));
}

/** A grant from a token response; the refresh token tells its own end. */
export function toGrant(answer: TokenResponse): Grant {
  const { body: _, ...grant } = answer;
  const { expiresAt = grant.refreshTokenExpiresAt } = jwtTimes(grant.refreshToken);
  return { ...grant, refreshTokenExpiresAt: expiresAt };
}

/** An app authenticates by Basic (RFC 6749 section 2.3.1); a personal access token is sent without a client. */
function clientAuthentication(credential: CheckedCredential): Record<string, string> {
  if (credential.kind !== "app") return {};
  const pair = [credential.clientId, credential.clientSecret]
    .map((part) => new URLSearchParams({ "": part }).toString().slice(1))
    .join(":");
  return { authorization: `Basic ${btoa(pair)}` };
}

/**
 * Only `invalid_token` (RFC 6750) means that a refresh helps; `not_authorized` and the like do not. A 401 that says nothing
 * readable is given the benefit of the doubt.
 */
async function isExpiredToken(response: Response): Promise<boolean> {
  if (response.headers.get("www-authenticate")?.includes('error="invalid_token"')) return true;
  try {
    const body = (await response.json()) as { error?: unknown; code?: unknown };
    return body.error === "invalid_token" && body.code === undefined;
  } catch {
    return true;
  }
}
