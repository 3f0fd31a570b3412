import { newSession, inProcessClaims, type Session, type SharedSessionManager } from "@tokens/core";
import { testClock, type TestClock } from "@tokens/core/testing";
import { generateEncryptionKey } from "@tokens/session-cookie";

/** Keys with readable ids. */
export function keysNamed(...ids: readonly string[]): { readonly id: string; readonly key: string }[] {
  return ids.map((id) => ({ ...generateEncryptionKey(), id }));
}

/** Keeps cookies as browsers do: by name, for their time, up to 4 kB a line, `__Host-` only with what that demands. */
export class Browser {
  readonly jar = new Map<string, { readonly value: string; readonly until: number }>();
  readonly clock: TestClock;

  constructor(clock: TestClock = testClock()) {
    this.clock = clock;
  }

  get cookie(): string {
    const alive = [...this.jar].filter(([, { until }]) => until > this.clock.now());
    return alive.map(([name, { value }]) => `${name}=${value}`).join("; ");
  }

  request(): Request {
    return new Request("https://app.example.com/", { headers: { cookie: this.cookie } });
  }

  receive(lines: readonly string[]): void {
    for (const line of lines) {
      const [pair = "", ...attributes] = line.split("; ");
      const name = pair.slice(0, pair.indexOf("="));
      const demanded = ["Path=/", "Secure", "HttpOnly", "SameSite=Lax"].every((attribute) =>
        attributes.includes(attribute),
      );
      if (line.length > 4096 || !name.startsWith("__Host-") || !demanded) throw new Error(`No browser keeps ${name}.`);
      const seconds = Number(
        attributes.find((attribute) => attribute.startsWith("Max-Age="))!.slice("Max-Age=".length),
      );
      if (seconds <= 0) this.jar.delete(name);
      else this.jar.set(name, { value: pair.slice(name.length + 1), until: this.clock.now() + seconds * 1000 });
    }
  }

  /** The same cookies in another browser, as a thief has them. */
  copy(): Browser {
    const other = new Browser(this.clock);
    for (const [name, cookie] of this.jar) other.jar.set(name, cookie);
    return other;
  }
}

/** A session whose tokens say "canary", of about `size` characters. */
export function canarySession(name: string = "one", size: number = 0): Session {
  return newSession({
    accessToken: `canary-access-${name}`.padEnd(size, "x"),
    refreshToken: `canary-refresh-${name}`,
    obtainedAt: Date.UTC(2026, 0, 1),
    expiresAt: Date.UTC(2026, 0, 1, 1),
  });
}

/** A shared manager in memory, and what is in it. */
export function storeOf(clock: TestClock): SharedSessionManager & { readonly rows: Map<string, Session> } {
  const rows = new Map<string, Session>();
  const shared = inProcessClaims(
    {
      get: async (key) => rows.get(key),
      set: async (key, session) => void (session ? rows.set(key, session) : rows.delete(key)),
    },
    clock,
  );
  return {
    ...shared,
    rows,
    async *expiring({ before, limit }) {
      const due = [...rows].flatMap(([key, { expiresAt }]) =>
        expiresAt !== undefined && expiresAt < before ? [{ key, expiresAt }] : [],
      );
      yield* due.toSorted((a, b) => a.expiresAt - b.expiresAt).slice(0, limit);
    },
  };
}

/** All that the text says: itself, and what its base64url parts decode to. */
export function everythingIn(value: unknown): string {
  const text = JSON.stringify(value);
  const parts = text.split(/[^\w-]+/).map((part) => Buffer.from(part, "base64url").toString("latin1"));
  return [text, ...parts].join("\n");
}
