import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { StreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/streamableHttp.js";
import { Provider } from "oidc-provider";

/** An MCP server that wants a token, and its authorization server. Both are real, and on loopback. */
export interface World {
  /** Where the MCP server answers. */
  readonly serverUrl: string;
  /** Clients that registered themselves. */
  registrations(): number;
  refreshes(): number;
  /** How often a refresh token was used a second time. */
  reuses(): number;
  /** The tokens of the requests that the MCP server accepted. */
  accepted(): readonly string[];
  /** Ends all access tokens before their time; they can be refreshed. */
  revokeAccessTokens(): Promise<void>;
  /** Ends all grants. */
  revokeGrants(): Promise<void>;
  /** Deletes all clients that registered themselves. */
  forgetClients(): Promise<void>;
  /** The `resource` of each refresh. */
  resources(): readonly (string | undefined)[];
  close(): Promise<void>;
}

/** The secret of the client `static`, with characters that HTTP Basic has to escape. */
export const staticSecret = "a-secret:with%+&and-enough-length";

const lifetimeS = 600;

export async function startWorld(redirectUri: string): Promise<World> {
  let authority: RequestListener = () => undefined;
  let answer: RequestListener = () => undefined;
  const [authorityServer, server] = [
    createServer((request, response) => authority(request, response)),
    createServer((request, response) => answer(request, response)),
  ];
  const issuer = await listen(authorityServer);
  const serverUrl = `${await listen(server)}/mcp`;

  const counts = { registrations: 0, refreshes: 0, reuses: 0 };
  const accepted: string[] = [];
  const resources: (string | undefined)[] = [];
  const provider = authorization(issuer, serverUrl, redirectUri);
  const live = { tokens: new Set<{ destroy(): Promise<void> }>(), grants: new Set<{ destroy(): Promise<void> }>() };
  const clients = new Set<string>();
  provider.on("registration_create.success", (_, { clientId }) => {
    counts.registrations += 1;
    clients.add(clientId);
  });
  provider.on("access_token.saved", (token) => live.tokens.add(token));
  provider.on("refresh_token.saved", (token) => live.grants.add(token));
  provider.on("grant.error", (_, error) => {
    if (/already used/.test((error as { error_detail?: string }).error_detail ?? "")) counts.reuses += 1;
  });
  provider.on("grant.success", ({ oidc: { params } }) => {
    if (params?.["grant_type"] !== "refresh_token") return;
    counts.refreshes += 1;
    resources.push(params["resource"] as string | undefined);
  });
  authority = (request, response) => void provider.callback()(request, response);

  const metadataUrl = new URL("/.well-known/oauth-protected-resource/mcp", serverUrl);
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.url === metadataUrl.pathname) {
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify({ resource: serverUrl, authorization_servers: [issuer], scopes_supported: ["api"] }));
      return;
    }
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? "")?.[1];
    const known = token === undefined ? undefined : await provider.AccessToken.find(token);
    if (token === undefined || known?.aud !== serverUrl) {
      const error = token === undefined ? "" : 'error="invalid_token", ';
      response.writeHead(401, { "www-authenticate": `Bearer ${error}resource_metadata="${metadataUrl.href}"` }).end();
      return;
    }
    accepted.push(token);
    if (request.method !== "POST") {
      response.writeHead(405).end();
      return;
    }
    const transport = new StreamableHTTPServerTransport({ enableJsonResponse: true });
    await tools().connect(transport);
    await transport.handleRequest(request, response);
  };
  answer = (request, response) => void serve(request, response);

  const destroyAll = async (set: Set<{ destroy(): Promise<void> }>): Promise<void> => {
    await Promise.all([...set].map((token) => token.destroy()));
    set.clear();
  };
  return {
    serverUrl,
    registrations: () => counts.registrations,
    refreshes: () => counts.refreshes,
    reuses: () => counts.reuses,
    accepted: () => accepted,
    resources: () => resources,
    revokeAccessTokens: () => destroyAll(live.tokens),
    revokeGrants: async () => {
      await destroyAll(live.tokens);
      await destroyAll(live.grants);
    },
    async forgetClients() {
      await destroyAll(live.tokens);
      await Promise.all([...clients].map((id) => adapterOf(provider).destroy(id)));
    },
    close: async () => {
      await Promise.all([close(authorityServer), close(server)]);
    },
  };
}

function adapterOf(provider: Provider): { destroy(id: string): Promise<void> } {
  return (provider.Client as unknown as { adapter: { destroy(id: string): Promise<void> } }).adapter;
}

function authorization(issuer: string, resource: string, redirectUri: string): Provider {
  return new Provider(issuer, {
    clients: [
      {
        client_id: "static",
        client_secret: staticSecret,
        redirect_uris: [redirectUri],
        grant_types: ["authorization_code", "refresh_token"],
        response_types: ["code"],
      },
    ],
    rotateRefreshToken: true,
    issueRefreshToken: (_, client) => Promise.resolve(client.grantTypeAllowed("refresh_token")),
    ttl: {
      AccessToken: lifetimeS,
      RefreshToken: 86_400,
      Grant: 86_400,
      Session: 86_400,
      Interaction: 600,
      IdToken: 600,
    },
    features: {
      registration: { enabled: true },
      revocation: { enabled: true },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: () => ({
          scope: "api",
          audience: resource,
          accessTokenTTL: lifetimeS,
          accessTokenFormat: "opaque",
        }),
      },
    },
    cookies: { keys: ["loopback"] },
    scopes: ["openid", "offline_access", "api"],
  });
}

function tools(): McpServer {
  const server = new McpServer({ name: "tools", version: "1.0.0" });
  server.registerTool("ping", { description: "Answers." }, () => ({ content: [{ type: "text", text: "pong" }] }));
  return server;
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
