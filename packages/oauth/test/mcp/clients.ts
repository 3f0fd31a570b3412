import { Client as Client2, StreamableHTTPClientTransport as Transport2 } from "@modelcontextprotocol/client";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import type { McpAuth } from "@tokens/oauth/mcp";

/** A client of either package of the SDK, as far as these tests use it. */
export interface TestClient {
  /** Connects and lists the tools, as a program does. */
  listTools(): Promise<string[]>;
  finishAuth(callback: URLSearchParams): Promise<void>;
}

export type Sdk = "@modelcontextprotocol/sdk" | "@modelcontextprotocol/client";
export const sdks: readonly Sdk[] = ["@modelcontextprotocol/sdk", "@modelcontextprotocol/client"];

const info = { name: "test", version: "1.0.0" };

export function client(sdk: Sdk, serverUrl: string, auth: McpAuth): TestClient {
  return sdk === "@modelcontextprotocol/sdk" ? client1(serverUrl, auth) : client2(serverUrl, auth);
}

function client1(serverUrl: string, auth: McpAuth): TestClient {
  let connected: Client | undefined;
  return {
    async listTools() {
      if (!connected) {
        const next = new Client(info);
        await next.connect(new StreamableHTTPClientTransport(new URL(serverUrl), auth));
        connected = next;
      }
      return (await connected.listTools()).tools.map(({ name }) => name);
    },
    finishAuth: (callback) =>
      new StreamableHTTPClientTransport(new URL(serverUrl), auth).finishAuth(callback.get("code")!),
  };
}

function client2(serverUrl: string, auth: McpAuth): TestClient {
  let connected: Client2 | undefined;
  return {
    async listTools() {
      if (!connected) {
        const next = new Client2(info);
        await next.connect(new Transport2(new URL(serverUrl), auth));
        connected = next;
      }
      return (await connected.listTools()).tools.map(({ name }) => name);
    },
    finishAuth: (callback) => new Transport2(new URL(serverUrl), auth).finishAuth(callback),
  };
}
