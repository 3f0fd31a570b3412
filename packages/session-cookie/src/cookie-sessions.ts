import type { Session, SessionManager } from "@tokens/core";
import { cookieJars, type CookieOptions, type ResponseCookies } from "./cookie-jar.ts";

/** The sessions of one browser, for one request and its response. */
export interface RequestSessions<S extends Session = Session> extends SessionManager<S>, ResponseCookies {}

/** Sessions stored in browsers. */
export interface CookieSessions<S extends Session = Session> {
  /** The sessions in the cookie of a request. Takes the request or its headers. */
  of(request: Request | Headers): RequestSessions<S>;
}

/**
 * Sessions in an encrypted cookie, without a store. The cookie is `HttpOnly`, `Secure`, `SameSite=Lax` and prefixed `__Host-`, and holds
 * every session of the browser.
 *
 * These managers have only `get` and `set`: concurrent requests with the same cookie may both refresh, and the browser keeps the cookie
 * of the last response. Where a refresh token works only once, use `serverSideSessions`.
 *
 * A cookie that does not decrypt, is incomplete or has expired counts as no session, and the response deletes it, because anyone can
 * send a cookie. In a store, such a record would be an error: it may hold the only refresh token.
 *
 * Throws a `TypeError` or `ProviderConfigurationError` at once for invalid options. `set` rejects with `SessionStoreError` when the
 * sessions exceed `maxChunks`, or when the response already has its cookies.
 */
export function cookieSessions<S extends Session = Session>(options: CookieOptions): CookieSessions<S> {
  const jars = cookieJars<S>(options, "tokens-cookie");
  return {
    of(request) {
      const { get, put: set, apply, setCookies } = jars(request);
      return { get, set, apply, setCookies };
    },
  };
}
