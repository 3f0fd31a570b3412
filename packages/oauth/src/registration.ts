import { isTokensError, ProviderConfigurationError, ProviderUnavailableError, type TokensError } from "@tokens/core";
import { readLimitedText, redact } from "@tokens/core/token-endpoint";
import { requireOptions, requireTexts, serviceUrl, userAgent } from "@tokens/provider-kit";
import type { ClientMetadata, CustomFetch, ServerMetadata } from "openid-client";
import { registeredMethods } from "./client-authentication.ts";
import { fetchServerMetadata } from "./server-metadata.ts";
import type { OAuthEndpoints } from "./server.ts";

/** `token_endpoint_auth_method` of a client (RFC 7591 section 2). */
export type RegisteredAuthenticationMethod = keyof typeof registeredMethods;

/** Options of `registerClient`: a server by its issuer, or by its registration endpoint, and what the client is. */
export interface RegisterClientOptions {
  readonly issuer?: string | undefined;
  readonly endpoints?: Pick<OAuthEndpoints, "registration"> | undefined;
  /** Where the server sends browsers back to; empty for a client without logins in a browser. */
  readonly redirectUris: readonly string[];
  /** What the server shows to users. */
  readonly clientName?: string;
  /** @default ["authorization_code", "refresh_token"] */
  readonly grantTypes?: readonly string[];
  /** What the client may ask for, where the server limits it. */
  readonly scopes?: readonly string[];
  /** @default the first of client_secret_basic, client_secret_post and none that the server supports */
  readonly tokenEndpointAuthMethod?: RegisteredAuthenticationMethod;
  /** For a server that restricts registration. */
  readonly initialAccessToken?: string;
  readonly fetch?: typeof fetch;
}

/**
 * A client that a server has registered: spread it into `createOAuth` and `oauthLogin`, and store it, because each registration creates a
 * new one.
 */
export interface RegisteredClient {
  readonly clientId: string;
  readonly clientSecret?: string;
  readonly clientAuthentication: (typeof registeredMethods)[RegisteredAuthenticationMethod];
  /** Reads, changes and deletes the registration at `registrationClientUri` (RFC 7592). */
  readonly registrationAccessToken?: string;
  readonly registrationClientUri?: string;
  /** Unix milliseconds; absent when the secret does not expire. */
  readonly clientSecretExpiresAt?: number;
}

/**
 * Registers a client (RFC 7591). Throws `ProviderConfigurationError` when the server has no registration, or refuses this client;
 * `ProviderUnavailableError` when it does not respond, in which case it may have registered one.
 */
export async function registerClient(options: RegisterClientOptions): Promise<RegisteredClient> {
  requireOptions(options, "registerClient({ issuer, redirectUris })");
  const { fetch = (input, init) => globalThis.fetch(input, init), initialAccessToken } = options;
  const redirectUris = requireTexts(
    "redirectUris",
    options.redirectUris,
    'Pass where browsers are sent back to, e.g. ["https://app.example.com/callback"].',
  );
  const server = await registrationServer(options, fetch);
  const url = new URL(server.registration_endpoint!);
  const method = options.tokenEndpointAuthMethod ?? defaultMethod(server, url.host);
  // Only here, because programs that register once use the client for years.
  const oidc = await import("openid-client");
  const customFetch: CustomFetch = async (to, { headers, ...init }) => {
    if (to !== url.href) return Response.json(server);
    const response = await fetch(to, { ...init, headers: { ...headers, ...userAgent("oauth") } } as RequestInit);
    return response.ok ? conformingResponse(response) : response;
  };
  try {
    const config = await oidc.dynamicClientRegistration(
      new URL("/.well-known/openid-configuration", url),
      clientMetadata({ ...options, redirectUris, tokenEndpointAuthMethod: method }),
      oidc.None(),
      {
        ...(initialAccessToken !== undefined && { initialAccessToken }),
        execute: url.protocol === "http:" ? [oidc.allowInsecureRequests] : [],
        [oidc.customFetch]: customFetch,
      },
    );
    return registeredClient(config.clientMetadata(), method, url.host);
  } catch (error) {
    throw registrationError(url.host, error, initialAccessToken);
  }
}

async function registrationServer(
  { issuer, endpoints }: RegisterClientOptions,
  fetch: typeof globalThis.fetch,
): Promise<ServerMetadata> {
  if (endpoints?.registration !== undefined) {
    const url = serviceUrl("endpoints.registration", endpoints.registration);
    return { issuer: new URL(url).origin, registration_endpoint: endpoints.registration };
  }
  if (issuer === undefined)
    throw new ProviderConfigurationError(
      "registerClient() needs an issuer or endpoints.registration: pass one of them.",
    );
  serviceUrl("issuer", issuer);
  const metadata = await fetchServerMetadata(issuer, fetch);
  if (metadata.registration_endpoint) return metadata;
  throw new ProviderConfigurationError(
    `${issuer} has no dynamic client registration. Register a client by hand, and pass its clientId.`,
  );
}

