import { ProviderUnavailableError, type Grant, type GrantContext, type Provider, type Session } from "@tokens/core";
import { requestToken, type TokenRequest } from "@tokens/core/token-endpoint";
import { proveClient, type CheckedClient } from "./client-authentication.ts";
import type { Discovery } from "./discovery.ts";
import { serverHost, type OAuthServer } from "./server.ts";

/** A token for the program itself, RFC 6749 section 4.4. */
export interface ClientCredentialsGrant {
  readonly scopes?: readonly string[];
  /** Sent along, e.g. `audience` or `resource`. */
  readonly parameters?: Readonly<Record<string, string>>;
}

/** What a provider is made of. */
export interface OAuthProviderParts {
  readonly server: OAuthServer;
  readonly client: CheckedClient;
  readonly discover: Discovery;
  /** Origins that may see a token. */
  readonly origins: readonly string[];
  readonly clientCredentials: ClientCredentialsGrant | undefined;
}

/** What `@tokens/core` needs to know of a server. */
export function oauthProvider(parts: OAuthProviderParts): Provider {
  const { server, client, origins, clientCredentials } = parts;
  const { defaultLifetimeMs, refreshBeforeMs } = server;
  const { clientSecret } = client;
  return {
    name: server.name,
    realm: [serverHost(server), client.clientId],
    origins,
    refreshBeforeMs,
    ...(defaultLifetimeMs !== undefined && { defaultLifetimeMs }),
    ...(clientCredentials && {
      ...(clientSecret !== undefined && { credential: () => clientSecret }),
      authenticate: (context) => grant(parts, clientCredentialsParameters(server, clientCredentials), context),
    }),
    refresh: (session, context) => {
      const { refreshParameters } = server;
      const parameters = { grant_type: "refresh_token", refresh_token: session.refreshToken!, ...refreshParameters };
      // Where tokens work more than once, a refresh that was cut off has lost nothing.
      return grant(parts, parameters, server.rotation === false ? { ...context, interrupted: undefined } : context);
    },
    revoke: (session, context) => revoke(parts, session, context),
    authorize: (request, { accessToken }) => request.headers.set("authorization", `Bearer ${accessToken}`),
    isExpiredToken: ({ headers }) => {
      const error = /\berror="?([^",\s]+)/.exec(headers.get("www-authenticate") ?? "")?.[1];
      return error === undefined || error === "invalid_token";
    },
  };
}

function clientCredentialsParameters(
  { scopeSeparator = " " }: OAuthServer,
  { scopes, parameters }: ClientCredentialsGrant,
): Record<string, string> {
  return { grant_type: "client_credentials", ...(scopes && { scope: scopes.join(scopeSeparator) }), ...parameters };
}

async function grant(
  { server, client, discover }: OAuthProviderParts,
  parameters: Readonly<Record<string, string>>,
  context: GrantContext,
): Promise<Grant> {
  const metadata = await discover(context);
  const proof = await proveClient(client, metadata, context.now());
  const refreshUrl = parameters["refresh_token"] === undefined ? undefined : server.endpoints?.refresh;
  const { body: _, ...answer } = await requestToken(
    {
      ...tokenRequest(server),
      url: refreshUrl ?? metadata.token_endpoint!,
      headers: proof.headers,
      parameters: { ...parameters, ...proof.parameters },
    },
    context,
  );
  const { refreshToken, refreshTokenExpiresAt, obtainedAt } = answer;
  const isNew = refreshToken !== undefined && refreshToken !== parameters["refresh_token"];
  return {
    ...answer,
    refreshTokenExpiresAt: refreshTokenExpiresAt ?? (isNew ? lifeEnd(server, obtainedAt) : undefined),
  };
}

/** What a server's settings say of each token request and its answer. */
export function tokenRequest(server: OAuthServer): Omit<TokenRequest, "url" | "parameters"> {
  const { name: provider, bodyFormat: format, accessTokenPath, names, refused, hints } = server;
  return { provider, format, accessTokenPath, names, refused, hints };
}

/** When a refresh token issued at a time ends, if that is known. Unix milliseconds. */
export function lifeEnd({ refreshTokenLifetimeMs }: OAuthServer, issuedAt: number): number | undefined {
  return refreshTokenLifetimeMs === undefined ? undefined : issuedAt + refreshTokenLifetimeMs;
}

/** RFC 7009. The refresh token, with which a server ends the access tokens too; a server without the endpoint is not told. */
async function revoke(
  { server, client, discover }: OAuthProviderParts,
  session: Session,
  context: GrantContext,
): Promise<void> {
  const metadata = await discover(context);
  const url = metadata.revocation_endpoint;
  if (url === undefined) return;
  const { refreshToken, accessToken } = session;
  const { headers, parameters } = await proveClient(client, metadata, context.now());
  const response = await context.fetch(url, {
    method: "POST",
    headers: { ...headers, "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({
      token: refreshToken ?? accessToken,
      token_type_hint: refreshToken === undefined ? "access_token" : "refresh_token",
      ...parameters,
    }).toString(),
    redirect: "manual",
    signal: context.signal,
  });
  await response.body?.cancel();
  if (!response.ok)
    throw new ProviderUnavailableError(`${server.name} answered the revocation with ${response.status}.`, {
      status: response.status,
    });
}
