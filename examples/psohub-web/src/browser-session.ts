import type { LoginChecks } from "@tokens/psohub/login";
import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { EncryptJWT, jwtDecrypt } from "jose";

/** What a browser carries, encrypted: nobody else reads it or writes it. PSOhub's tokens are not in it. */
export interface BrowserSession {
  /** Whose tokens these requests use; absent before a login. */
  readonly account?: string;
  /** Stands in every form of this browser. */
  readonly csrf: string;
  /** Of the login under way. */
  readonly checks?: LoginChecks;
}

/** Reads and writes the cookie. */
export interface BrowserSessions {
  read(context: Context): Promise<BrowserSession>;
  write(context: Context, session: BrowserSession): Promise<void>;
  clear(context: Context): void;
}

const weekS = 7 * 86_400;

/** A session for a browser that has none, or that has just been signed in: never what it had before. */
export function freshSession(members: Omit<BrowserSession, "csrf"> = {}): BrowserSession {
  return { ...members, csrf: crypto.randomUUID() };
}

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
        return freshSession();
      }
    },
    async write(context, session) {
      const token = await new EncryptJWT({ session })
        .setProtectedHeader({ alg: "dir", enc: "A256GCM" })
        .setExpirationTime(`${weekS}s`)
        .encrypt(await key);
      setCookie(context, name, token, { httpOnly: true, secure, sameSite: "Lax", path: "/", maxAge: weekS });
    },
    clear: (context) => void deleteCookie(context, name, { secure, path: "/" }),
  };
}
