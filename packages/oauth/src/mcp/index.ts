/**
 * Tokens of MCP servers that last: an `OAuthClientProvider` for the Model Context Protocol's TypeScript SDK whose tokens survive restarts,
 * and are refreshed once across all processes.
 *
 * @example
 * ```ts
 * import { mcpAuth } from "@tokens/oauth/mcp";
 *
 * const auth = mcpAuth({
 *   serverUrl: "https://mcp.example.com/mcp",
 *   redirectUrl: "http://127.0.0.1:8765/callback",
 *   clientName: "Example",
 *   onAuthorization: (url) => console.log(`Log in at ${url.href}`),
 * });
 * await auth.tokens.isAuthenticated(); // new StreamableHTTPClientTransport(new URL(serverUrl), auth) sends them
 * ```
 *
 * @module
 */
export type { McpSessionClient } from "./authentication.ts";
export { mcpAuth, type McpAuth, type McpAuthOptions } from "./mcp-auth.ts";
export type {
  McpClientInformation,
  McpClientMetadata,
  McpClientProvider,
  McpCredentials,
  McpDiscoveryState,
  McpTokens,
} from "./sdk.ts";
export type { McpSession } from "./session.ts";
