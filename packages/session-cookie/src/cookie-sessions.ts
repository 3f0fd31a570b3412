import type { Session, SessionManager } from "@tokens/core";
import { cookieJars, type CookieOptions, type ResponseCookies } from "./cookie-jar.ts";

/** The sessions of one browser, for one request and its response. */
export interface RequestSessions<S extends Session = Session> extends SessionManager<S>, ResponseCookies {}

/** Sessions that browsers keep. */
export interface CookieSessions<S extends Session = Session> {
  /** The sessions that came with a request, given by itself or by its headers. */
  of(request: Request | Headers): RequestSessions<S>;
}

/**
 * Sessions in an encrypted cookie, without a store. The cookie is `HttpOnly`, `Secure`, `SameSite=Lax` and `__Host-`, and holds
 * every session of the browser.
 *
 * These managers have two methods and are not shared: two requests that come with the same cookie cannot know of each other, so
 * both may refresh, and the browser keeps what it is told last. Where the provider takes a refresh token only once, use
 * `ticketSessions`.
 *
 * A cookie is what anyone may send. One that does not decrypt, is incomplete or too old is not ours: `get` finds no session, and
 * the response clears it. (In a store it would be an error, for there it is our own record, and may hold the only refresh token.)
 *
 * Throws `SessionStoreError` at once when an option is unfit; `set` rejects with it when the sessions are too large for cookies, or
 * when the response already has its cookies.
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
