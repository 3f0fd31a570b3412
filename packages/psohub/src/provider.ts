import { ReauthorizationRequiredError, type Grant, type GrantContext, type Provider, type Session } from "@tokens/core";
import { requestToken, type TokenResponse } from "@tokens/core/token-endpoint";
import { bearer } from "@tokens/provider-kit";
import { explicitErrors, type Unexplained } from "./token-errors.ts";

/** A session with the redirect URI of its login, which PSOhub requires for every refresh. */
export interface PsohubSession extends Session {
  readonly redirectUri?: string;
}

/** An app from the developer portal. */
export interface PsohubApp {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Headers of every token request. */
  readonly headers: Readonly<Record<string, string>>;
}

/** The parameter that carries the code in a token request. The vendor's table and its sample disagree. */
export type CodeParameter = "code" | "authorization_code" | "both";

const lifetimeMs = 600_000;

/** PSOhub as `@tokens/core` sees it. `apiUrl` has no slash at the end. */
export function psohubProvider(
  app: PsohubApp,
  apiUrl: string,
  redirectUri: string | undefined,
): Provider<PsohubSession> {
  return {
    name: "psohub",
    realm: [new URL(apiUrl).host, app.clientId],
    origins: [new URL(apiUrl).origin],
    defaultLifetimeMs: lifetimeMs,
    refresh: (session, context) => refresh(session, app, apiUrl, redirectUri, context),
    authorize: bearer,
    isExpiredToken,
  };
}

async function refresh(
  session: PsohubSession,
  app: PsohubApp,
  apiUrl: string,
  fallback: string | undefined,
  context: GrantContext,
): Promise<Grant<PsohubSession>> {
  const redirectUri = session.redirectUri ?? fallback;
  const parameters = {
    grant_type: "refresh_token",
    redirect_uri: redirectUri,
    refresh_token: session.refreshToken,
  };
  return toGrant(await requestTokens(parameters, app, apiUrl, context), redirectUri);
}

/**
 * Sends a token request. An error without a known reason has consumed nothing: the request is sent once more, and then counts as refused.
 * Throws like `requestToken`.
 */
export async function requestTokens(
  parameters: Readonly<Record<string, string | undefined>>,
  app: PsohubApp,
  apiUrl: string,
  context: Omit<GrantContext, "account">,
): Promise<TokenResponse> {
  const unexplained: Unexplained = { count: 0 };
  const request = {
    provider: "PSOhub",
    url: `${apiUrl}/oauth/token`,
    headers: app.headers,
    parameters: { ...parameters, client_id: app.clientId, client_secret: app.clientSecret },
  };
  const readable = { ...context, fetch: explicitErrors(context.fetch, unexplained) };
  for (;;) {
    try {
      return await requestToken(request, readable);
    } catch (error) {
      if (unexplained.status === undefined) throw error;
      if (unexplained.count < 2) continue;
      throw new ReauthorizationRequiredError(
        `PSOhub refused the token request twice (${unexplained.status}${unexplained.words ? `: ${unexplained.words}` : ""}) without a known reason. Log in again.`,
        { reason: "refused", cause: error },
      );
    }
  }
}

/** The grant in a token response. It has no `token_type` and no `scope`; the token is a bearer token that lasts ten minutes. */
export function toGrant(response: TokenResponse, redirectUri: string | undefined): Grant<PsohubSession> {
  const { body: _, ...grant } = response;
  return { ...grant, expiresAt: grant.expiresAt ?? grant.obtainedAt + lifetimeMs, redirectUri };
}

/** The body of a 401 is not documented: it means an expired token, unless it is about permissions, which a refresh does not change. */
async function isExpiredToken(response: Response): Promise<boolean> {
  return !/insufficient|scope|permission|not allowed|forbidden/i.test((await response.text()).slice(0, 1000));
}
