import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { systemClock } from "@tokens/core";
import type { ProviderDescriptor, Settings } from "@tokens/provider-kit/descriptor";
import { createHttpServer } from "../src/node/http-server.ts";

/** A provider's mock on a port of this machine. */
export interface ProviderServer extends AsyncDisposable {
  readonly url: string;
  readonly credentials: Settings;
  /** How many requests there were with a refresh token. */
  refreshes(): number;
  /** Expires every access token issued so far. */
  expire(): void;
  /** Revokes every grant. */
  revoke(): void;
  /** Answers each token request in place of the provider, or passes it on by answering nothing. */
  onToken: (() => Promise<Response | undefined>) | undefined;
}

export async function startProvider({ sandbox }: ProviderDescriptor): Promise<ProviderServer> {
  let respond: (request: Request) => Promise<Response>;
  const server = createHttpServer((request) => respond(request), {
    headersMs: 60_000,
    requestMs: 60_000,
    loopbackOnly: true,
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const mock = (await sandbox!())({ url, clock: systemClock, seed: 1, reset: () => undefined });
  let refreshes = 0;
  respond = async (received) => {
    const { pathname, search } = new URL(received.url);
    const request = new Request(url + pathname + search, received);
    if (mock.kinds.token?.test(`${request.method} ${pathname}`)) {
      if (mock.grantType(pathname, await request.clone().text()) === "refresh_token") refreshes += 1;
      const answer = await started.onToken?.();
      if (answer) return answer;
    }
    return (await mock.respond(request)) ?? new Response(null, { status: 404 });
  };
  const started: ProviderServer = {
    url,
    credentials: mock.credentials,
    refreshes: () => refreshes,
    expire: () => mock.expireAccessTokens(),
    revoke: () => mock.revoke(),
    onToken: undefined,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return started;
}
