/**
 * Sessions for web apps: in an encrypted cookie, without a store; or in a store that only the cookie opens. Web-standard `Request`
 * and `Headers` in, `Set-Cookie` out.
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
  ticketSessions,
  type SharedRequestSessions,
  type TicketOptions,
  type TicketSessions,
} from "./ticket-sessions.ts";
export { generateEncryptionKey, type EncryptionKey } from "@tokens/session-encrypted";
