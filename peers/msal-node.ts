import { ConfidentialClientApplication, type Configuration, type INetworkModule } from "@azure/msal-node";
import type { App, Peer, TokenStore, Tokens } from "./contract.ts";
import { tokenFetch } from "./dialect.ts";
import { versionOf } from "./version.ts";

const authority = "https://login.test/tenant";
const environment = "login.test";
const home = { home_account_id: "u1.tenant", environment };
const idToken = jwt({ sub: "u1", oid: "u1", tid: "tenant", iss: authority, aud: "id", preferred_username: "u" });
const clientInfo = base64url({ uid: "u1", utid: "tenant" });
const scope = "api";

/**
 * docs "Acquiring tokens silently from the cache" and "Caching": a `cachePlugin` that loads the cache before an access and saves it after
 * one that changed it, and `acquireTokenSilent({ account, scopes })`. An authority has to be https, so the documented `networkClient`
 * sends the token request to loopback; it also speaks Microsoft's dialect.
 */
export const msalNode: Peer = {
  name: "@azure/msal-node",
  version: versionOf("@azure/msal-node"),
  async open(app, store) {
    const client = new ConfidentialClientApplication({
      auth: {
        clientId: app.clientId,
        clientSecret: app.clientSecret,
        authority,
        knownAuthorities: [environment],
        authorityMetadata: JSON.stringify({
          issuer: authority,
          authorization_endpoint: `${authority}/authorize`,
          token_endpoint: `${authority}/token`,
          end_session_endpoint: `${authority}/logout`,
          jwks_uri: `${authority}/keys`,
        }),
      },
      cache: { cachePlugin: cachePlugin(app, store) },
      system: { protocolMode: "OIDC", networkClient: networkClient(app) },
    });
    return {
      async accessToken() {
        const [account] = await client.getTokenCache().getAllAccounts();
        const { accessToken } = await client.acquireTokenSilent({ account: account!, scopes: [scope] });
        return accessToken;
      },
    };
  },
};

type CachePlugin = NonNullable<NonNullable<Configuration["cache"]>["cachePlugin"]>;

function cachePlugin(app: App, store: TokenStore): CachePlugin {
  return {
    async beforeCacheAccess({ tokenCache }) {
      tokenCache.deserialize(serialized(app, await store.load()));
    },
    async afterCacheAccess({ cacheHasChanged, tokenCache }) {
      if (cacheHasChanged) await store.save(tokensOf(tokenCache.serialize()));
    },
  };
}

/** MSAL's cache with one account in it, as `serialize()` writes it. */
function serialized(app: App, { accessToken, refreshToken, expiresAt }: Tokens): string {
  const key = `${home.home_account_id}-${environment}`;
  const credential = { ...home, client_id: app.clientId, realm: "tenant" };
  const expires = String(Math.floor(expiresAt / 1000));
  return JSON.stringify({
    Account: {
      [`${key}-tenant`]: {
        ...home,
        realm: "tenant",
        local_account_id: "u1",
        username: "u",
        authority_type: "Generic",
        client_info: clientInfo,
      },
    },
    IdToken: {
      [`${key}-idtoken-${app.clientId}-tenant--`]: { ...credential, credential_type: "IdToken", secret: idToken },
    },
    AccessToken: {
      [`${key}-accesstoken-${app.clientId}-tenant-${scope}-`]: {
        ...credential,
        credential_type: "AccessToken",
        secret: accessToken,
        target: scope,
        cached_at: "1",
        expires_on: expires,
        extended_expires_on: expires,
        token_type: "Bearer",
      },
    },
    RefreshToken: {
      [`${key}-refreshtoken-${app.clientId}---`]: {
        ...home,
        client_id: app.clientId,
        credential_type: "RefreshToken",
        secret: refreshToken,
      },
    },
    AppMetadata: {},
  });
}

interface Cache {
  readonly AccessToken: Readonly<Record<string, { secret: string; expires_on: string }>>;
  readonly RefreshToken: Readonly<Record<string, { secret: string }>>;
}

function tokensOf(cache: string): Tokens {
  const { AccessToken, RefreshToken } = JSON.parse(cache) as Cache;
  const [access] = Object.values(AccessToken);
  const [refresh] = Object.values(RefreshToken);
  return {
    accessToken: access?.secret ?? "",
    refreshToken: refresh?.secret ?? "",
    expiresAt: Number(access?.expires_on ?? 0) * 1000,
  };
}

function networkClient(app: App): INetworkModule {
  const send = tokenFetch(app, { scope, id_token: idToken, client_info: clientInfo });
  return {
    sendGetRequestAsync: () => Promise.reject(new Error("The metadata of the authority are given.")),
    async sendPostRequestAsync<T>(url: string, options?: { body?: string }) {
      const response = await send(url, { body: options?.body ?? "" });
      return {
        status: response.status,
        headers: Object.fromEntries(response.headers),
        body: (await response.json()) as T,
      };
    },
  };
}

function jwt(claims: object): string {
  return `${base64url({ alg: "none" })}.${base64url(claims)}.`;
}

function base64url(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}
