import { base64url } from "@tokens/provider-kit";
import type { Mint, Random } from "@tokens/provider-kit/msw";
import { exportJWK, generateKeyPair, SignJWT, type JWK } from "jose";
import { hubstaffUrls } from "../urls.ts";
import { meId } from "./state.ts";

/** The scope of every token that no login asked for. */
export const defaultScope = "openid hubstaff:read hubstaff:write";

const header = { typ: "JWT", alg: "RS256", kid: "default" };

/** A personal access token that every mock accepts, so that programs can start against one without asking for it. */
export const demoPersonalAccessToken: string = [
  header,
  { jti: "demo", iss: hubstaffUrls.authUrl, iat: 1_767_225_600, exp: 4_102_444_800, scope: defaultScope },
]
  .map(encode)
  .concat("demo")
  .join(".");

/** A JWT like Hubstaff's. Only Hubstaff can verify one, so the signature is random. */
export function mintToken(
  iss: string,
  random: Random,
  {
    kind,
    serial,
    issuedAt,
    expiresAt,
  }: Omit<Parameters<Mint>[0], "kind"> & { readonly kind: "access" | "refresh" | "personal" },
): string {
  const [iat, exp] = [Math.floor(issuedAt / 1000), Math.floor(expiresAt / 1000)];
  const claims = { jti: `${kind}-${serial}`, iss, iat, exp, scope: defaultScope };
  return `${encode(header)}.${encode(claims)}.${base64url(random.bytes(32))}`;
}

/** Signs id_tokens. */
export interface IdTokens {
  issue(claims: { iss: string; aud: string; nonce: string | null; now: number }): Promise<string>;
  jwks(): Promise<{ keys: readonly JWK[] }>;
}

/** Creates the key when it is first needed. */
export function createIdTokens(): IdTokens {
  let created: ReturnType<typeof generateKeyPair> | undefined;
  const keys = (): ReturnType<typeof generateKeyPair> => (created ??= generateKeyPair("RS256", { extractable: true }));
  return {
    async issue({ iss, aud, nonce, now }) {
      const iat = Math.floor(now / 1000);
      return new SignJWT({ name: "Ada Lovelace", email: "ada@example.com", ...(nonce !== null && { nonce }) })
        .setProtectedHeader({ alg: "RS256", kid: "default", typ: "JWT" })
        .setIssuer(iss)
        .setAudience(aud)
        .setSubject(String(meId))
        .setIssuedAt(iat)
        .setExpirationTime(iat + 3600)
        .sign((await keys()).privateKey);
    },
    async jwks() {
      return { keys: [{ ...(await exportJWK((await keys()).publicKey)), kid: "default", use: "sig", alg: "RS256" }] };
    },
  };
}

/** As captured from Hubstaff, for another issuer. */
export function discoveryDocument(issuer: string): object {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorizations/new`,
    token_endpoint: `${issuer}/access_tokens`,
    userinfo_endpoint: `${issuer}/user_info`,
    jwks_uri: `${issuer}/jwks.json`,
    response_types_supported: ["code"],
    grant_types_supported: ["authorization_code", "refresh_token"],
    subject_types_supported: ["public", "pairwise"],
    id_token_signing_alg_values_supported: ["RS256"],
    scopes_supported: ["openid", "profile", "email", "tasks:read", "tasks:write", "hubstaff:read", "hubstaff:write"],
    token_endpoint_auth_methods_supported: ["client_secret_basic", "client_secret_post"],
    claims_supported: ["sub", "iss", "name", "email"],
  };
}

function encode(part: object): string {
  return base64url(JSON.stringify(part));
}
