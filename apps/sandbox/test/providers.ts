/** What programs do with each provider of a sandbox: over plain HTTP, as in any language, and with the library. */
import type { TokenManagerOptions } from "@tokens/core";
import { createErgani } from "@tokens/ergani";
import { createHubstaff } from "@tokens/hubstaff";
import { createPodio } from "@tokens/podio";
import { createPsohub } from "@tokens/psohub";
import { psohubLogin } from "@tokens/psohub/login";
import type { ProviderServer } from "../src/index.ts";

export interface Tokens {
  readonly access: string;
  readonly refresh: string;
}

/** A provider over plain HTTP, and a client of the library for it. */
export interface Visitor {
  /** Requests the first tokens with the server's credentials. */
  logIn(): Promise<Response>;
  refresh(tokens: Tokens): Promise<Response>;
  /** Reads a token response. */
  read(response: Response): Promise<Tokens>;
  /** Calls the API. */
  call(access: string): Promise<Response>;
  /** A client with a session of its own. */
  client(options?: Pick<TokenManagerOptions, "deadlineMs">): Promise<Client>;
}

export interface Client {
  /** Calls the API by a GET, which the client may repeat. */
  call(): Promise<unknown>;
  refresh(): Promise<unknown>;
  /** When the access token expires, in Unix milliseconds. */
  expiresAt(): Promise<number | undefined>;
}

interface Managed {
  readonly tokens: {
    refresh(): Promise<unknown>;
    session(): Promise<{ readonly expiresAt?: number | undefined }>;
  };
}

const quick = { retry: { methods: ["get" as const], delay: () => 1 } };
const redirectUri = "http://127.0.0.1/callback";

const asClient = ({ tokens }: Managed, call: () => Promise<unknown>): Client => ({
  call,
  refresh: () => tokens.refresh(),
  expiresAt: async () => (await tokens.session()).expiresAt,
});

const form = (url: string, fields: Readonly<Record<string, string>>): Promise<Response> =>
  fetch(url, { method: "POST", body: new URLSearchParams(fields) });

const json = (url: string, body: object): Promise<Response> =>
  fetch(url, { method: "POST", body: JSON.stringify(body), headers: { "content-type": "application/json" } });

const get = (url: string, authorization: string): Promise<Response> => fetch(url, { headers: { authorization } });

async function readOauth(response: Response): Promise<Tokens> {
  const { access_token, refresh_token } = (await response.json()) as Record<string, string>;
  return { access: access_token!, refresh: refresh_token! };
}

type Credentials = Readonly<Record<string, string>>;

const visitors: Readonly<Record<ProviderName, (credentials: Credentials) => Visitor>> = {
  hubstaff(credentials) {
    const { apiUrl, authUrl, personalAccessToken } = credentials;
    const refresh = (refresh_token: string): Promise<Response> =>
      form(`${authUrl}/access_tokens`, { grant_type: "refresh_token", refresh_token });
    return {
      logIn: () => refresh(personalAccessToken!),
      refresh: (tokens) => refresh(tokens.refresh),
      read: readOauth,
      call: (access) => get(`${apiUrl}/v2/users/me`, `Bearer ${access}`),
      async client(options) {
        const hubstaff = createHubstaff({
          personalAccessToken,
          apiUrl: apiUrl!,
          authUrl: authUrl!,
          http: quick,
          ...options,
        });
        return asClient(hubstaff, () => hubstaff.request("GET /v2/users/me"));
      },
    };
  },
  podio(credentials) {
    const { apiUrl, clientId, clientSecret, appToken111 } = credentials;
    const token = (fields: Record<string, string>): Promise<Response> =>
      form(`${apiUrl}/oauth/token`, { client_id: clientId!, client_secret: clientSecret!, ...fields });
    return {
      logIn: () => token({ grant_type: "app", app_id: "111", app_token: appToken111! }),
      refresh: (tokens) => token({ grant_type: "refresh_token", refresh_token: tokens.refresh }),
      read: readOauth,
      call: (access) => get(`${apiUrl}/item/555`, `OAuth2 ${access}`),
      async client(options) {
        const podio = createPodio({ clientId, clientSecret, apiUrl: apiUrl!, http: quick, ...options }).app(
          111,
          appToken111,
        );
        return asClient(podio, () => podio.request("GET /item/{item_id}", { item_id: 555 }));
      },
    };
  },
  psohub(credentials) {
    const { apiUrl, clientId, clientSecret } = credentials as {
      apiUrl: string;
      clientId: string;
      clientSecret: string;
    };
    const login = psohubLogin({ apiUrl, clientId, clientSecret, redirectUri });
    const token = (fields: Record<string, string>): Promise<Response> =>
      form(`${apiUrl}/oauth/token`, {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uri: redirectUri,
        ...fields,
      });
    const approved = async (page: string): Promise<string> =>
      (await fetch(page, { redirect: "manual" })).headers.get("location")!;
    return {
      async logIn() {
        const callback = await approved((await login.authorizationUrl()).url);
        return token({ grant_type: "authorization_code", code: new URL(callback).searchParams.get("code")! });
      },
      refresh: (tokens) => token({ grant_type: "refresh_token", refresh_token: tokens.refresh }),
      read: readOauth,
      call: (access) => get(`${apiUrl}/rest/psohubapi/v1/projects`, `Bearer ${access}`),
      async client(options) {
        const psohub = createPsohub({ apiUrl, clientId, clientSecret, http: quick, ...options });
        const { url: page, checks } = await login.authorizationUrl();
        await psohub.tokens.save((await login.exchange(await approved(page), checks)).session);
        return asClient(psohub, () => psohub.request("GET /projects"));
      },
    };
  },
  ergani(credentials) {
    const { environment, username, password, userType } = credentials;
    return {
      logIn: () =>
        json(`${environment}/Authentication`, { Username: username, Password: password, UserType: userType }),
      refresh: ({ access, refresh }) =>
        json(`${environment}/Authentication/Refresh`, { accessToken: access, refreshToken: refresh }),
      async read(response) {
        const { accessToken, refreshToken } = (await response.json()) as Record<string, string>;
        return { access: accessToken!, refresh: refreshToken! };
      },
      call: (access) => get(`${environment}/Lookup/Submissions`, `Bearer ${access}`),
      async client(options) {
        const ergani = createErgani({ apiUrl: environment, username, password, http: quick, ...options });
        return asClient(ergani, () => ergani.request("GET /Lookup/Submissions"));
      },
    };
  },
};

/** The providers' names, in the order of their ports. */
export const providers = ["hubstaff", "psohub", "podio", "ergani"] as const;

export type ProviderName = (typeof providers)[number];

export function visit(provider: ProviderName, server: ProviderServer): Visitor {
  return visitors[provider](server.credentials);
}
