import { ReauthorizationRequiredError, type Grant, type GrantContext, type Provider } from "@tokens/core";
import { bearer, clientSecretBasic, requestGrant } from "@tokens/provider-kit";
import { where, type CheckedCredential } from "./credentials.ts";
import type { Discover, HubstaffDiscovery, HubstaffSession } from "./discovery.ts";
import { jwtTimes, lifetimeMs } from "./jwt.ts";

/** Addresses of Hubstaff, without a slash at the end. */
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

/** What `@tokens/core` needs to know about Hubstaff. `account` is the one that a personal access token belongs to. */
export function hubstaffProvider(
  credential: CheckedCredential,
  { apiUrl, authUrl }: HubstaffUrls,
  account: string,
  { discover, headers }: TokenRequests,
): Provider<HubstaffSession> {
  const { host, origin } = new URL(apiUrl);
  const personal = credential.kind === "personal" ? credential.token : undefined;
  // A personal access token is refreshed without client authentication.
  const client =
    credential.kind === "app" ? clientSecretBasic(credential.clientId, credential.clientSecret) : undefined;
  const refresh: Refresh = async (refreshToken, context, remembered, hints) => {
    const discovery = await discover(remembered, context.fetch);
    const grant = await requestGrant(
      {
        provider: "Hubstaff",
        url: discovery?.metadata.token_endpoint ?? `${authUrl}/access_tokens`,
        parameters: { grant_type: "refresh_token", refresh_token: refreshToken },
        headers,
        client,
        tokenLifetimeMs: lifetimeMs,
        hints,
      },
      context,
    );
    return { ...withRefreshTokenExpiry(grant), discovery };
  };
  return {
    name: "hubstaff",
    realm: [host, credential.kind === "app" ? credential.clientId : credential.kind],
    origins: [origin],
    credential: (name) => (name === account ? personal : undefined),
    ...(personal && { authenticate: (context) => startChain(personal, refresh, context) }),
    ...(credential.kind !== "bare" && {
      refresh: ({ refreshToken, discovery }, context) => refresh(refreshToken!, context, discovery),
    }),
    authorize: bearer,
    isExpiredToken,
  };
}

type Refresh = (
  refreshToken: string,
  context: GrantContext,
  remembered?: HubstaffDiscovery,
  hints?: Readonly<Record<string, string>>,
) => Promise<Grant<HubstaffSession>>;

/** A personal access token is a refresh token: its first use starts the chain. An expired one fails without a request. */
async function startChain(personal: string, refresh: Refresh, context: GrantContext): Promise<Grant<HubstaffSession>> {
  const { expiresAt } = jwtTimes(personal);
  if (expiresAt !== undefined && expiresAt <= context.now()) {
    throw new ReauthorizationRequiredError(
      `The Hubstaff personal access token expired at ${new Date(expiresAt).toISOString()}. ${where}`,
      { reason: "expired" },
    );
  }
  return refresh(personal, context, undefined, { invalid_grant: spent, "": spent });
}

/** The usual cause of a refusal. */
const spent = `A personal access token works once, and only the store has what replaces it: this one was used before, was revoked, or has expired. ${where}`;

/** A grant with the expiry that the refresh token itself states. */
export function withRefreshTokenExpiry(grant: Grant): Grant {
  const { expiresAt = grant.refreshTokenExpiresAt } = jwtTimes(grant.refreshToken);
  return { ...grant, refreshTokenExpiresAt: expiresAt };
}

/**
 * Whether a 401 is about an expired token: it names `invalid_token` (RFC 6750), or its body cannot be read. A refresh does not help
 * against `not_authorized` and the like.
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
