import {
  ProviderUnavailableError,
  type AuthorizationHeaders,
  type Grant,
  type GrantContext,
  type Provider,
  type Session,
} from "@tokens/core";
import { requestGrant, type TokenEndpointOptions } from "./grant-request.ts";
import { userAgent } from "./user-agent.ts";

/** Endpoints of an authorization server. */
export interface OAuthProviderEndpoints {
  readonly tokenUrl: string;
  /**
   * Where tokens are refreshed.
   * @default `tokenUrl`
   */
  readonly refreshUrl?: string | undefined;
  /** RFC 7009. Without it, a logout does not revoke. */
  readonly revocationUrl?: string | undefined;
}

/** How a server treats refresh tokens. */
export interface RefreshTokenOptions {
  /**
   * Whether a refresh token works only once. `true` is safe for every server.
   * @default true
   */
  readonly rotation?: boolean | undefined;
  /** Lifetime of a refresh token in milliseconds from its issue, for a server whose response does not state it. */
  readonly refreshTokenLifetimeMs?: number | undefined;
  /** Further parameters of a refresh. */
  readonly refreshParameters?: Readonly<Record<string, string | readonly string[]>> | undefined;
}

/** Options of `oauthProvider`. */
export interface OAuthProviderOptions
  extends Pick<Provider, "name" | "realm" | "origins" | "refreshBeforeMs">, TokenEndpointOptions, RefreshTokenOptions {
  /** Lifetime of an access token in milliseconds, for a server whose response does not state it. */
  readonly defaultLifetimeMs?: number | undefined;
  /** Endpoints, or a function that finds them, for a session if there is one. */
  readonly endpoints:
    | OAuthProviderEndpoints
    | ((context: GrantContext, session?: Session) => Promise<OAuthProviderEndpoints>);
}

/** A provider with a standard OAuth 2 server: refresh, revocation (RFC 7009) and Bearer tokens (RFC 6750). */
export function oauthProvider(
  options: OAuthProviderOptions,
): Provider & Required<Pick<Provider, "refresh" | "revoke">> {
  const { name, realm, origins, refreshBeforeMs, defaultLifetimeMs, endpoints, ...rest } = options;
  const { rotation, refreshTokenLifetimeMs, refreshParameters, ...server } = rest;
  const tokenEndpoint = { ...server, headers: server.headers ?? userAgent(server.provider) };
  const find = async (context: GrantContext, session: Session): Promise<OAuthProviderEndpoints> =>
    typeof endpoints === "function" ? endpoints(context, session) : endpoints;
  return {
    name,
    realm,
    origins,
    refreshBeforeMs,
    ...(defaultLifetimeMs !== undefined && { defaultLifetimeMs }),
    async refresh(session, context): Promise<Grant> {
      const { refreshToken } = session;
      const { tokenUrl, refreshUrl = tokenUrl } = await find(context, session);
      const grant = await requestGrant(
        {
          ...tokenEndpoint,
          url: refreshUrl,
          parameters: { grant_type: "refresh_token", refresh_token: refreshToken, ...refreshParameters },
        },
        // A refresh token that lasts is not lost when a refresh is cut off.
        rotation === false ? { ...context, interrupted: undefined } : context,
      );
      return grant.refreshToken === refreshToken ? grant : withRefreshTokenEnd(grant, refreshTokenLifetimeMs);
    },
    async revoke(session, context) {
      const { revocationUrl } = await find(context, session);
      if (revocationUrl !== undefined) await revokeToken({ ...tokenEndpoint, url: revocationUrl }, session, context);
    },
    authorize: bearer,
    isExpiredToken: isInvalidToken,
  };
}

/** A grant whose new refresh token expires after a lifetime in milliseconds, unless the response says when it expires. */
export function withRefreshTokenEnd<G extends Grant>(grant: G, lifetimeMs: number | undefined): G {
  const { obtainedAt, refreshToken, refreshTokenExpiresAt } = grant;
  if (!refreshToken || refreshTokenExpiresAt !== undefined || lifetimeMs === undefined) return grant;
  return { ...grant, refreshTokenExpiresAt: obtainedAt + lifetimeMs };
}

/** The last header of each session: `fetch` takes a string that it has seen before in a fraction of the time. */
const bearers = new WeakMap<Session, { readonly accessToken: string; readonly authorization: string }>();

/** Sends the access token as `Authorization: Bearer` (RFC 6750 section 2.1). */
export function bearer(session: Session): AuthorizationHeaders {
  const { accessToken } = session;
  let known = bearers.get(session);
  // A session manager may change the object that it has handed out.
  if (known?.accessToken !== accessToken) {
    known = { accessToken, authorization: `Bearer ${accessToken}` };
    bearers.set(session, known);
  }
  return { authorization: known.authorization };
}

/** Whether a 401 is about the token: its challenge names `invalid_token` or no error at all (RFC 6750 section 3.1). */
export function isInvalidToken({ headers }: Response): boolean {
  const error = /\berror="?([^",\s]+)/.exec(headers.get("www-authenticate") ?? "")?.[1];
  return error === undefined || error === "invalid_token";
}

/** Revokes the refresh token, which ends its access tokens too, or the access token where there is no other (RFC 7009). */
async function revokeToken(
  { provider, url, client, headers }: TokenEndpointOptions & { readonly url: string },
  { refreshToken, accessToken }: Session,
  context: GrantContext,
): Promise<void> {
  const credentials = await client?.(context);
  const { ok, status, body } = await context.fetch(url, {
    method: "POST",
    headers: { ...headers, ...credentials?.headers, "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({
      token: refreshToken ?? accessToken,
      token_type_hint: refreshToken === undefined ? "access_token" : "refresh_token",
      ...credentials?.parameters,
    }).toString(),
    redirect: "manual",
    signal: context.signal,
  });
  await body?.cancel();
  if (!ok) throw new ProviderUnavailableError(`${provider} answered the revocation with ${status}.`, { status });
}
