import { ProviderConfigurationError } from "@tokens/core";

/** What a JWT is signed with. */
export interface SigningKey {
  /** A key with the usage `sign`, or PKCS #8 in PEM, `-----BEGIN PRIVATE KEY-----`, for RS256. */
  readonly privateKey: CryptoKey | string;
  /** Which of the registered keys it is. */
  readonly keyId?: string | undefined;
}

const lifetimeS = 60;

/** Signs claims for a minute (RFC 7523 section 3). Throws `ProviderConfigurationError` for a key that cannot sign. */
export async function signJwt(
  claims: Readonly<Record<string, unknown>>,
  { privateKey, keyId }: SigningKey,
  now: number,
): Promise<string> {
  // Only here, because most clients authenticate with a secret.
  const { SignJWT, importPKCS8 } = await import("jose");
  const key =
    typeof privateKey === "string"
      ? await importPKCS8(privateKey, "RS256").catch(() => {
          throw new ProviderConfigurationError(
            "privateKey is not a private key in PEM: pass PKCS #8, the text from -----BEGIN PRIVATE KEY----- to -----END PRIVATE KEY-----.",
          );
        })
      : privateKey;
  const iat = Math.floor(now / 1000);
  return new SignJWT({ ...claims, iat, nbf: iat, exp: iat + lifetimeS, jti: crypto.randomUUID() })
    .setProtectedHeader({ alg: algorithmOf(key), typ: "JWT", ...(keyId !== undefined && { kid: keyId }) })
    .sign(key);
}

const curves: Readonly<Record<string, string>> = { "P-256": "ES256", "P-384": "ES384", "P-521": "ES512" };

/** The JWS name of a key's algorithm (RFC 7518, RFC 8037). */
function algorithmOf({ algorithm }: CryptoKey): string {
  const { name, hash, namedCurve } = algorithm as KeyAlgorithm & { hash?: { name: string }; namedCurve?: string };
  const bits = hash?.name.slice(-3) ?? "";
  if (name === "RSASSA-PKCS1-v1_5") return `RS${bits}`;
  if (name === "RSA-PSS") return `PS${bits}`;
  if (name === "ECDSA") return curves[namedCurve ?? ""] ?? "";
  if (name === "Ed25519") return name;
  throw new ProviderConfigurationError(
    `A client cannot sign with a ${name} key: use RSASSA-PKCS1-v1_5, RSA-PSS, ECDSA or Ed25519.`,
  );
}
