import { randomBytes } from "node:crypto";
import type { Clock } from "@tokens/core";
import type { Connection, LoginChecks } from "@tokens/provider-kit/descriptor";
import type { Context } from "hono";
import type { DeviceAttempt } from "../connect/device-attempt.ts";
import type { Provider } from "../shared/providers.ts";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";

/** A provider login in progress. */
export interface PendingLogin {
  readonly provider: Provider;
  readonly connection: Connection;
  readonly account: string;
  readonly checks: LoginChecks;
}

/** A signed-in browser. Its cookie holds only the id. */
export interface BrowserSession {
  readonly id: string;
  /** Included in every form, and required when it is submitted. */
  readonly csrf: string;
  readonly expiresAt: number;
  /** At most one at a time. The first callback consumes it, whatever the outcome. */
  pending?: PendingLogin | undefined;
  /** The latest login with a code on another device. It stops when the session ends. */
  device?: DeviceAttempt | undefined;
  /** Shown once, on the next page. */
  notice?: string | undefined;
}

/** The signed-in browsers, in the memory of this process. */
export interface BrowserSessions {
  start(context: Context): void;
  find(context: Context): BrowserSession | undefined;
  end(context: Context): void;
}

const lifetimeMs = 12 * 3_600_000;
const maxSessions = 100;

/** Cookies are Secure when `origin` is https. All ports of a host share cookies, so the name contains the port. */
export function openBrowserSessions(origin: string, clock: Clock): BrowserSessions {
  const { protocol, port } = new URL(origin);
  const secure = protocol === "https:";
  const name = secure ? "__Host-tokens-console" : `tokens-console-${port || 80}`;
  const sessions = new Map<string, BrowserSession>();
  const remove = (id: string): void => {
    sessions.get(id)?.device?.stop();
    sessions.delete(id);
  };
  return {
    start(context) {
      const session: BrowserSession = { id: secret(), csrf: secret(), expiresAt: clock.now() + lifetimeMs };
      sessions.set(session.id, session);
      for (const id of [...sessions.keys()].slice(0, -maxSessions)) remove(id);
      setCookie(context, name, session.id, { httpOnly: true, secure, sameSite: "Strict", path: "/" });
    },
    find(context) {
      const session = sessions.get(getCookie(context, name) ?? "");
      return session && clock.now() < session.expiresAt ? session : undefined;
    },
    end(context) {
      remove(getCookie(context, name) ?? "");
      deleteCookie(context, name, { secure, path: "/" });
    },
  };
}

/** 256 random bits, base64url. */
export function secret(): string {
  return randomBytes(32).toString("base64url");
}
