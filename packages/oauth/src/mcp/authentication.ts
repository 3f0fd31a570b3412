import type { ClientAuthentication } from "@tokens/provider-kit";
import { authenticateBy, registeredMethods } from "../client-authentication.ts";
import type { McpClientInformation } from "./sdk.ts";

/** The client that tokens were issued to. */
export interface McpSessionClient {
  readonly clientId: string;
  readonly clientSecret?: string;
  readonly clientAuthentication: "basic" | "post" | "none";
}

/** A client, with a method that it is registered for and the server supports. */
export function sessionClient(
  client: McpClientInformation,
  supported: readonly string[] | undefined,
): McpSessionClient {
  return {
    clientId: client.client_id,
    ...(client.client_secret && { clientSecret: client.client_secret }),
    clientAuthentication: authenticationMethod(client, supported),
  };
}

/** The registered method, else the first that the server supports; without metadata, RFC 8414 section 2 says `client_secret_basic`. */
function authenticationMethod(
  { client_secret: secret, token_endpoint_auth_method: registered }: McpClientInformation,
  supported: readonly string[] = [],
): McpSessionClient["clientAuthentication"] {
  const isOffered = (name: string): boolean => supported.length === 0 || supported.includes(name);
  const isKnown = (name: string | undefined): name is keyof typeof registeredMethods =>
    name !== undefined && name in registeredMethods;
  if (isKnown(registered) && isOffered(registered)) return registeredMethods[registered];
  if (!secret) return "none";
  if (isOffered("client_secret_basic")) return "basic";
  return supported.includes("none") && !supported.includes("client_secret_post") ? "none" : "post";
}

/** How the client authenticates, in the exchange as in each refresh. */
export function authentication(client: McpSessionClient): ClientAuthentication {
  return authenticateBy(client.clientAuthentication, client);
}
