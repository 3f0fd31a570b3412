/**
 * Any OAuth 2 or OpenID Connect server, with tokens that last.
 *
 * @example
 * ```ts
 * import { createOAuth } from "@tokens/oauth";
 * import { google } from "@tokens/oauth/servers/google";
 *
 * const tokens = createOAuth({
 *   ...google,
 *   clientId: process.env.GOOGLE_CLIENT_ID,
 *   clientSecret: process.env.GOOGLE_CLIENT_SECRET,
 * });
 * // After a login (`@tokens/oauth/login`): await tokens.for("alice").save(session)
 * const response = await tokens.for("alice").fetch("https://www.googleapis.com/drive/v3/files");
 * ```
 *
 * @module
 */
export type { ClientAuthenticationMethod, OAuthClientCredentials, PrivateKeyJwt } from "./client-authentication.ts";
export { createOAuth, type OAuthOptions } from "./create-oauth.ts";
export type { SigningKey } from "./sign-jwt.ts";
export type { ClientCredentialsGrant, JwtBearerGrant, OwnGrants, TokenExchangeGrant } from "./own-grants.ts";
export type { OAuthEndpoints, OAuthServer, OAuthServerOptions, OAuthSession } from "./server.ts";
export { serverVariables, type ServerVariable } from "./templates.ts";
export * from "@tokens/core/errors";
export type { Session, SessionManager, TokensEvent } from "@tokens/core";
