import { randomBytes } from "node:crypto";
import type { Clock } from "@tokens/core";
import type { Connection } from "@tokens/provider-kit/descriptor";
import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";

/** A login at a provider that a browser has begun. */
export interface PendingLogin {
  readonly connection: Connection;
  readonly account: string;
  readonly checks: unknown;
}

/** A browser that has entered. Only its id is in the browser. */
export interface Browser {
  readonly id: string;
  /** Stands in every form that is written for it. */
  readonly csrf: string;
  readonly until: number;
  /** At most one at a time; taken by the first callback, whatever comes of it. */
  pending?: PendingLogin | undefined;
  /** Said once, on the next page. */
  notice?: string | undefined;
}

/** The browsers that have entered, in the memory of this process. */
export interface Browsers {
  enter(context: Context): void;
  of(context: Context): Browser | undefined;
  leave(context: Context): void;
}

const lifeMs = 12 * 3_600_000;
const most = 100;

/** Cookies are Secure when `origin` is https; ports of one host share theirs, so the port is in the name. */
export function openBrowsers(origin: string, clock: Clock): Browsers {
  const { protocol, port } = new URL(origin);
  const secure = protocol === "https:";
  const name = secure ? "__Host-tokens-console" : `tokens-console-${port || 80}`;
  const browsers = new Map<string, Browser>();
  return {
    enter(context) {
      const browser: Browser = { id: secret(), csrf: secret(), until: clock.now() + lifeMs };
      browsers.set(browser.id, browser);
      for (const id of [...browsers.keys()].slice(0, -most)) browsers.delete(id);
      setCookie(context, name, browser.id, { httpOnly: true, secure, sameSite: "Strict", path: "/" });
    },
    of(context) {
      const browser = browsers.get(getCookie(context, name) ?? "");
      return browser && clock.now() < browser.until ? browser : undefined;
    },
    leave(context) {
      browsers.delete(getCookie(context, name) ?? "");
      deleteCookie(context, name, { secure, path: "/" });
    },
  };
}

/** 256 random bits as text. */
export function secret(): string {
  return randomBytes(32).toString("base64url");
}
