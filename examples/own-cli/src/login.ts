import { on } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Session } from "@tokens/core";
import { gitlabLogin, type GitlabLoginOptions } from "@tokens/gitlab/login";

/** What a login needs. */
export interface LoginParts {
  readonly app: Pick<GitlabLoginOptions, "clientId" | "clientSecret" | "apiUrl">;
  /** The port of the registered redirect URI, `http://127.0.0.1:<port>/callback`. */
  readonly port: number;
  /** Receives the address that the user has to open. */
  readonly show: (url: string) => void;
  /** Ends the wait for the browser. */
  readonly signal: AbortSignal;
}

/** Logs the user in with their browser, which comes back to this machine (RFC 8252). */
export async function login({ app, port, show, signal }: LoginParts): Promise<Session> {
  const server = createServer();
  const requests = on(server, "request", { signal });
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(port, "127.0.0.1", resolve));
  try {
    const redirectUri = `http://127.0.0.1:${(server.address() as AddressInfo).port}/callback`;
    const gitlab = gitlabLogin({ ...app, redirectUri });
    const { url, checks } = await gitlab.authorizationUrl();
    show(url);
    for await (const [request, response] of requests as AsyncIterable<[IncomingMessage, ServerResponse]>) {
      const callback = new URL(request.url!, redirectUri);
      const isCallback = callback.pathname === "/callback";
      response.writeHead(isCallback ? 200 : 404, { "content-type": "text/plain" });
      response.end(isCallback ? "You can close this page.\n" : "There is nothing here.\n");
      if (isCallback) return (await gitlab.exchange(callback, checks)).session;
    }
    throw new Error("The login was interrupted. Start it again.");
  } finally {
    server.close();
    server.closeAllConnections();
  }
}
