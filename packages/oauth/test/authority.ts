import { createServer, type RequestListener } from "node:http";
import { createServer as createSecureServer, type ServerOptions } from "node:https";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import type { TLSSocket } from "node:tls";
import { Provider, type Configuration } from "oidc-provider";

/** A real authorization server on loopback. */
export interface Authority {
  readonly issuer: string;
  /** Where a certificate is demanded. */
  readonly securedOrigin: string;
  /** How often a refresh token was used a second time. */
  readonly reuses: () => number;
  /** Refreshes that were granted. */
  readonly refreshes: () => number;
  /** Revoked tokens' kinds. */
  readonly requests: () => readonly string[];
  close(): Promise<void>;
}

export const redirectUri = "http://127.0.0.1:9/callback";
export const secret = "a-secret:with%+&and-enough-length-for-everything";

const clients = (jwk: object | undefined): Configuration["clients"] => {
  const common = {
    redirect_uris: [redirectUri],
    grant_types: [
      "authorization_code",
      "refresh_token",
      "client_credentials",
      "urn:ietf:params:oauth:grant-type:device_code",
    ],
    response_types: ["code" as const],
  };
  return [
    { ...common, client_id: "basic", client_secret: secret, token_endpoint_auth_method: "client_secret_basic" },
    { ...common, client_id: "post", client_secret: secret, token_endpoint_auth_method: "client_secret_post" },
    {
      ...common,
      client_id: "public",
      token_endpoint_auth_method: "none",
      grant_types: common.grant_types.filter((name) => name !== "client_credentials"),
    },
    ...(jwk
      ? [{ ...common, client_id: "jwt", token_endpoint_auth_method: "private_key_jwt" as const, jwks: { keys: [jwk] } }]
      : []),
  ];
};

const certified = {
  client_id: "tls",
  token_endpoint_auth_method: "tls_client_auth" as const,
  tls_client_auth_subject_dn: "CN=client",
  tls_client_certificate_bound_access_tokens: true,
  redirect_uris: [redirectUri],
  grant_types: ["authorization_code", "refresh_token"],
};

/** How a test's server differs. */
export interface AuthorityOptions {
  /** The public key of the client "jwt". */
  readonly jwk?: object;
  readonly tls?: ServerOptions;
  /** A second address for the client "tls", which has to show a certificate of CN=client there. */
  readonly mutualTls?: ServerOptions;
  /** Proofs need a nonce (RFC 9449). */
  readonly dpopNonces?: boolean;
}

/** Starts oidc-provider with rotation and reuse detection. */
export async function startAuthority(options: AuthorityOptions = {}): Promise<Authority> {
  const { jwk, tls, mutualTls, dpopNonces = false } = options;
  const counts = { reuses: 0, refreshes: 0 };
  const seen: string[] = [];
  let answer: RequestListener = () => undefined;
  const listener: RequestListener = (request, response) => {
    seen.push(`${request.method} ${request.url!.split("?")[0]}`);
    answer(request, response);
  };
  const server = tls ? createSecureServer(tls, listener) : createServer(listener);
  const secured = mutualTls && createSecureServer({ ...mutualTls, requestCert: true }, listener);
  const servers = [server, ...(secured ? [secured] : [])];
  const ports = await Promise.all(
    servers.map(async (one) => {
      await new Promise<void>((resolve) => one.listen(0, "127.0.0.1", resolve));
      return (one.address() as AddressInfo).port;
    }),
  );
  const issuer = `${tls ? "https" : "http"}://127.0.0.1:${ports[0]}`;
  const securedOrigin = `https://127.0.0.1:${ports[1]}`;
  const provider = new Provider(issuer, {
    clients: [...clients(jwk)!, ...(secured ? [certified] : [])],
    ...(secured && {
      clientAuthMethods: [
        "client_secret_basic",
        "client_secret_post",
        "private_key_jwt",
        "none",
        "tls_client_auth",
      ] as const,
      discovery: {
        mtls_endpoint_aliases: {
          token_endpoint: `${securedOrigin}/token`,
          revocation_endpoint: `${securedOrigin}/token/revocation`,
        },
      },
    }),
    rotateRefreshToken: true,
    issueRefreshToken: (_, client) => Promise.resolve(client.grantTypeAllowed("refresh_token")),
    ttl: {
      AccessToken: 600,
      ClientCredentials: 600,
      RefreshToken: 86_400,
      Grant: 86_400,
      Session: 86_400,
      Interaction: 600,
      IdToken: 600,
      DeviceCode: 600,
    },
    features: {
      clientCredentials: { enabled: true },
      deviceFlow: { enabled: true },
      revocation: { enabled: true },
      dPoP: { enabled: true, requireNonce: () => dpopNonces, nonceSecret: Buffer.alloc(32, 1) },
      mTLS: {
        enabled: secured !== undefined,
        tlsClientAuth: true,
        certificateBoundAccessTokens: true,
        getCertificate: ({ socket }) => (socket as TLSSocket).getPeerX509Certificate?.(),
        certificateAuthorized: ({ socket }) => (socket as TLSSocket).authorized,
        certificateSubjectMatches: ({ socket }, _, expected) =>
          (socket as TLSSocket).getPeerX509Certificate()?.subject === expected,
      },
    },
    cookies: { keys: ["loopback"] },
    scopes: ["openid", "offline_access", "api"],
  });
  provider.on("grant.error", (_, error) => {
    if (/already used/.test((error as { error_detail?: string }).error_detail ?? "")) counts.reuses += 1;
  });
  provider.on("grant.success", (context) => {
    if (context.oidc.params?.["grant_type"] === "refresh_token") counts.refreshes += 1;
  });
  const callback = provider.callback();
  answer = (request, response) => void callback(request, response);
  return {
    issuer,
    reuses: () => counts.reuses,
    refreshes: () => counts.refreshes,
    requests: () => seen,
    securedOrigin,
    close: async () => {
      const closed = servers.map((one) => once(one, "close"));
      for (const one of servers) {
        one.close();
        one.closeAllConnections();
      }
      await Promise.all(closed);
    },
  };
}

/** A browser that logs in as "ada" and consents, until it is sent to the redirect URI; `deny` gives up at the first page. */
export async function approve(url: string, { deny = false }: { deny?: boolean } = {}): Promise<string> {
  const jar = new Map<string, string>();
  let next: { url: string; form?: Record<string, string> } = { url };
  for (let hop = 0; hop < 20; hop++) {
    const response = await fetch(next.url, {
      redirect: "manual",
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join("; ") },
      ...(next.form && { method: "POST", body: new URLSearchParams(next.form) }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie)!;
      if (value) jar.set(name!, value);
      else jar.delete(name!);
    }
    const text = await response.text();
    const location = response.headers.get("location");
    if (location) {
      const to = new URL(location, next.url);
      if (to.href.startsWith(redirectUri)) return to.href;
      next = { url: to.href };
      continue;
    }
    const abort = /href="([^"]*\/abort)"/.exec(text)?.[1];
    if (deny && abort) {
      next = { url: new URL(abort, next.url).href };
      continue;
    }
    const action = /<form[^>]*action="([^"]+)"/.exec(text)?.[1];
    if (!action) return text;
    const hidden = [...text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
    const form = Object.fromEntries(hidden.map(([, name, value]) => [name!, value!]));
    next = { url: new URL(action, next.url).href, form: { ...form, login: "ada", password: "any" } };
  }
  throw new Error(`The login of ${url} went on for too long.`);
}