function defaultMethod(
  { token_endpoint_auth_methods_supported: supported }: ServerMetadata,
  host: string,
): RegisteredAuthenticationMethod {
  const names = Object.keys(registeredMethods) as RegisteredAuthenticationMethod[];
  const method = names.find((name) => supported?.includes(name) ?? true);
  if (method !== undefined) return method;
  throw new ProviderConfigurationError(
    `${host} supports none of ${names.join(", ")}. Register a client by hand, with the method that the server supports.`,
  );
}

function clientMetadata(options: RegisterClientOptions): Partial<ClientMetadata> {
  const { redirectUris, clientName, scopes, tokenEndpointAuthMethod } = options;
  const grantTypes = options.grantTypes ?? ["authorization_code", "refresh_token"];
  // OpenID Connect Registration, section 2: a web application has https addresses, others are native.
  const isNative = redirectUris.length > 0 && redirectUris.every((uri) => URL.parse(uri)?.protocol !== "https:");
  return {
    redirect_uris: [...redirectUris],
    grant_types: [...grantTypes],
    response_types: grantTypes.includes("authorization_code") ? ["code"] : [],
    token_endpoint_auth_method: tokenEndpointAuthMethod!,
    ...(isNative && { application_type: "native" }),
    ...(clientName !== undefined && { client_name: clientName }),
    ...(scopes && { scope: scopes.join(" ") }),
  };
}

/** Servers answer with 200 instead of 201, with members that are null, and without the end of a secret that does not expire. */
async function conformingResponse(response: Response): Promise<Response> {
  const body = JSON.parse((await readLimitedText(response)) ?? "") as object;
  const members = Object.entries(body).filter(([, value]) => value !== null);
  return Response.json({ client_secret_expires_at: 0, ...Object.fromEntries(members) }, { status: 201 });
}

function registeredClient(
  registered: Readonly<ClientMetadata>,
  asked: RegisteredAuthenticationMethod,
  host: string,
): RegisteredClient {
  const { client_id: clientId, client_secret: clientSecret, token_endpoint_auth_method: told = asked } = registered;
  const text = (name: string): string | undefined =>
    typeof registered[name] === "string" ? registered[name] : undefined;
  const registrationAccessToken = text("registration_access_token");
  const registrationClientUri = text("registration_client_uri");
  const expiresAt = Number(registered["client_secret_expires_at"]) * 1000;
  const method = registeredMethods[told as RegisteredAuthenticationMethod] as
    | RegisteredClient["clientAuthentication"]
    | undefined;
  if (method === undefined) {
    throw new ProviderConfigurationError(
      `${host} has registered a client that authenticates by ${JSON.stringify(told)}. Pass another tokenEndpointAuthMethod.`,
    );
  }
  return {
    clientId,
    ...(clientSecret !== undefined && { clientSecret }),
    clientAuthentication: clientSecret === undefined ? "none" : method,
    ...(registrationAccessToken !== undefined && { registrationAccessToken }),
    ...(registrationClientUri !== undefined && { registrationClientUri }),
    ...(clientSecret !== undefined && expiresAt > 0 && { clientSecretExpiresAt: expiresAt }),
  };
}

function registrationError(host: string, error: unknown, initialAccessToken: string | undefined): TokensError {
  const { cause, status = (cause as Response | undefined)?.status } = error as { cause?: unknown; status?: number };
  const typed = [error, cause].find(isTokensError);
  if (typed) return typed;
  if (status === undefined || status === 429 || status >= 500 || status < 400) {
    return new ProviderUnavailableError(
      `${host} gave no usable response to the client registration${status === undefined ? "" : ` (${status})`}. Try again later.`,
      { cause: error, ...(status !== undefined && { status }) },
    );
  }
  const { error: providerCode, error_description: description } = error as Record<string, string | undefined>;
  const words = redact([providerCode ?? String(status), description].filter(Boolean).join(": "), [initialAccessToken]);
  const advice =
    status === 401 || status === 403
      ? "Pass an initialAccessToken that the server accepts, or register a client by hand."
      : "Check redirectUris, grantTypes, scopes and tokenEndpointAuthMethod.";
  return new ProviderConfigurationError(`${host} refused to register a client (${words.slice(0, 200)}). ${advice}`, {
    providerCode,
  });
}
