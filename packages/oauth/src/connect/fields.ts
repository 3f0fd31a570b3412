import type { AuthMethod, Field } from "@tokens/provider-kit/descriptor";

/** The addresses of a server that a person may replace with those of a sandbox, a proxy, or a self-hosted installation. */
export const addresses: readonly Field[] = [
  { name: "authorizationUrl", label: "Authorization endpoint", optional: true },
  { name: "tokenUrl", label: "Token endpoint", optional: true },
  { name: "refreshUrl", label: "Refresh endpoint, if different", optional: true },
  { name: "revocationUrl", label: "Revocation endpoint", optional: true },
  { name: "deviceAuthorizationUrl", label: "Device authorization endpoint", optional: true },
  { name: "apiUrl", label: "API address", optional: true },
  {
    name: "clientAuthentication",
    label: "Client authentication",
    optional: true,
    hint: "basic, post or none",
  },
];

/** The same for a server with OAuth 1.0a. */
export const oauth1Addresses: readonly Field[] = [
  { name: "temporaryUrl", label: "Temporary credentials endpoint", optional: true },
  { name: "authorizationUrl", label: "Authorization endpoint", optional: true },
  { name: "tokenUrl", label: "Token endpoint", optional: true },
  { name: "apiUrl", label: "API address", optional: true },
];

const clientId: Field = { name: "clientId", label: "Client ID" };
const clientSecret: Field = { name: "clientSecret", label: "Client secret", secret: true };
const publicClientSecret: Field = { ...clientSecret, optional: true, hint: "Leave empty for a public client" };

/** The scopes of a login. */
export function scopesField(defaults: readonly string[] = []): Field {
  const field = { name: "scopes", label: "Scopes", hint: "Separated by spaces", optional: true } as const;
  return defaults.length > 0 ? { ...field, default: defaults.join(" ") } : field;
}

/** Where a server without a known API sends its tokens. */
export const apiField: Field = { name: "apiUrl", label: "API address", hint: "Tokens are sent only to this origin" };

/** The ways to connect, by protocol and grant. `more` are the fields of the server. */
export function loginMethod(
  more: readonly Field[],
  { isConfidential = false }: { readonly isConfidential?: boolean } = {},
): AuthMethod {
  const secret = isConfidential ? clientSecret : publicClientSecret;
  return { id: "login", title: "Log in with an app", redirects: true, fields: [clientId, secret, ...more] };
}

export function registerMethod(more: readonly Field[]): AuthMethod {
  return {
    id: "register",
    title: "Register an app and log in",
    redirects: true,
    registers: true,
    fields: more,
  };
}

export function deviceMethod(more: readonly Field[]): AuthMethod {
  return {
    id: "device",
    title: "Log in with a code on another device",
    device: true,
    fields: [clientId, publicClientSecret, ...more],
  };
}

export function clientCredentialsMethod(more: readonly Field[]): AuthMethod {
  return {
    id: "client-credentials",
    title: "As the app itself, without a user",
    fields: [clientId, clientSecret, ...more],
  };
}

export function serviceAccountMethod(more: readonly Field[]): AuthMethod {
  return {
    id: "service-account",
    title: "As a service account",
    fields: [
      { name: "serviceAccount", label: "Service account key", secret: true, hint: "The JSON file" },
      { name: "subject", label: "User to act for", optional: true },
      ...more,
    ],
  };
}

export function oauth1Method(more: readonly Field[]): AuthMethod {
  return {
    id: "login",
    title: "Log in with an app",
    redirects: true,
    fields: [
      { name: "consumerKey", label: "Consumer key" },
      { name: "consumerSecret", label: "Consumer secret", secret: true },
      ...more,
    ],
  };
}
