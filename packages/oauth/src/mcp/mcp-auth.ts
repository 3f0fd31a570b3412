import {
  isOwnOrigin,
  memorySessions,
  sessionKey,
  systemClock,
  TokenManager,
  type SessionManager,
  type TokenManagerOptions,
} from "@tokens/core";
import {
  callbackCode,
  optionalText,
  optionalTexts,
  requireOptions,
  requireText,
  serviceUrl,
} from "@tokens/provider-kit";
import { clientProvider, undefinedWithoutLogin } from "./client-provider.ts";
import { loginRecord, type McpLoginRecord } from "./login-record.ts";
import { mcpProvider, serverName } from "./provider.ts";
import type { McpClientMetadata, McpClientProvider } from "./sdk.ts";
import type { McpSession } from "./session.ts";

/** Options of `mcpAuth`. */
export interface McpAuthOptions extends TokenManagerOptions {
  /** The address that the transport connects to. Tokens are sent to its origin only. */
  readonly serverUrl: string | URL;
  /** Where the authorization server sends the browser back to. */
  readonly redirectUrl: string | URL;
  /** The name that people see when they log in. */
  readonly clientName?: string;
  /** The scopes to request when the server does not specify any. */
  readonly scopes?: readonly string[];
  /**
   * A client that is registered with the authorization server.
   *
   * @default one that registers itself (RFC 7591)
   */
  readonly clientId?: string | undefined;
  readonly clientSecret?: string | undefined;
  /** An https address that serves the client's metadata, for authorization servers that take it as the client's id. */
  readonly clientMetadataUrl?: string | undefined;
  /**
   * Sends a person's browser to a URL. The SDK then throws `UnauthorizedError`; after the redirect, `transport.finishAuth()` ends the
   * login.
   *
   * @default throws `ReauthorizationRequiredError`, for a program that runs unattended
   */
  readonly onAuthorization?: (url: URL) => void | Promise<void>;
}

/** One account of an MCP server. Pass it to a transport as its options. */
export interface McpAuth {
  readonly authProvider: McpClientProvider;
  /** When the server rejects a token, refreshes it and sends the request again; the SDK would start a login. */
  readonly fetch: (url: string | URL, init?: RequestInit) => Promise<Response>;
  /** The account's tokens: `logout()`, `isAuthenticated()`, `on()`. */
  readonly tokens: TokenManager<McpSession>;
  /**
   * The parameters of a callback of this account's pending login, for `transport.finishAuth()`. Throws `ReauthorizationRequiredError` when
   * the person refused, or the callback belongs to another login.
   */
  checkCallback(callbackUrl: string | URL): Promise<URLSearchParams>;
}

/** Prepares the tokens of one account of an MCP server. Throws `ProviderConfigurationError` when an option is missing or wrong. */
export function mcpAuth(options: McpAuthOptions): McpAuth {
  requireOptions(options, "mcpAuth({ serverUrl, redirectUrl, sessions, onAuthorization })");
  const { clock = systemClock, sessions = memorySessions({ clock }), account = "default" } = options;
  const { fetch: send = (input, init) => globalThis.fetch(input, init) } = options;
  const redirectUrl = requireText("redirectUrl", text(options.redirectUrl), "The browser returns there.");
  const server = serverOf(options.serverUrl);
  const clientId = optionalText("clientId", options.clientId);
  const clientSecret = optionalText("clientSecret", options.clientSecret);

  const record = loginRecord(sessions, sessionKey("mcp-login", serverName(server), account));
  const provider = mcpProvider({
    server,
    client: clientId === undefined ? undefined : { clientId, clientSecret },
    forgetClient: (unknown) => forgetClient(record, unknown),
  });
  // The store holds what is put into it; sessions of these keys are ours.
  const ours = sessions as SessionManager<McpSession>;
  const tokens = TokenManager.create(provider, { ...options, clock, sessions: ours });
  return {
    authProvider: clientProvider({
      redirectUrl,
      clientMetadata: metadataOf(redirectUrl, options),
      clientMetadataUrl: optionalText("clientMetadataUrl", options.clientMetadataUrl),
      client:
        clientId === undefined
          ? undefined
          : { client_id: clientId, ...(clientSecret !== undefined && { client_secret: clientSecret }) },
      onAuthorization: options.onAuthorization,
      record,
      tokens,
      clock,
      fetch: send,
    }),
    fetch: authorizedFetch(server, tokens, send),
    tokens,
    async checkCallback(callbackUrl) {
      const url = new URL(callbackUrl);
      const { state = "" } = await record.read();
      callbackCode(server.host, url, { state });
      return url.searchParams;
    },
  };
}

/** Requests that carry a token go through the token manager; discovery, registration and token requests do not. */
function authorizedFetch(server: URL, tokens: TokenManager<McpSession>, send: typeof fetch): McpAuth["fetch"] {
  return async (url, init) => {
    const headers = new Headers(init?.headers);
    const hasToken = /^bearer /i.test(headers.get("authorization") ?? "");
    if (!hasToken || !isOwnOrigin([server.origin], url)) return send(url, init);
    const response = await tokens.fetch(url, init).catch(undefinedWithoutLogin);
    if (response) return response;
    // The grant has ended. The server's answer to a request without a token tells the SDK where to log in.
    headers.delete("authorization");
    return send(url, { ...init, headers });
  };
}

async function forgetClient(record: McpLoginRecord, clientId: string): Promise<void> {
  const { client } = await record.read();
  if (client?.client_id === clientId) await record.update({ client: undefined });
}

function metadataOf(redirectUrl: string, { clientName, scopes }: McpAuthOptions): McpClientMetadata {
  const name = optionalText("clientName", clientName);
  const scope = optionalTexts("scopes", scopes)?.join(" ");
  return {
    redirect_uris: [redirectUrl],
    grant_types: ["authorization_code", "refresh_token"],
    response_types: ["code"],
    ...(name !== undefined && { client_name: name }),
    ...(scope && { scope }),
  };
}

function serverOf(serverUrl: string | URL): URL {
  const url = requireText("serverUrl", text(serverUrl), "Pass the address that the transport connects to.");
  serviceUrl("serverUrl", url);
  return new URL(url);
}

function text(url: string | URL): string {
  return url instanceof URL ? url.href : url;
}
