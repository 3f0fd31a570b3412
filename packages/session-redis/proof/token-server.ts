import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { newSession, ReauthorizationRequiredError, type Provider, type Session } from "@tokens/core";

/** A refresh token that came back after it was spent, and who had spent it. */
export interface Reuse {
  readonly by: string;
  readonly spentBy: string;
}

/** A token endpoint that rotates the refresh token, and revokes the family when a spent one comes back. */
export interface TokenServer {
  readonly url: string;
  readonly requests: number;
  readonly reuses: readonly Reuse[];
  /** When the last request came, on the clock of `performance.now()`. */
  readonly lastRequestAt: number;
  /** Begins a new family. */
  login(): Session;
  /** Whether these two tokens were issued together. */
  isPair(session: Session): boolean;
  close(): Promise<void>;
}

const lifetimeMs = 3_600_000;

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request) text += String(chunk);
  return text;
}

/** `takesMs`: the longest time until an answer; each takes a random part of it. */
export async function startTokenServer(takesMs: number): Promise<TokenServer> {
  const spent = new Map<string, string>();
  const reuses: Reuse[] = [];
  /** The one refresh token of each family that is good; a family that was revoked has none. */
  const live = new Map<string, string>();
  let [serial, requests, lastRequestAt] = [0, 0, 0];
  const issue = (family: string): { accessToken: string; refreshToken: string } => {
    const pair = `${family}-${(serial += 1)}`;
    live.set(family, `refresh-${pair}`);
    return { accessToken: `access-${pair}`, refreshToken: `refresh-${pair}` };
  };

  async function answer(request: IncomingMessage): Promise<object | undefined> {
    const { by = "", refreshToken = "" } = JSON.parse(await bodyOf(request)) as Record<string, string>;
    requests += 1;
    lastRequestAt = performance.now();
    const family = refreshToken.split("-")[1] ?? "";
    if (refreshToken === live.get(family)) {
      spent.set(refreshToken, by);
      return issue(family);
    }
    // It revokes the family, and those who come after it tell nothing new.
    if (live.delete(family)) reuses.push({ by, spentBy: spent.get(refreshToken) ?? "nobody" });
    return undefined;
  }

  const server = createServer((request, response) => {
    void answer(request).then(async (tokens) => {
      await sleep(Math.random() * takesMs);
      return response.writeHead(tokens ? 200 : 400).end(JSON.stringify(tokens ?? {}));
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get requests() {
      return requests;
    },
    reuses,
    get lastRequestAt() {
      return lastRequestAt;
    },
    login() {
      const now = Date.now();
      return newSession({ ...issue(`family${(serial += 1)}`), obtainedAt: now, expiresAt: now + lifetimeMs });
    },
    isPair: ({ accessToken, refreshToken }) => accessToken.replace("access", "refresh") === refreshToken,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => void server.close(() => resolve()));
    },
  };
}

/** The provider of such a server. `by` names the process to it. */
export function providerAt(url: string, by: string, onInterrupted: () => void = () => undefined): Provider {
  return {
    name: "loopback",
    realm: ["proof"],
    origins: [url],
    async refresh({ refreshToken }, { fetch, signal, now, interrupted }) {
      if (interrupted) onInterrupted();
      const obtainedAt = now();
      const response = await fetch(url, { method: "POST", body: JSON.stringify({ by, refreshToken }), signal });
      if (!response.ok) throw new ReauthorizationRequiredError("The refresh token was spent.", { reason: "refused" });
      return {
        ...((await response.json()) as { accessToken: string }),
        obtainedAt,
        expiresAt: obtainedAt + lifetimeMs,
      };
    },
    authorize: ({ accessToken }) => ({ authorization: `Bearer ${accessToken}` }),
    isExpiredToken: ({ status }) => status === 401,
  };
}
