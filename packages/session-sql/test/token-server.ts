import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { newSession, ReauthorizationRequiredError, type Provider, type Session } from "@tokens/core";

/** A token endpoint that rotates the refresh token, and revokes the family when a spent one comes back. */
export interface TokenServer {
  readonly url: string;
  readonly requests: number;
  /** Serial number of the pair issued last, `access-N` and `refresh-N`. */
  readonly issued: number;
  /** Spent refresh tokens that came back. */
  readonly reuses: number;
  /** Most requests that were answered at the same time. */
  readonly mostAtOnce: number;
  /** From now on no request is answered, although each takes effect. */
  hang(): void;
  /** Resolves when the next request has come. */
  nextRequest(): Promise<void>;
  /** A login: a session with the only live refresh token. */
  login(): Session;
  /** Whether the provider would still take this session's refresh token. */
  isLive(session: Session | undefined): boolean;
  close(): Promise<void>;
}

const lifetime = 3600;

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

export async function tokenServer({ takesMs = 0 }: { takesMs?: number } = {}): Promise<TokenServer> {
  const state = { serial: 0, requests: 0, reuses: 0, atOnce: 0, mostAtOnce: 0, hanging: false, revoked: false };
  const arrivals: (() => void)[] = [];
  const issue = (): { access_token: string; refresh_token: string } => {
    state.serial += 1;
    return { access_token: `access-${state.serial}`, refresh_token: `refresh-${state.serial}` };
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const presented = new URLSearchParams(await read(request)).get("refresh_token");
    state.requests += 1;
    state.atOnce += 1;
    state.mostAtOnce = Math.max(state.mostAtOnce, state.atOnce);
    const live = presented === `refresh-${state.serial}` && !state.revoked;
    const tokens = live ? issue() : undefined;
    if (!live) {
      state.reuses += 1;
      state.revoked = true;
    }
    for (const arrived of arrivals.splice(0)) arrived();
    if (takesMs > 0) await sleep(takesMs);
    state.atOnce -= 1;
    if (state.hanging) return;
    response.writeHead(tokens ? 200 : 400, { "content-type": "application/json" });
    response.end(
      JSON.stringify(tokens ? { ...tokens, expires_in: lifetime, token_type: "bearer" } : { error: "invalid_grant" }),
    );
  }
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/token`,
    get requests() {
      return state.requests;
    },
    get issued() {
      return state.serial;
    },
    get reuses() {
      return state.reuses;
    },
    get mostAtOnce() {
      return state.mostAtOnce;
    },
    hang: () => void (state.hanging = true),
    nextRequest: () => new Promise((resolve) => void arrivals.push(resolve)),
    login() {
      state.revoked = false;
      const { access_token, refresh_token } = issue();
      const obtainedAt = Date.now();
      return newSession({
        accessToken: access_token,
        refreshToken: refresh_token,
        obtainedAt,
        expiresAt: obtainedAt + lifetime * 1000,
      });
    },
    isLive: (session) => !state.revoked && session?.refreshToken === `refresh-${state.serial}`,
    close() {
      server.closeAllConnections();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** The provider of such a server. */
export function providerOf(url: string): Provider {
  return {
    name: "loopback",
    realm: ["test"],
    origins: [new URL(url).origin],
    async refresh({ refreshToken = "" }, { fetch, signal, now }) {
      const obtainedAt = now();
      const body = new URLSearchParams({ grant_type: "refresh_token", refresh_token: refreshToken });
      const response = await fetch(url, { method: "POST", body, signal });
      const answer = (await response.json()) as { access_token: string; refresh_token: string; expires_in: number };
      if (!response.ok) throw new ReauthorizationRequiredError("The refresh token was spent.", { reason: "refused" });
      const { access_token: accessToken, refresh_token, expires_in } = answer;
      return { accessToken, refreshToken: refresh_token, obtainedAt, expiresAt: obtainedAt + expires_in * 1000 };
    },
    authorize: ({ accessToken }) => ({ authorization: `Bearer ${accessToken}` }),
    isExpiredToken: () => true,
  };
}
