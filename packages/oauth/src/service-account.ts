/**
 * Google service accounts: a program acts for itself, or for a user of its domain, with a key instead of a login.
 *
 * @example
 * ```ts
 * import { createOAuth } from "@tokens/oauth";
 * import { googleServiceAccount } from "@tokens/oauth/service-account";
 *
 * const key = process.env.GOOGLE_SERVICE_ACCOUNT; // the JSON file of the key
 * const scopes = ["https://www.googleapis.com/auth/drive.readonly"];
 * const tokens = createOAuth(googleServiceAccount(key, { scopes, subject: "alice@example.com" }));
 * await tokens.fetch("https://www.googleapis.com/drive/v3/files");
 * ```
 *
 * @module
 */
import { ProviderConfigurationError } from "@tokens/core";
import { jsonOrText, requireText, requireTexts } from "@tokens/provider-kit";
import type { JwtBearerGrant } from "./own-grants.ts";
import { google } from "./servers/google.ts";

/** What a service account asks for. */
export interface ServiceAccountOptions {
  readonly scopes: readonly string[];
  /**
   * A user to act for, by domain-wide delegation.
   *
   * @default the service account itself
   */
  readonly subject?: string | undefined;
}

/** Options of `createOAuth`. */
export interface ServiceAccount {
  readonly name: string;
  readonly title: string;
  readonly endpoints: { readonly token: string };
  readonly apis: readonly string[];
  readonly clientId: string;
  readonly jwtBearer: JwtBearerGrant;
}

interface KeyFile {
  readonly type?: unknown;
  readonly client_email?: unknown;
  readonly private_key?: unknown;
  readonly private_key_id?: unknown;
  readonly token_uri?: unknown;
}

/**
 * The options of a service account's key (RFC 7523; https://developers.google.com/identity/protocols/oauth2/service-account). `key` is the
 * JSON file or its text. Throws `ProviderConfigurationError` when it is something else.
 */
export function googleServiceAccount(
  key: object | string | undefined,
  { scopes, subject }: ServiceAccountOptions,
): ServiceAccount {
  const file = Object(typeof key === "string" ? jsonOrText(key) : key) as KeyFile;
  if (file.type !== "service_account")
    throw new ProviderConfigurationError(
      'This is not the key of a service account: pass the JSON file with "type": "service_account", from IAM & Admin, Service Accounts, Keys.',
    );
  const hint = "Create a new key of the service account.";
  const clientId = requireText("client_email of the key", file.client_email, hint);
  const asked = requireTexts(
    "scopes",
    scopes,
    'Pass what the program asks for, e.g. ["https://www.googleapis.com/auth/drive"].',
  );
  const { name, title, apis, endpoints } = google;
  const token = typeof file.token_uri === "string" ? file.token_uri : endpoints.token;
  return {
    name,
    title,
    endpoints: { token },
    apis,
    clientId,
    jwtBearer: {
      privateKey: requireText("private_key of the key", file.private_key, hint),
      ...(typeof file.private_key_id === "string" && { keyId: file.private_key_id }),
      ...(subject !== undefined && { subject }),
      // Google reads the scopes of the assertion, not those of the request.
      claims: { scope: asked.join(" ") },
    },
  };
}
