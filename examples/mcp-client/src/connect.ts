import { Client, StreamableHTTPClientTransport, UnauthorizedError } from "@modelcontextprotocol/client";
import { mcpAuth } from "@tokens/oauth/mcp";
import { fileSessions } from "@tokens/session-file";
import { listenForCallback } from "./callback.ts";

/** How to connect. */
export interface ConnectOptions {
  /** Shows a person where to log in. */
  readonly onLogin: (url: URL) => void;
  /**
   * Where sessions are stored.
   *
   * @default the user's state directory
   */
  readonly directory?: string | undefined;
  /**
   * Port of 127.0.0.1 that the browser comes back to; 0 for any.
   *
   * @default 8765
   */
  readonly port?: number;
}

/** A client that is connected to an MCP server, after a login if one is necessary. */
export async function connect(serverUrl: string, { onLogin, directory, port = 8765 }: ConnectOptions): Promise<Client> {
  const callback = await listenForCallback(port);
  try {
    const auth = mcpAuth({
      serverUrl,
      redirectUrl: callback.redirectUrl,
      clientName: "mcp-client",
      sessions: fileSessions(directory ? { directory } : {}),
      onAuthorization: onLogin,
    });
    const transport = (): StreamableHTTPClientTransport => new StreamableHTTPClientTransport(new URL(serverUrl), auth);
    try {
      return await connected(transport());
    } catch (error) {
      if (!(error instanceof UnauthorizedError)) throw error;
    }
    await transport().finishAuth(await auth.checkCallback(await callback.received));
    return await connected(transport());
  } finally {
    callback.close();
  }
}

async function connected(transport: StreamableHTTPClientTransport): Promise<Client> {
  const client = new Client({ name: "mcp-client", version: "1.0.0" });
  await client.connect(transport);
  return client;
}
