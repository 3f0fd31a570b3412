import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { newSession, type Session } from "@tokens/core";

/** A token endpoint for any number of accounts, each with one live refresh token, that counts what it is asked. */
export interface AccountServer {
  readonly url: string;
  /** Token requests so far. */
  readonly requests: number;
  /** Refresh tokens that were not, or no longer, live. */
  readonly reuses: number;
  /** Begins an account's chain of tokens, whose first access token ends at that Unix time in milliseconds. */
  login(account: string, expiresAt: number): Session;
  /** How many token requests each account has had, as a list of different counts. */
  counts(): readonly number[];
  close(): Promise<void>;
}

const lifetimeS = 3600;

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

export async function accountServer(): Promise<AccountServer> {
  const serials = new Map<string, number>();
  const state = { requests: 0, reuses: 0 };

  function answer(presented: string): object | undefined {
    const [account = "", serial] = presented.split("/");
    state.requests += 1;
    const live = serials.get(account);
    if (live === undefined || Number(serial) !== live) {
      state.reuses += 1;
      return undefined;
    }
    serials.set(account, live + 1);
    return { access_token: `access/${account}`, refresh_token: `${account}/${live + 1}`, expires_in: lifetimeS };
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const tokens = answer(new URLSearchParams(await read(request)).get("refresh_token") ?? "");
    response.writeHead(tokens ? 200 : 400, { "content-type": "application/json" });
    response.end(JSON.stringify(tokens ?? { error: "invalid_grant" }));
  }

  const server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/token`,
    get requests() {
      return state.requests;
    },
    get reuses() {
      return state.reuses;
    },
    login(account, expiresAt) {
      serials.set(account, 0);
      return newSession({
        accessToken: `access/${account}`,
        refreshToken: `${account}/0`,
        obtainedAt: expiresAt - lifetimeS * 1000,
        expiresAt,
      });
    },
    counts: () => [...new Set(serials.values())],
    close() {
      server.closeAllConnections();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
