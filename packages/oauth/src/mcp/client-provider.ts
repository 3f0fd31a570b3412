import {
  isTokensError,
  ProviderConfigurationError,
  ReauthorizationRequiredError,
  type Clock,
  type TokenManager,
} from "@tokens/core";
import { base64url, serviceUrl } from "@tokens/provider-kit";
import { authentication, sessionClient } from "./authentication.ts";
import type { McpLogin, McpLoginRecord } from "./login-record.ts";
import type { McpClientInformation, McpClientMetadata, McpClientProvider } from "./sdk.ts";
import { issuedSession, type McpSession } from "./session.ts";

/** What the SDK's provider is made of. */
export interface ClientProviderOptions {
  readonly redirectUrl: string;
  readonly clientMetadata: McpClientMetadata;
  readonly clientMetadataUrl: string | undefined;
  /** A client that the program was given instead of registering one. */
  readonly client: McpClientInformation | undefined;
  readonly onAuthorization: ((url: URL) => void | Promise<void>) | undefined;
  readonly record: McpLoginRecord;
  readonly tokens: TokenManager<McpSession>;
  readonly clock: Clock;
  readonly fetch: typeof fetch;
}

/** A login that was given up must not keep an authorization server that has moved since. */
const discoveryMs = 86_400_000;

/** Implements the SDK's `OAuthClientProvider` over a token manager and a stored login. */
export function clientProvider(options: ClientProviderOptions): McpClientProvider {
  const {
    redirectUrl,
    clientMetadata,
    clientMetadataUrl,
    client: given,
    onAuthorization,
    record,
    tokens,
    clock,
    fetch,
  } = options;
  /** Of logins that are about to start. */
  const verifiers = new Set<string>();
  let handedOut: string | undefined;
  let exchangedAt: number | undefined;

  const knownClient = ({ client }: McpLogin): McpClientInformation | undefined => {
    if (given) return client?.client_id === given.client_id ? { ...client, ...given } : given;
    // A registration is for its redirects: with another one, the client registers again.
    return client?.redirect_uris?.includes(redirectUrl) === false ? undefined : client;
  };
  const knownDiscovery = ({ discovery, discoveredAt = 0 }: McpLogin): McpLogin["discovery"] =>
    clock.now() - discoveredAt < discoveryMs ? discovery : undefined;

  return {
    redirectUrl,
    clientMetadata,
    ...(clientMetadataUrl !== undefined && { clientMetadataUrl }),

    state: () => Promise.resolve(crypto.randomUUID()),
    clientInformation: async () => knownClient(await record.read()),
    async saveClientInformation(client) {
      if (given && given.client_id !== client.client_id) {
        throw new ProviderConfigurationError(
          `The MCP server names a different authorization server than the one that clientId was used with: ${client.issuer}. Register a client there and pass its clientId, or forget the old server with invalidateCredentials("client").`,
        );
      }
      // Of a given client, only the issuer that the SDK has bound it to is kept.
      const { client_secret: _, ...bound } = client;
      await record.update({ client: given ? bound : client });
    },

    async tokens() {
      const session = await tokens.session().catch(undefinedWithoutLogin);
      if (!session) return undefined;
      const { accessToken, issuer, scope } = session;
      handedOut = accessToken;
      return { access_token: accessToken, token_type: "Bearer", issuer, ...(scope !== undefined && { scope }) };
    },
    async saveTokens(issued) {
      const login = await record.read();
      await tokens.save(issuedSession(issued, { ...login, client: knownClient(login) }, exchangedAt ?? clock.now()));
      await record.update({ state: undefined, codeVerifier: undefined, discovery: undefined, discoveredAt: undefined });
    },

    async redirectToAuthorization(url) {
      // Requests that fail together start a login each. State and verifier are stored as a pair, so that the last of them can end.
      const codeVerifier = await verifierOf(url, verifiers);
      verifiers.delete(codeVerifier);
      await record.update({ state: url.searchParams.get("state") ?? undefined, codeVerifier });
      if (onAuthorization) return onAuthorization(url);
      throw new ReauthorizationRequiredError(
        `The MCP server requires a login at ${url.host}, and this program has no onAuthorization: log in with a program that has it and uses the same store.`,
        { reason: "no_session" },
      );
    },
    async saveCodeVerifier(codeVerifier) {
      verifiers.add(codeVerifier);
    },
    async codeVerifier() {
      const { codeVerifier } = await record.read();
      if (codeVerifier === undefined) {
        throw new ReauthorizationRequiredError("No login of this account is pending. Start the login again.", {
          reason: "refused",
        });
      }
      // The SDK asks for the verifier just before it sends the code; lifetimes count from then.
      exchangedAt = clock.now();
      return codeVerifier;
    },

    async addClientAuthentication(headers, parameters, _, metadata) {
      const client = knownClient(await record.read());
      if (!client) return;
      const { token_endpoint_auth_methods_supported: supported } = metadata ?? {};
      const credentials = await authentication(sessionClient(client, supported))({ fetch, now: clock.now });
      for (const [name, value] of Object.entries(credentials.headers ?? {})) headers.set(name, value);
      for (const [name, value] of Object.entries(credentials.parameters ?? {})) parameters.set(name, value);
    },

    async invalidateCredentials(which) {
      const forgets = (one: typeof which): boolean => which === one || which === "all";
      if (forgets("tokens") && handedOut !== undefined) tokens.invalidate(handedOut);
      const changes: McpLogin = {
        ...(forgets("client") && { client: undefined }),
        ...(forgets("verifier") && { codeVerifier: undefined, state: undefined }),
        ...(forgets("discovery") && { discovery: undefined, discoveredAt: undefined }),
      };
      if (Object.keys(changes).length > 0) await record.update(changes);
    },

    async saveDiscoveryState(discovery) {
      const { token_endpoint: tokenEndpoint } = discovery.authorizationServerMetadata ?? {};
      serviceUrl("The authorization server", discovery.authorizationServerUrl);
      if (tokenEndpoint !== undefined) serviceUrl("The token endpoint", tokenEndpoint);
      await record.update({ discovery, discoveredAt: clock.now() });
    },
    discoveryState: async () => knownDiscovery(await record.read()),
  };
}

/** The verifier of an authorization URL's challenge (RFC 7636 section 4.2; the SDK uses S256). */
async function verifierOf({ searchParams }: URL, verifiers: Iterable<string>): Promise<string> {
  const challenge = searchParams.get("code_challenge");
  for (const verifier of verifiers) {
    const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier));
    if (base64url(new Uint8Array(digest)) === challenge) return verifier;
  }
  throw new ProviderConfigurationError(
    "The authorization URL has no challenge of a saved code verifier: call saveCodeVerifier() before redirectToAuthorization().",
  );
}

/** A person has to log in: the SDK then sends its request without a token, and starts the login when the server refuses it. */
export function undefinedWithoutLogin(error: unknown): undefined {
  if (!isTokensError(error) || error.code !== "reauthorization_required") throw error;
}
