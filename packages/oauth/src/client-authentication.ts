import { ProviderConfigurationError, type GrantContext } from "@tokens/core";
import {
  clientSecretBasic,
  clientSecretPost,
  optionalText,
  publicClient,
  requireText,
  type ClientAuthentication,
} from "@tokens/provider-kit";
import type { ServerMetadata } from "openid-client";
import { signJwt, type SigningKey } from "./sign-jwt.ts";

/** A key that signs the client's assertions (RFC 7523). */
export type PrivateKeyJwt = SigningKey;

/**
 * `client_secret_basic`, `client_secret_post`, `none`, or `tls`: mutual TLS (RFC 8705), with the certificate of the `fetch` that is
 * passed; or a key for `private_key_jwt`.
 */
export type ClientAuthenticationMethod = "basic" | "post" | "none" | "tls" | PrivateKeyJwt;

/** A client, as registered with the server. */
export interface OAuthClientCredentials {
  readonly clientId: string | undefined;
  readonly clientSecret?: string | undefined;
  /** @default "none" without a secret; with one, "post" if discovery lists only that, otherwise "basic" */
  readonly clientAuthentication?: ClientAuthenticationMethod;
}

const methods: readonly string[] = ["basic", "post", "none", "tls"];

/** Checked credentials of a client. */
export interface CheckedClient {
  readonly clientId: string;
  readonly clientSecret: string | undefined;
  readonly method: ClientAuthenticationMethod | undefined;
}

/** Throws `ProviderConfigurationError` when the id, or a secret that the method needs, is missing. */
export function checkClient(name: string, given: OAuthClientCredentials): CheckedClient {
  const clientId = requireText("clientId", given.clientId, `Register a client with ${name}.`);
  const clientSecret = optionalText("clientSecret", given.clientSecret);
  const { clientAuthentication: method } = given;
  if (typeof method === "string" && !methods.includes(method)) {
    throw new ProviderConfigurationError(
      `clientAuthentication is "${method as string}": use "basic", "post", "none", "tls" or { privateKey }.`,
    );
  }
  if (method === "basic" || method === "post")
    requireText("clientSecret", clientSecret, `clientAuthentication "${method}" sends it.`);
  return { clientId, clientSecret, method };
}

/** Authenticates a client by its method, or by one that the server's metadata lists. */
export function clientAuthentication(
  client: CheckedClient,
  discover: (context: Pick<GrantContext, "fetch" | "now">) => Promise<ServerMetadata>,
): ClientAuthentication {
  return async (context) => {
    const metadata = await discover(context);
    const { clientId } = client;
    const method = client.method ?? defaultMethod(client.clientSecret, metadata);
    if (typeof method === "string") return authenticateBy(method, client)(context);
    const parameters = {
      client_id: clientId,
      client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
      client_assertion: await signJwt({ iss: clientId, sub: clientId, aud: metadata.issuer }, method, context.now()),
    };
    return { parameters };
  };
}

/** Methods without a key, by their names in RFC 7591. */
export const registeredMethods = { client_secret_basic: "basic", client_secret_post: "post", none: "none" } as const;

/** Authenticates a client by a method without a key. A client without a secret is public. */
export function authenticateBy(
  method: Exclude<ClientAuthenticationMethod, PrivateKeyJwt>,
  { clientId, clientSecret }: { readonly clientId: string; readonly clientSecret?: string | undefined },
): ClientAuthentication {
  if (method === "none" || method === "tls" || clientSecret === undefined) return publicClient(clientId);
  return method === "post" ? clientSecretPost(clientId, clientSecret) : clientSecretBasic(clientId, clientSecret);
}

function defaultMethod(
  clientSecret: string | undefined,
  { token_endpoint_auth_methods_supported: supported }: ServerMetadata,
): ClientAuthenticationMethod {
  if (!clientSecret) return "none";
  return supported?.includes("client_secret_post") && !supported.includes("client_secret_basic") ? "post" : "basic";
}
