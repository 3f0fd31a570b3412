import { newSession, ProviderConfigurationError, type Session } from "@tokens/core";
import { readTokenResponse } from "@tokens/core/token-endpoint";
import { sessionClient, type McpSessionClient } from "./authentication.ts";
import type { McpLogin } from "./login-record.ts";
import type { McpTokens } from "./sdk.ts";

/** Tokens for an MCP server, with everything that a refresh needs: a process that has only the store can refresh them. */
export interface McpSession extends Session {
  /** The authorization server, as the SDK identifies it. */
  readonly issuer: string;
  readonly tokenEndpoint: string;
  /** RFC 7009. */
  readonly revocationEndpoint?: string;
  readonly client: McpSessionClient;
  /** What the tokens are for (RFC 8707); absent when the server has no resource metadata. */
  readonly resource?: string;
}

/** The session of tokens that the SDK has just received. `obtainedAt`: when it asked for them (Unix milliseconds). */
export function issuedSession(tokens: McpTokens, { client, discovery }: McpLogin, obtainedAt: number): McpSession {
  if (!client || !discovery) {
    throw new ProviderConfigurationError(
      "The MCP SDK saved tokens without a client or a discovery state. Use @modelcontextprotocol/sdk 1.27 or newer.",
    );
  }
  const { authorizationServerUrl, authorizationServerMetadata: metadata, resourceMetadata } = discovery;
  const provider = new URL(authorizationServerUrl).host;
  const grant = readTokenResponse({ ...tokens }, { provider }, obtainedAt);
  if (!grant) throw new ProviderConfigurationError(`${provider} issued no access token: start the login again.`);
  const { body: _, ...issued } = grant;
  return newSession<McpSession>({
    ...issued,
    issuer: tokens.issuer ?? authorizationServerUrl,
    // The SDK's default for a server without metadata.
    tokenEndpoint: metadata?.token_endpoint ?? new URL("/token", authorizationServerUrl).href,
    revocationEndpoint: metadata?.revocation_endpoint,
    client: sessionClient(client, metadata?.token_endpoint_auth_methods_supported),
    resource: resourceMetadata?.resource,
  });
}
