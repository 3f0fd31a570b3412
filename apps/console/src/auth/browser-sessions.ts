import { createHash, createHmac, randomBytes } from "node:crypto";
import type { Clock } from "@tokens/core";
import type { Connection, LoginChecks } from "@tokens/provider-kit/descriptor";
import type { Records } from "@tokens/store";
import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import type { DeviceAttempt } from "../connect/device-attempt.ts";
import type { Provider } from "../shared/providers.ts";
import { equal } from "./equal.ts";

/** A provider login in progress. */
export interface PendingLogin {
  readonly provider: Provider;
  readonly connection: Connection;
  readonly account: string;
  readonly checks: LoginChecks;
}

/** A signed-in browser. Its cookie holds only the id; what is in progress is in the memory of this process. */
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

/** The signed-in browsers. They stay signed in when the console restarts. */
export interface BrowserSessions {
  start(context: Context): Promise<void>;
  find(context: Context): Promise<BrowserSession | undefined>;
  end(context: Context): Promise<void>;
}

/** Options of browser sessions. */
export interface BrowserSessionsOptions {
  readonly origin: string;
  /** The sign-in password, if there is one. Another password or origin ends every session. */
  readonly password: string | undefined;
  readonly records: Records;
  readonly clock: Clock;
}

/** What is stored under the hash of an id. */
interface StoredSession {
  readonly expiresAt: number;
  /** Proves with the id which password and origin the browser signed in with. Useless without the id. */
  readonly proof: string;
}

const kind = "console-browser";
const lifetimeMs = 12 * 3_600_000;
const maxSessions = 100;
/** Another process that uses the store may have ended a session. */
const checkEveryMs = 10_000;

/** Cookies are Secure when `origin` is https. All ports of a host share cookies, so the name contains the port. */
export function openBrowserSessions({ origin, password, records, clock }: BrowserSessionsOptions): BrowserSessions {
  const { protocol, port } = new URL(origin);
  const secure = protocol === "https:";
  const cookie = secure ? "__Host-tokens-console" : `tokens-console-${port || 80}`;
  const seen = new Map<string, { readonly session: BrowserSession; checkedAt: number }>();
  const proofOf = (id: string): string => derived(id, JSON.stringify(["sign-in", origin, password]));

  function forget(name: string): void {
    seen.get(name)?.session.device?.stop();
    seen.delete(name);
  }

  async function load(id: string, name: string): Promise<BrowserSession | undefined> {
    const stored = await records.get<StoredSession>(kind, name);
    if (!stored || clock.now() >= stored.expiresAt || !equal(stored.proof, proofOf(id))) {
      forget(name);
      return undefined;
    }
    const session = seen.get(name)?.session ?? { id, csrf: derived(id, "csrf"), expiresAt: stored.expiresAt };
    seen.set(name, { session, checkedAt: clock.now() });
    return session;
  }

  /** The sessions that end soonest make room for a new one. */
  async function makeRoom(): Promise<void> {
    for (const [name, { session }] of seen) if (session.expiresAt <= clock.now()) forget(name);
    const all = await Array.fromAsync(records.list<StoredSession>(kind));
    const oldest = all.toSorted((a, b) => b.value.expiresAt - a.value.expiresAt).slice(maxSessions - 1);
    for (const { name } of oldest) {
      forget(name);
      await records.delete(kind, name);
    }
  }

  return {
    async start(context) {
      await makeRoom();
      const id = secret();
      const expiresAt = clock.now() + lifetimeMs;
      await records.set(kind, nameOf(id), { expiresAt, proof: proofOf(id) }, { expiresAt });
      setCookie(context, cookie, id, { httpOnly: true, secure, sameSite: "Strict", path: "/" });
    },
    async find(context) {
      const id = getCookie(context, cookie) ?? "";
      if (!/^[\w-]{43}$/.test(id)) return undefined;
      const name = nameOf(id);
      const known = seen.get(name);
      const valid = known && clock.now() < known.session.expiresAt;
      if (valid && clock.now() < known.checkedAt + checkEveryMs) return known.session;
      try {
        return await load(id, name);
      } catch (error) {
        // A browser that was signed in a moment ago may see what is wrong with the store.
        if (valid) return known.session;
        throw error;
      }
    },
    async end(context) {
      const name = nameOf(getCookie(context, cookie) ?? "");
      forget(name);
      await records.delete(kind, name);
      deleteCookie(context, cookie, { secure, path: "/" });
    },
  };
}

function nameOf(id: string): string {
  return createHash("sha256").update(id).digest("hex");
}

function derived(id: string, purpose: string): string {
  return createHmac("sha256", id).update(purpose).digest("base64url");
}

/** 256 random bits, base64url. */
export function secret(): string {
  return randomBytes(32).toString("base64url");
}
