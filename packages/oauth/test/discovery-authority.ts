import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { Provider, type Configuration } from "oidc-provider";
import { redirectUri, secret } from "./authority.ts";

/** What the authorization server asks of its clients. */
export interface DiscoveryAuthorityOptions {
  /** The public key of the client "jwt". */
  readonly jwk?: object;
  readonly requiresPushedAuthorization?: boolean;
  /** Lets clients register; a text is the access token that they need. */
  readonly registration?: boolean | string;
}

/** A real authorization server on loopback. */
export interface DiscoveryAuthority {
  readonly issuer: string;
  readonly requests: () => readonly string[];
  close(): Promise<void>;
}

/** Starts oidc-provider with pushed authorization requests (RFC 9126) and dynamic client registration (RFC 7591). */
export async function startDiscoveryAuthority(options: DiscoveryAuthorityOptions = {}): Promise<DiscoveryAuthority> {
  const { jwk, requiresPushedAuthorization = false, registration = false } = options;
  const seen: string[] = [];
  let answer: RequestListener = () => undefined;
  const server = createServer((request, response) => {
    seen.push(`${request.method} ${request.url!.split("?")[0]}`);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: clients(jwk),
    issueRefreshToken: (_, client) => Promise.resolve(client.grantTypeAllowed("refresh_token")),
    ttl: { AccessToken: 600, RefreshToken: 86_400, Grant: 86_400, Session: 86_400, Interaction: 600, IdToken: 600 },
    features: {
      deviceFlow: { enabled: true },
      dPoP: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => "",
        useGrantedResource: () => true,
        getResourceServerInfo: (_context, resource) => ({ scope: "api", audience: resource, accessTokenTTL: 600 }),
      },
      pushedAuthorizationRequests: {
        enabled: true,
        requirePushedAuthorizationRequests: requiresPushedAuthorization,
      },
      registration: {
        enabled: registration !== false,
        ...(typeof registration === "string" && { initialAccessToken: registration }),
      },
    },
    cookies: { keys: ["loopback"] },
    scopes: ["openid", "offline_access", "api"],
  });
  const callback = provider.callback();
  answer = (request, response) => void callback(request, response);
  return {
    issuer,
    requests: () => seen,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function clients(jwk: object | undefined): NonNullable<Configuration["clients"]> {
  const common = {
    redirect_uris: [redirectUri],
    grant_types: ["authorization_code", "refresh_token"],
    response_types: ["code" as const],
  };
  return [
    { ...common, client_id: "basic", client_secret: secret, token_endpoint_auth_method: "client_secret_basic" },
    { ...common, client_id: "post", client_secret: secret, token_endpoint_auth_method: "client_secret_post" },
    { ...common, client_id: "public", token_endpoint_auth_method: "none" },
    ...(jwk
      ? [{ ...common, client_id: "jwt", token_endpoint_auth_method: "private_key_jwt" as const, jwks: { keys: [jwk] } }]
      : []),
  ];
}
