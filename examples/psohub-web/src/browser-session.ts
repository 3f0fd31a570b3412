import type { LoginChecks } from "@tokens/psohub/login";
import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { EncryptJWT, jwtDecrypt } from "jose";

/** The contents of the encrypted cookie. Contains no PSOhub tokens. */
export interface BrowserSession {
  /** Whose tokens these requests use; absent before a login. */
  readonly account?: string;
  /** CSRF token of every form. */
  readonly csrf: string;
  /** Checks of the login in progress. */
  readonly checks?: LoginChecks;
}

/** Reads and writes the cookie. */
export interface BrowserSessions {
  read(context: Context): Promise<BrowserSession>;
  write(context: Context, session: BrowserSession): Promise<void>;
  clear(context: Context): void;
}

const weekS = 7 * 86_400;

/** Creates a session for a new or newly signed-in browser. Never reuses the previous one. */
export function freshSession(members: Omit<BrowserSession, "csrf"> = {}): BrowserSession {
  return { ...members, csrf: crypto.randomUUID() };
}

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
