import type {
  AuthMethod,
  DeviceLoginOptions,
  Field,
  ProviderDescriptor,
  ServerInfo,
  Settings,
} from "@tokens/provider-kit/descriptor";
import { discoverServer } from "../discover-server.ts";
import { apisDependOnSession, apiUrls } from "../api-urls.ts";
import { issuerOf, type OAuthServer } from "../server.ts";
import { loadServers } from "../servers/index.ts";
import { serverVariables } from "../templates.ts";
import {
  addresses,
  apiField,
  clientCredentialsMethod,
  deviceMethod,
  loginMethod,
  oauth1Addresses,
  oauth1Method,
  registerMethod,
  scopesField,
  serviceAccountMethod,
} from "./fields.ts";
import { isOAuth1, serverOf, type AnyServer } from "./server-of.ts";

/** Every server that is known by name. */
export async function listServers(): Promise<readonly ServerInfo[]> {
  const servers = await loadServers();
  return servers.map((server) => ({
    name: server.name,
    title: titleOf(server),
    protocol: isOAuth1(server) ? "OAuth 1.0a" : "OAuth 2",
    needs: [...requiredVariables(server), ...(hasApi(server) ? [] : [apiField.name])],
  }));
}

/** The descriptor of the server that `settings` choose: `provider`, with the fields that this server needs. */
export async function describeServer(
  provider: ProviderDescriptor,
  settings: Settings,
  { fetch = globalThis.fetch }: Pick<DeviceLoginOptions, "fetch"> = {},
): Promise<ProviderDescriptor> {
  const server = await serverOf(settings);
  const fields = [...fixedFields(settings), ...variableFields(server), ...(hasApi(server) ? [] : [apiField])];
  return {
    ...provider,
    title: titleOf(server),
    addresses: isOAuth1(server) ? oauth1Addresses : addresses,
    authMethods: isOAuth1(server) ? [oauth1Method(fields)] : await authMethodsOf(server, fields, fetch),
    apiUrl: () => (hasApi(server) && !apisDependOnSession(server) ? apiUrls(server)[0]! : ""),
  };
}

function titleOf({ title, name }: AnyServer): string {
  return title ?? name;
}

function hasApi({ apis = [] }: AnyServer): boolean {
  return apis.length > 0;
}

function requiredVariables(server: AnyServer): readonly string[] {
  return serverVariables(server)
    .filter(({ required }) => required)
    .map(({ name }) => name);
}

/** What has chosen the server stays with the connection. */
function fixedFields(settings: Settings): readonly Field[] {
  return ["server", "issuer"].flatMap((name) => {
    const value = settings[name];
    return value === undefined ? [] : [{ name, label: name, default: value, fixed: true } as const];
  });
}

function variableFields(server: AnyServer): readonly Field[] {
  return serverVariables(server).map(({ name, required }) => ({
    name,
    label: labelOf(name),
    hint: `Part of the addresses of ${titleOf(server)}`,
    ...(!required && { optional: true }),
  }));
}

/** `Account id` for `accountId`. */
function labelOf(variable: string): string {
  const words = variable.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).replaceAll(/[_.-]/g, " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The ways to connect: those that the server offers by its discovery document, or those that its data knows. */
async function authMethodsOf(
  server: OAuthServer,
  fields: readonly Field[],
  send: typeof fetch,
): Promise<readonly [AuthMethod, ...AuthMethod[]]> {
  const { endpoints, defaultScopes, clientAuthentication } = server;
  if (endpoints === undefined) {
    const offer = await discoverServer({ issuer: issuerOf(server)!, fetch: send });
    const more = [...fields, scopesField(defaultScopes ?? loginScopes(offer.scopes))];
    return [
      loginMethod(more),
      ...(offer.registration ? [registerMethod(more)] : []),
      ...(offer.device ? [deviceMethod(more)] : []),
      ...(offer.clientCredentials ? [clientCredentialsMethod([...fields, scopesField()])] : []),
    ];
  }
  const more = [...fields, scopesField(defaultScopes)];
  const isConfidential = clientAuthentication === "basic" || clientAuthentication === "post";
  return [
    loginMethod(more, { isConfidential }),
    ...(endpoints.deviceAuthorization === undefined ? [] : [deviceMethod(more)]),
    ...(server.name === "google" ? [serviceAccountMethod([...fields, scopesField()])] : []),
  ];
}

/** Scopes of a login that should last, as far as the server lists them. */
function loginScopes(supported: readonly string[]): readonly string[] {
  return ["openid", "offline_access"].filter((scope) => supported.includes(scope));
}
