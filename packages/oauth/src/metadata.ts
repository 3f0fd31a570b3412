/**
 * What servers and APIs publish about themselves: discovery documents, protected resources, and the registration of clients.
 *
 * @example
 * ```ts
 * import { createOAuth } from "@tokens/oauth";
 * import { discoverResource, registerClient } from "@tokens/oauth/discovery";
 * import { oauthLogin } from "@tokens/oauth/login";
 *
 * const redirectUri = "http://127.0.0.1:8976/callback";
 * const api = await discoverResource("https://api.example.com/mcp");
 * const client = await registerClient({ issuer: api.issuer, redirectUris: [redirectUri], clientName: "My program" });
 * const options = { name: "example", ...api, ...client };
 *
 * const { url, checks } = await oauthLogin({ ...options, redirectUri }).authorizationUrl();
 * const tokens = createOAuth(options);
 * ```
 *
 * @module
 */
export { discoverServer, type DiscoveredServer, type DiscoverServerOptions } from "./discover-server.ts";
export {
  registerClient,
  type RegisterClientOptions,
  type RegisteredAuthenticationMethod,
  type RegisteredClient,
} from "./registration.ts";
export { discoverResource, type DiscoverResourceOptions, type ProtectedResource } from "./resource-metadata.ts";
