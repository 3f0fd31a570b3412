import {
  isTokensError,
  ReauthorizationRequiredError,
  type Provider,
  type ProviderConfigurationError,
} from "@tokens/core";
import { bearer, isInvalidToken, oauthProvider, userAgent, withoutSlashes } from "@tokens/provider-kit";
import { authentication, type McpSessionClient } from "./authentication.ts";
import type { McpSession } from "./session.ts";

/** An MCP server and its client. */
export interface McpProviderOptions {
  readonly server: URL;
  /** A client that the program was given, and whose secret may have changed since the login. */
  readonly client: { readonly clientId: string; readonly clientSecret: string | undefined } | undefined;
  /** Forgets a registration that the authorization server no longer knows. */
  readonly forgetClient: (clientId: string) => Promise<void>;
}

/** The provider of one MCP server's sessions; each session says how it is refreshed. */
export function mcpProvider({ server, client, forgetClient }: McpProviderOptions): Provider<McpSession> {
  const common = { name: "mcp", realm: [serverName(server)], origins: [server.origin] };
  const of = ({ tokenEndpoint, revocationEndpoint, resource, ...session }: McpSession) =>
    oauthProvider({
      ...common,
      provider: new URL(tokenEndpoint).host,
      headers: userAgent("oauth"),
      client: authentication(
        client?.clientId === session.client.clientId
          ? { clientAuthentication: session.client.clientAuthentication, ...given(client) }
          : session.client,
      ),
      endpoints: { tokenUrl: tokenEndpoint, revocationUrl: revocationEndpoint },
      refreshParameters: resource === undefined ? undefined : { resource },
    });
  return {
    ...common,
    async refresh(session, context) {
      try {
        return await of(session).refresh(session, context);
      } catch (error) {
        const { clientId } = session.client;
        if (!isUnknownClient(error) || clientId === client?.clientId) throw error;
        // Servers delete dynamic registrations. A new one cannot use this grant, and the program has nothing to correct.
        await forgetClient(clientId);
        throw new ReauthorizationRequiredError(
          `${new URL(session.tokenEndpoint).host} no longer knows the client that was registered with it. Log in again: that registers a new one.`,
          { reason: "refused", providerCode: error.providerCode, cause: error },
        );
      }
    },
    revoke: (session, context) => of(session).revoke(session, context),
    authorize: bearer,
    isExpiredToken: isInvalidToken,
  };
}

/** Host, path and query of a server, which name it in keys. */
export function serverName({ host, pathname, search }: URL): string {
  return host + withoutSlashes(pathname) + search;
}

function given({
  clientId,
  clientSecret,
}: NonNullable<McpProviderOptions["client"]>): Omit<McpSessionClient, "clientAuthentication"> {
  return { clientId, ...(clientSecret !== undefined && { clientSecret }) };
}

/** RFC 6749 section 5.2: the client is unknown, or may not use the grant any more. */
function isUnknownClient(error: unknown): error is ProviderConfigurationError {
  if (!isTokensError(error) || error.code !== "provider_configuration") return false;
  const { providerCode } = error as ProviderConfigurationError;
  return providerCode === "invalid_client" || providerCode === "unauthorized_client";
}
