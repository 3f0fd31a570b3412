import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { StreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/streamableHttp.js";

/** An MCP server on loopback that is its own authorization server. A refresh token works once; a second use ends the grant. */
export interface ToolServer {
  readonly url: string;
  /** Answers of the token endpoint: the grant type, or the error. */
  readonly tokenAnswers: string[];
  /** Rejects all access tokens from now on. */
  expireAccessTokens(): void;
  /** Ends all grants. */
  revoke(): void;
  close(): Promise<void>;
}

export async function startToolServer(): Promise<ToolServer> {
  const codes = new Set<string>();
  const accessTokens = new Set<string>();
  const refreshTokens = new Set<string>();
  const tokenAnswers: string[] = [];
  const revoke = (): void => [codes, accessTokens, refreshTokens].forEach((set) => set.clear());

  const json = (response: ServerResponse, body: object, status = 200): void => {
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  };
  const issue = (response: ServerResponse, form: URLSearchParams): void => {
    const grantType = form.get("grant_type") ?? "";
    const spent = grantType === "refresh_token" ? refreshTokens : codes;
    if (!spent.delete(form.get("refresh_token") ?? form.get("code") ?? "")) {
      revoke();
      tokenAnswers.push("invalid_grant");
      json(response, { error: "invalid_grant" }, 400);
      return;
    }
    tokenAnswers.push(grantType);
    const [access_token, refresh_token] = [randomUUID(), randomUUID()];
    accessTokens.add(access_token);
    refreshTokens.add(refresh_token);
    json(response, { access_token, refresh_token, token_type: "Bearer", expires_in: 3600 });
  };
  const call = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (!accessTokens.has(request.headers.authorization?.replace(/^Bearer /, "") ?? "")) {
      const challenge = `Bearer resource_metadata="${origin}/.well-known/oauth-protected-resource/mcp"`;
      response.writeHead(401, { "www-authenticate": challenge }).end();
    } else if (request.method !== "POST") {
      response.writeHead(405).end();
    } else {
      const server = new McpServer({ name: "greeter", version: "1.0.0" });
      server.registerTool("greet", { description: "Says hello." }, () => ({
        content: [{ type: "text", text: "Hello" }],
      }));
      const transport = new StreamableHTTPServerTransport({ enableJsonResponse: true });
      await server.connect(transport);
      await transport.handleRequest(request, response);
    }
  };
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname, searchParams } = new URL(request.url!, origin);
    switch (pathname) {
      case "/mcp":
        return call(request, response);
      case "/.well-known/oauth-protected-resource/mcp":
        return json(response, { resource: `${origin}/mcp`, authorization_servers: [origin] });
      case "/.well-known/oauth-authorization-server":
        return json(response, {
          issuer: origin,
          authorization_endpoint: `${origin}/authorize`,
          token_endpoint: `${origin}/token`,
          registration_endpoint: `${origin}/register`,
          response_types_supported: ["code"],
          code_challenge_methods_supported: ["S256"],
          token_endpoint_auth_methods_supported: ["none"],
        });
      case "/register":
        return json(response, { ...(JSON.parse(await text(request)) as object), client_id: randomUUID() }, 201);
      case "/authorize": {
        const callback = new URL(searchParams.get("redirect_uri")!);
        const code = randomUUID();
        codes.add(code);
        callback.search = new URLSearchParams({ code, state: searchParams.get("state")! }).toString();
        response.writeHead(302, { location: callback.href }).end();
        return undefined;
      }
      case "/token":
        return issue(response, new URLSearchParams(await text(request)));
      default:
        response.writeHead(404).end();
        return undefined;
    }
  };

  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: `${origin}/mcp`,
    tokenAnswers,
    expireAccessTokens: () => accessTokens.clear(),
    revoke,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
