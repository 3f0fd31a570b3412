import { ReauthorizationRequiredError, type Grant, type GrantContext, type Provider } from "@tokens/core";
import { requestToken, type TokenRequest, type TokenResponse } from "@tokens/core/token-endpoint";
import type { CheckedCredential } from "./credentials.ts";
import type { Discover, HubstaffDiscovery, HubstaffSession } from "./discovery.ts";
import { jwtTimes, lifetimeMs } from "./jwt.ts";

/** Where Hubstaff is. Without a slash at the end. */
export interface HubstaffUrls {
  /** The API, e.g. `https://api.hubstaff.com`. */
  readonly apiUrl: string;
  /** The authorization server, e.g. `https://account.hubstaff.com`. */
  readonly authUrl: string;
}

/** How token requests are sent. */
export interface TokenRequests {
  readonly discover: Discover;
  /** Headers of every token request. */
  readonly headers: Readonly<Record<string, string>>;
}

/** What `@tokens/core` needs to know of Hubstaff. `account` is the one that a personal access token belongs to. */
export function hubstaffProvider(
  credential: CheckedCredential,
  { apiUrl, authUrl }: HubstaffUrls,
  account: string,
  { discover, headers }: TokenRequests,
): Provider<HubstaffSession> {
  const { host, origin } = new URL(apiUrl);
  const personal = credential.kind === "personal" ? credential.token : undefined;
  const refresh: Refresh = async (refreshToken, context, remembered) => {
    const discovery = await discover(remembered, context.fetch);
    const request: TokenRequest = {
      provider: "Hubstaff",
      url: discovery?.metadata.token_endpoint ?? `${authUrl}/access_tokens`,
      parameters: { grant_type: "refresh_token", refresh_token: refreshToken },
      headers: { ...headers, ...clientAuthentication(credential) },
      tokenLifetimeMs: lifetimeMs,
    };
    return { ...toGrant(await requestToken(request, context)), discovery };
  };
  return {
    name: "hubstaff",
    realm: [host, credential.kind === "app" ? credential.clientId : credential.kind],
    origins: [origin],
    credential: (name) => (name === account ? personal : undefined),
    ...(personal && { authenticate: (context) => begin(personal, refresh, context) }),
    ...(credential.kind !== "bare" && {
      refresh: ({ refreshToken, discovery }, context) => refresh(refreshToken!, context, discovery),
    }),
    authorize: (request, { accessToken }) => request.headers.set("authorization", `Bearer ${accessToken}`),
    isExpiredToken,
  };
}

type Refresh = (
  refreshToken: string,
  context: GrantContext,
  remembered?: HubstaffDiscovery,
) => Promise<Grant<HubstaffSession>>;

/** A personal access token is a refresh token: the chain begins with its first use. A dead one fails without a call. */
async function begin(personal: string, refresh: Refresh, context: GrantContext): Promise<Grant<HubstaffSession>> {
  const { expiresAt } = jwtTimes(personal);
  if (expiresAt !== undefined && expiresAt <= context.now()) {
    throw new ReauthorizationRequiredError(
      `The Hubstaff personal access token expired at ${new Date(expiresAt).toISOString()}. Create a new one at https://developer.hubstaff.com/personal_access_tokens.`,
      { reason: "expired" },
    );
  }
  return refresh(personal, context);
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
