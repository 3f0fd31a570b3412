import { ProviderConfigurationError } from "@tokens/core";
import { serviceUrl } from "@tokens/provider-kit";
import type { Settings } from "@tokens/provider-kit/descriptor";
import type { OAuthClientCredentials } from "../client-authentication.ts";
import type { OAuth1Endpoints, OAuth1Server } from "../oauth1-server.ts";
import type { OAuthEndpoints, OAuthServer, OAuthServerOptions } from "../server.ts";
import { loadServer, serverNames, type ServerName } from "../servers/index.ts";

/** A server of either protocol. */
export type AnyServer = OAuthServer | OAuth1Server;

/** Whether a server has OAuth 1.0a. */
export function isOAuth1(server: AnyServer): server is OAuth1Server {
  return "protocol" in server && server.protocol === "oauth1";
}

/**
 * The server that settings name by `server`, `issuer` or `tokenUrl`, with the addresses and variables among them. Throws
 * `ProviderConfigurationError` when there is none.
 */
export async function serverOf(settings: Settings): Promise<AnyServer> {
  const { server: name, issuer, tokenUrl, apiUrl } = settings;
  const apis = apiUrl === undefined ? {} : { apis: [apiUrl] };
  if (name !== undefined) {
    const server = await knownServer(name);
    const own = { ...server, variables: settings, ...apis };
    if (isOAuth1(own)) return { ...own, endpoints: { ...own.endpoints, ...oauth1Endpoints(settings) } };
    const endpoints = { ...own.endpoints, ...oauthEndpoints(settings) };
    return { ...own, ...authenticationOf(settings), endpoints } as OAuthServer;
  }
  const common = { ...apis, ...authenticationOf(settings) };
  if (issuer !== undefined) return { ...common, name: hostOf("issuer", issuer), issuer };
  if (tokenUrl !== undefined)
    return {
      ...common,
      name: hostOf("tokenUrl", tokenUrl),
      endpoints: { token: tokenUrl, ...oauthEndpoints(settings) },
    };
  throw new ProviderConfigurationError(
    "Name a server, such as server=github, or pass its issuer, or its authorizationUrl and tokenUrl.",
  );
}

async function knownServer(name: string): Promise<AnyServer> {
  if ((serverNames as readonly string[]).includes(name)) return loadServer(name as ServerName);
  throw new ProviderConfigurationError(
    `There is no server "${name}". Pass the issuer or the endpoints of a server that is not in the list.`,
  );
}

/** Members of `endpoints` by the settings that replace them. */
const endpointSettings = {
  authorizationUrl: "authorization",
  tokenUrl: "token",
  refreshUrl: "refresh",
  revocationUrl: "revocation",
  deviceAuthorizationUrl: "deviceAuthorization",
} as const;

function oauthEndpoints(settings: Settings): Partial<OAuthEndpoints> {
  return replaced(endpointSettings, settings);
}

function oauth1Endpoints(settings: Settings): Partial<OAuth1Endpoints> {
  return replaced({ temporaryUrl: "temporary", authorizationUrl: "authorization", tokenUrl: "token" }, settings);
}

function replaced(names: Readonly<Record<string, string>>, settings: Settings): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(names).flatMap(([setting, member]) => {
      const url = settings[setting];
      return url === undefined ? [] : [[member, url] as const];
    }),
  );
}

const authentications = ["basic", "post", "none"] as const;

function authenticationOf({ clientAuthentication }: Settings): Pick<OAuthServerOptions, "clientAuthentication"> {
  if (clientAuthentication === undefined) return {};
  const known = authentications.find((one) => one === clientAuthentication);
  if (known) return { clientAuthentication: known };
  throw new ProviderConfigurationError(
    `clientAuthentication is "${clientAuthentication}": use ${authentications.join(", ")}.`,
  );
}

function hostOf(setting: string, url: string): string {
  return new URL(serviceUrl(setting, url)).host;
}

/** The client in the settings. Without a secret it is public, as in a login on a device at a server where others send one. */
export function clientOf(
  { clientAuthentication: method }: OAuthServer,
  { clientId, clientSecret }: Settings,
): OAuthClientCredentials {
  const isPublic = clientSecret === undefined && (method === "basic" || method === "post");
  return { clientId, clientSecret, ...(isPublic && { clientAuthentication: "none" }) };
}

/** The scopes in a setting; undefined without one. */
export function scopesOf({ scopes }: Settings): readonly string[] | undefined {
  return scopes?.split(/[\s,]+/).filter(Boolean);
}
