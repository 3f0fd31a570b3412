import type {
  OAuthClientProvider as OAuthClientProvider2,
  StreamableHTTPClientTransportOptions as Options2,
} from "@modelcontextprotocol/client";
import type { OAuthClientProvider } from "@modelcontextprotocol/sdk/client/auth.js";
import type { SSEClientTransportOptions } from "@modelcontextprotocol/sdk/client/sse.js";
import type { StreamableHTTPClientTransportOptions } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import type { McpAuth } from "@tokens/oauth/mcp";
import { expectTypeOf, test } from "vitest";

test("is the provider of both packages of the SDK", () => {
  expectTypeOf<McpAuth["authProvider"]>().toExtend<OAuthClientProvider>();
  expectTypeOf<McpAuth["authProvider"]>().toExtend<OAuthClientProvider2>();
});

test("is the options of their transports", () => {
  expectTypeOf<McpAuth>().toExtend<StreamableHTTPClientTransportOptions>();
  expectTypeOf<McpAuth>().toExtend<SSEClientTransportOptions>();
  expectTypeOf<McpAuth>().toExtend<Options2>();
});
