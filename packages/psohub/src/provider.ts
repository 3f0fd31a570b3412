import { ReauthorizationRequiredError, type Grant, type GrantContext, type Provider, type Session } from "@tokens/core";
import { requestToken, type TokenResponse } from "@tokens/core/token-endpoint";
import { explicitErrors, type Unexplained } from "./token-errors.ts";

/** A session that remembers where its login came back to: PSOhub wants that at every refresh. */
export interface PsohubSession extends Session {
  readonly redirectUri?: string;
}

/** An app, as the developer portal names it. */
export interface PsohubApp {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** Where the code goes in the token request. The vendor's table and its sample disagree. */
export type CodeParameter = "code" | "authorization_code" | "both";

const lifetimeMs = 600_000;

/** What `@tokens/core` needs to know of PSOhub. `apiUrl` has no slash at the end. */
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
    authorize: (request, { accessToken }) => request.headers.set("authorization", `Bearer ${accessToken}`),
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
 * One token request. An answer that names nothing known is asked for once more (nothing was used up by it), and then counts as
 * a refusal. Throws as `requestToken` does.
 */
export async function requestTokens(
  parameters: Readonly<Record<string, string | undefined>>,
  app: PsohubApp,
  apiUrl: string,
  context: Omit<GrantContext, "account">,
): Promise<TokenResponse> {
  const unexplained: Unexplained = { answers: 0 };
  const request = {
    provider: "PSOhub",
    url: `${apiUrl}/oauth/token`,
    parameters: { ...parameters, client_id: app.clientId, client_secret: app.clientSecret },
  };
  const readable = { ...context, fetch: explicitErrors(context.fetch, unexplained) };
  for (;;) {
    try {
      return await requestToken(request, readable);
    } catch (error) {
      if (unexplained.status === undefined) throw error;
      if (unexplained.answers < 2) continue;
      throw new ReauthorizationRequiredError(
        `PSOhub refused the token request twice (${unexplained.status}${unexplained.words ? `: ${unexplained.words}` : ""}) without a known reason. Log in again.`,
        { reason: "refused", cause: error },
      );
    }
  }
}

/** A grant from a token response. There is no `token_type` and no `scope`; the token is a bearer token of ten minutes. */
export function toGrant(answer: TokenResponse, redirectUri: string | undefined): Grant<PsohubSession> {
  const { body: _, ...grant } = answer;
  return { ...grant, expiresAt: grant.expiresAt ?? grant.obtainedAt + lifetimeMs, redirectUri };
}

/** What a 401 says is not documented: it means an expired token, unless it speaks of rights, which no refresh brings. */
async function isExpiredToken(response: Response): Promise<boolean> {
  return !/insufficient|scope|permission|not allowed|forbidden/i.test((await response.text()).slice(0, 1000));
}
