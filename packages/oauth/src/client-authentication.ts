import { ProviderConfigurationError, type GrantContext } from "@tokens/core";
import {
  base64url,
  clientSecretBasic,
  clientSecretPost,
  optionalText,
  publicClient,
  requireText,
  type ClientAuthentication,
} from "@tokens/provider-kit";
import type { ServerMetadata } from "openid-client";

/** A key that signs the client's assertions (RFC 7523). */
export interface PrivateKeyJwt {
  /** RSASSA-PKCS1-v1_5, RSA-PSS, ECDSA or Ed25519, with the usage `sign`. */
  readonly privateKey: CryptoKey;
  /** Which of the registered keys it is. */
  readonly keyId?: string;
}

/** `client_secret_basic`, `client_secret_post`, `none` or `private_key_jwt`. */
export type ClientAuthenticationMethod = "basic" | "post" | "none" | PrivateKeyJwt;

/** A client, as registered with the server. */
export interface OAuthClientCredentials {
  readonly clientId: string | undefined;
  readonly clientSecret?: string | undefined;
  /** @default "none" without a secret; with one, "post" where discovery lists only that, else "basic" */
  readonly clientAuthentication?: ClientAuthenticationMethod;
}

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
  if (typeof method === "string" && !["basic", "post", "none"].includes(method)) {
    throw new ProviderConfigurationError(
      `clientAuthentication is "${method as string}": use "basic", "post", "none" or { privateKey }.`,
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
    const { clientId, clientSecret } = client;
    const method = client.method ?? defaultMethod(clientSecret, metadata);
    if (method === "none") return publicClient(clientId)(context);
    if (method === "post") return clientSecretPost(clientId, clientSecret!)(context);
    if (method === "basic") return clientSecretBasic(clientId, clientSecret!)(context);
    const parameters = {
      client_id: clientId,
      client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
      client_assertion: await assertion(clientId, metadata.issuer, method, context.now()),
    };
    return { parameters };
  };
}

function defaultMethod(
  clientSecret: string | undefined,
  { token_endpoint_auth_methods_supported: supported }: ServerMetadata,
): ClientAuthenticationMethod {
  if (!clientSecret) return "none";
  return supported?.includes("client_secret_post") && !supported.includes("client_secret_basic") ? "post" : "basic";
}

const assertionLifetimeS = 60;

async function assertion(
  clientId: string,
  audience: string,
  { privateKey, keyId }: PrivateKeyJwt,
  now: number,
): Promise<string> {
  const iat = Math.floor(now / 1000);
  const [alg, algorithm] = signing(privateKey);
  const header = { alg, typ: "JWT", ...(keyId !== undefined && { kid: keyId }) };
  const jti = crypto.randomUUID();
  const claims = { iss: clientId, sub: clientId, aud: audience, jti, iat, nbf: iat, exp: iat + assertionLifetimeS };
  const text = [header, claims].map((part) => base64url(JSON.stringify(part))).join(".");
  const signature = await crypto.subtle.sign(algorithm, privateKey, new TextEncoder().encode(text));
  return `${text}.${base64url(new Uint8Array(signature))}`;
}

const curves: Readonly<Record<string, string>> = { "P-256": "256", "P-384": "384", "P-521": "512" };

/** The JWS name of a key's algorithm (RFC 7518, RFC 8037), and its WebCrypto parameters. */
function signing({ algorithm }: CryptoKey): readonly [string, AlgorithmIdentifier | EcdsaParams | RsaPssParams] {
  const { name, hash, namedCurve } = algorithm as KeyAlgorithm & { hash?: { name: string }; namedCurve?: string };
  const bits = hash?.name.slice(-3) ?? curves[namedCurve ?? ""] ?? "";
  if (name === "RSASSA-PKCS1-v1_5") return [`RS${bits}`, name];
  if (name === "RSA-PSS") return [`PS${bits}`, { name, saltLength: Number(bits) / 8 }];
  if (name === "ECDSA") return [`ES${bits}`, { name, hash: `SHA-${namedCurve === "P-521" ? "512" : bits}` }];
  if (name === "Ed25519") return ["Ed25519", name];
  throw new ProviderConfigurationError(
    `A client cannot sign with a ${name} key: use RSASSA-PKCS1-v1_5, RSA-PSS, ECDSA or Ed25519.`,
  );
}
