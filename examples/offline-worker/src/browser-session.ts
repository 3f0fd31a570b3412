import type { Context } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import { EncryptJWT, jwtDecrypt } from "jose";
import type { LoginChecks } from "@tokens/podio/login";

/** The contents of the encrypted cookie. Contains no provider tokens. */
export interface BrowserSession {
  /** Identifies the user. Replace it with the user of your own sign-in. */
  readonly user: string;
  /** CSRF token of every form. */
  readonly csrf: string;
  /** The login in progress. */
  readonly login?: { readonly service: string; readonly checks: LoginChecks };
}

/** Reads and writes the cookie. */
export interface BrowserSessions {
  /** Creates a user for a new browser. */
  read(context: Context): Promise<BrowserSession>;
  write(context: Context, session: BrowserSession): Promise<void>;
}

/** The longest lifetime that browsers accept. */
const lifetimeS = 400 * 86_400;

/** Sessions in a cookie, AES-256-GCM under a key made from `secret`. `secure` is false on plain http during development. */
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
