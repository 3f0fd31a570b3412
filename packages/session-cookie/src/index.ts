/**
 * Sessions for web apps: in an encrypted cookie, or on the server in records that only the cookie decrypts. Takes web-standard `Request`
 * and `Headers`, and returns `Set-Cookie` lines.
 *
 * @example
 * ```ts
 * import { TokenManager, type Provider } from "@tokens/core";
 * import { cookieSessions } from "@tokens/session-cookie";
 *
 * declare const provider: Provider;
 * const cookies = cookieSessions({ keys: JSON.parse(process.env["SESSION_KEYS"]!) });
 *
 * async function handle(request: Request): Promise<Response> {
 *   const sessions = cookies.of(request);
 *   const tokens = TokenManager.create(provider, { sessions });
 *   const answer = await tokens.fetch("https://api.example.com/me");
 *   const response = new Response(await answer.text());
 *   await tokens.close();
 *   await sessions.apply(response.headers);
 *   return response;
 * }
 * ```
 *
 * @module
 */
export type { CookieOptions, ResponseCookies } from "./cookie-jar.ts";
export { cookieSessions, type CookieSessions, type RequestSessions } from "./cookie-sessions.ts";
export {
  serverSideSessions,
  type ServerSideSessions,
  type ServerSideSessionsOptions,
  type SharedRequestSessions,
} from "./server-side-sessions.ts";
export { generateEncryptionKey, type EncryptionKey } from "@tokens/session-encrypted";
