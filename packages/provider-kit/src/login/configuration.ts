import type { Clock, Grant } from "@tokens/core";
import { requestToken } from "@tokens/core/token-endpoint";
import * as oidc from "openid-client";
import type { TokenEndpointOptions } from "../grant-request.ts";

/** A server and a client, as a login needs them. */
export interface LoginServer extends TokenEndpointOptions {
  readonly clientId: string;
  /** Metadata of the server (RFC 8414), or a function that finds it; it gets the callback, once there is one. */
  readonly metadata: oidc.ServerMetadata | ((callback?: URLSearchParams) => Promise<oidc.ServerMetadata>);
  readonly scopes: readonly string[];
  /**
   * Whether the response must contain an ID token, which is verified with the server's keys.
   * @default whether the scopes include `openid`
   */
  readonly verifyIdToken?: boolean | undefined;
  readonly fetch: typeof fetch;
  readonly clock: Clock;
}

/** openid-client's configuration, and the tokens of the last response of the token endpoint. */
export interface LoginConfiguration {
  readonly config: oidc.Configuration;
  /** Includes the members that `readMembers` read from the response. */
  grant(): Grant;
}

/**
 * Configures openid-client for one login. Its token requests are written and their responses read as in a refresh, because servers
 * deviate from RFC 6749. `redirectUri` is sent as registered: openid-client would take it from the callback, without its query.
 */
export async function loginConfiguration(
  server: LoginServer,
  { redirectUri, callback }: { readonly redirectUri?: string; readonly callback?: URLSearchParams } = {},
): Promise<LoginConfiguration> {
  const {
    clientId,
    client,
    metadata: given,
    scopes,
    verifyIdToken = scopes.includes("openid"),
    fetch,
    clock,
    headers: own,
    readMembers,
    ...tokenEndpoint
  } = server;
  const metadata = typeof given === "function" ? await given(callback) : given;
  const { token_endpoint: tokenUrl } = metadata;
  const now = (): number => clock.now();
  let latest: Grant | undefined;
  const config = await configurationOf(metadata, clientId);
  config[oidc.customFetch] = async (url, { body, headers: standard, signal, ...init }) => {
    const isForm = body instanceof URLSearchParams;
    const credentials = isForm ? await client?.({ fetch, now }) : undefined;
    const headers: Record<string, string> = { ...standard, ...own, ...credentials?.headers };
    if (isForm) {
      for (const [name, value] of Object.entries(credentials?.parameters ?? {})) body.set(name, value);
      if (redirectUri !== undefined && body.has("redirect_uri")) body.set("redirect_uri", redirectUri);
    }
    if (!isForm || new URL(url).href !== URL.parse(tokenUrl ?? "")?.href)
      return fetch(url, { ...init, body, signal, headers } as RequestInit);
    const { "content-type": _, ...rest } = headers;
    const { body: members, ...grant } = await requestToken(
      {
        ...tokenEndpoint,
        url,
        headers: rest,
        parameters: membersOf(body),
      },
      { fetch, now, signal: signal ?? new AbortController().signal },
    );
    latest = { ...grant, ...readMembers?.(members) };
    // openid-client only checks the ID token; everything else is in `latest`.
    const id_token = verifyIdToken && typeof members["id_token"] === "string" ? members["id_token"] : undefined;
    return Response.json({ id_token, access_token: grant.accessToken, token_type: "bearer" });
  };
  if ((tokenUrl ?? metadata.authorization_endpoint)?.startsWith("http:")) oidc.allowInsecureRequests(config);
  if (verifyIdToken) oidc.enableNonRepudiationChecks(config);
  return { config, grant: () => latest! };
}

/** The parameters of a form; a repeated one is a list. */
function membersOf(form: URLSearchParams): Readonly<Record<string, string | readonly string[]>> {
  const members = Array.from(new Set(form.keys()), (name) => {
    const [first = "", ...others] = form.getAll(name);
    return [name, others.length > 0 ? [first, ...others] : first] as const;
  });
  return Object.fromEntries(members);
}

/** The client authenticates in `fetch`, as in a refresh, and not by openid-client. */
const notByLibrary: oidc.ClientAuth = () => undefined;

async function configurationOf(metadata: oidc.ServerMetadata, clientId: string): Promise<oidc.Configuration> {
  if (!metadata.issuer.includes("{tenantid}"))
    return new oidc.Configuration(metadata, clientId, undefined, notByLibrary);
  // Microsoft's issuer is a template, which openid-client fills in with the tenant of the ID token, but only after a discovery there.
  return oidc.discovery(new URL("https://login.microsoftonline.com"), clientId, undefined, notByLibrary, {
    [oidc.customFetch]: () => Promise.resolve(Response.json(metadata)),
  });
}
