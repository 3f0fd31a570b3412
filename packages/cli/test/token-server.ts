import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** An authorization server on loopback that only refreshes. Each refresh token works once. */
export interface TokenServer {
  /** Address of the token endpoint. */
  readonly url: string;
  /** The token requests that were granted, as form data. */
  readonly granted: readonly Readonly<Record<string, string>>[];
  /** How many refresh tokens came a second time. */
  readonly reuses: () => number;
  close(): Promise<void>;
}

/** Starts a server. Every refresh token that it sees first was issued to somebody. */
export async function startTokenServer(): Promise<TokenServer> {
  const granted: Record<string, string>[] = [];
  const spent = new Set<string>();
  let reuses = 0;
  const server = createServer((request, response) => {
    void (async () => {
      let text = "";
      for await (const chunk of request.setEncoding("utf8")) text += chunk as string;
      const form = Object.fromEntries(new URLSearchParams(text));
      const token = form["refresh_token"] ?? "";
      response.setHeader("content-type", "application/json");
      if (form["grant_type"] !== "refresh_token" || token === "" || spent.has(token)) {
        reuses += spent.has(token) ? 1 : 0;
        response.writeHead(400).end(JSON.stringify({ error: "invalid_grant" }));
        return;
      }
      spent.add(token);
      granted.push({ authorization: request.headers.authorization ?? "", ...form });
      const next = {
        access_token: `fresh-${granted.length}`,
        refresh_token: `next-${granted.length}`,
        expires_in: 3600,
      };
      response.end(JSON.stringify({ token_type: "Bearer", ...next }));
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/token`,
    granted,
    reuses: () => reuses,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
