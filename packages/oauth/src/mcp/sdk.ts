/**
 * The SDK's `OAuthClientProvider` and the data it exchanges, as structural types: nothing of the SDK is loaded, and the same object fits
 * `@modelcontextprotocol/sdk` 1 and `@modelcontextprotocol/client` 2.
 */

/** How a client presents itself when it registers (RFC 7591 section 2). */
export interface McpClientMetadata {
  readonly client_name?: string;
  redirect_uris: string[];
  grant_types: string[];
  response_types: string[];
  readonly scope?: string;
}

/** A registered client (RFC 7591 section 3.2.1). The SDK adds the issuer that it is registered with. */
export interface McpClientInformation {
  readonly client_id: string;
  readonly client_secret?: string;
  readonly token_endpoint_auth_method?: string;
  redirect_uris?: string[];
  readonly issuer?: string;
}

/** A token response (RFC 6749 section 5.1). The SDK adds the issuer of the tokens. */
export interface McpTokens {
  readonly access_token: string;
  readonly token_type: string;
  readonly expires_in?: number;
  readonly refresh_token?: string;
  readonly scope?: string;
  readonly issuer?: string;
}

/** What the SDK has discovered about a server: its resource metadata (RFC 9728) and its authorization server (RFC 8414). */
export interface McpDiscoveryState {
  readonly authorizationServerUrl: string;
  readonly resourceMetadataUrl?: string;
  readonly resourceMetadata?: { readonly resource: string };
  readonly authorizationServerMetadata?: {
    readonly issuer: string;
    readonly authorization_endpoint: string;
    readonly token_endpoint: string;
    response_types_supported: string[];
    readonly token_endpoint_auth_methods_supported?: string[];
    readonly revocation_endpoint?: string;
  };
}

/** Which credentials the SDK, or a program, no longer trusts. */
export type McpCredentials = "all" | "client" | "tokens" | "verifier" | "discovery";

/** The SDK's `OAuthClientProvider`. */
export interface McpClientProvider {
  readonly redirectUrl: string;
  readonly clientMetadataUrl?: string;
  readonly clientMetadata: McpClientMetadata;
  state(): Promise<string>;
  clientInformation(): Promise<McpClientInformation | undefined>;
  saveClientInformation(client: McpClientInformation): Promise<void>;
  /** A valid access token, refreshed if necessary; never a refresh token, so that nothing else can spend it. */
  tokens(): Promise<McpTokens | undefined>;
  saveTokens(tokens: McpTokens): Promise<void>;
  redirectToAuthorization(url: URL): Promise<void>;
  saveCodeVerifier(codeVerifier: string): Promise<void>;
  codeVerifier(): Promise<string>;
  /** Form-encodes the id and secret of HTTP Basic (RFC 6749 section 2.3.1), which the SDK does not. */
  addClientAuthentication(
    headers: Headers,
    parameters: URLSearchParams,
    url: string | URL,
    metadata?: { readonly token_endpoint_auth_methods_supported?: readonly string[] | undefined },
  ): Promise<void>;
  /** Forgets a client, verifier or discovery. Tokens are refreshed at the next call, and never deleted: `tokens.logout()` does that. */
  invalidateCredentials(which: McpCredentials): Promise<void>;
  saveDiscoveryState(discovery: McpDiscoveryState): Promise<void>;
  discoveryState(): Promise<McpDiscoveryState | undefined>;
}
