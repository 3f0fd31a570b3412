import type { Context } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import { EncryptJWT, jwtDecrypt } from "jose";
import type { LoginChecks } from "@tokens/podio/login";

/** What a browser carries, encrypted: nobody else reads it or writes it. No provider's token is in it. */
export interface BrowserSession {
  /** Names this user's accounts. A program with a sign-in of its own takes the user from there. */
  readonly user: string;
  /** Stands in every form of this browser. */
  readonly csrf: string;
  /** The login under way. */
  readonly login?: { readonly service: string; readonly checks: LoginChecks };
}

/** Reads and writes the cookie. */
export interface BrowserSessions {
  /** A new user for a browser that has none. */
  read(context: Context): Promise<BrowserSession>;
  write(context: Context, session: BrowserSession): Promise<void>;
}

/** As long as a browser keeps a cookie. */
const lifetimeS = 400 * 86_400;

/** Sessions in a cookie, AES-256-GCM under a key made from `secret`. `secure` is false on plain http, that is, on this machine. */
export function browserSessions(secret: string, secure: boolean): BrowserSessions {
  const name = secure ? "__Host-session" : "session";
  const key = crypto.subtle.digest("SHA-256", new TextEncoder().encode(secret)).then((bits) => new Uint8Array(bits));
  return {
    async read(context) {
      try {
        const { payload } = await jwtDecrypt(getCookie(context, name) ?? "", await key);
        return payload["session"] as BrowserSession;
      } catch {
        return { user: crypto.randomUUID(), csrf: crypto.randomUUID() };
      }
    },
    async write(context, session) {
      const token = await new EncryptJWT({ session })
        .setProtectedHeader({ alg: "dir", enc: "A256GCM" })
        .setExpirationTime(`${lifetimeS}s`)
        .encrypt(await key);
      setCookie(context, name, token, { httpOnly: true, secure, sameSite: "Lax", path: "/", maxAge: lifetimeS });
    },
  };
}
