import { ProviderConfigurationError } from "@tokens/core";
import type { ServerMetadata } from "openid-client";
import { base64url } from "./encoding.ts";

/** A key that signs the client's assertions (RFC 7523). */
export interface PrivateKeyJwt {
  /** RSASSA-PKCS1-v1_5, RSA-PSS, ECDSA or Ed25519, with the usage `sign`. */
  readonly privateKey: CryptoKey;
  /** Which of the registered keys it is. */
  readonly keyId?: string;
}

/** How a client proves itself at the token endpoint: `client_secret_basic`, `client_secret_post`, `none`, `private_key_jwt`. */
export type ClientAuthentication = "basic" | "post" | "none" | PrivateKeyJwt;

/** A client, as it is registered with the server. */
export interface OAuthClientCredentials {
  readonly clientId: string | undefined;
  readonly clientSecret?: string | undefined;
  /** @default "none" without a secret; with one, "post" where discovery knows only that, else "basic" */
  readonly clientAuthentication?: ClientAuthentication;
}

/** A client that has been looked at. */
export interface CheckedClient {
  readonly clientId: string;
  readonly clientSecret: string | undefined;
  readonly method: ClientAuthentication | undefined;
}

/** Throws `ProviderConfigurationError` when the id, or a secret that the method needs, is missing. */
export function checkClient(name: string, given: OAuthClientCredentials): CheckedClient {
  const [clientId, clientSecret] = [given.clientId?.trim(), given.clientSecret?.trim() || undefined];
  const { clientAuthentication: method } = given;
  if (!clientId) throw new ProviderConfigurationError(`${name} needs a clientId: register a client with the server.`);
  if ((method === "basic" || method === "post") && !clientSecret)
    throw new ProviderConfigurationError(`${name} needs a clientSecret for the client authentication "${method}".`);
  return { clientId, clientSecret, method };
}

/** The method that is used with a server. */
export function chosenMethod({ clientSecret, method }: CheckedClient, metadata: ServerMetadata): ClientAuthentication {
  if (method) return method;
  if (!clientSecret) return "none";
  const known = metadata.token_endpoint_auth_methods_supported;
  return known?.includes("client_secret_post") && !known.includes("client_secret_basic") ? "post" : "basic";
}

/** What a client adds to a request to the server. */
export interface Proof {
  readonly headers: Readonly<Record<string, string>>;
  readonly parameters: Readonly<Record<string, string>>;
}

/** Proves the client (RFC 6749 section 2.3, RFC 7523 section 2.2). `now` is Unix milliseconds. */
export async function proveClient(client: CheckedClient, metadata: ServerMetadata, now: number): Promise<Proof> {
  const { clientId, clientSecret } = client;
  const method = chosenMethod(client, metadata);
  if (method === "none") return { headers: {}, parameters: { client_id: clientId } };
  if (method === "post") return { headers: {}, parameters: { client_id: clientId, client_secret: clientSecret! } };
  if (method === "basic") {
    const pair = [clientId, clientSecret!]
      .map((part) => new URLSearchParams({ "": part }).toString().slice(1))
      .join(":");
    return { headers: { authorization: `Basic ${btoa(pair)}` }, parameters: {} };
  }
  const parameters = {
    client_id: clientId,
    client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
    client_assertion: await assertion(clientId, metadata.issuer, method, now),
  };
  return { headers: {}, parameters };
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

/** The JWS name of a key's algorithm (RFC 7518, RFC 8037), and how WebCrypto is asked for it. */
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
