import { codeChallenge, readClient, type Grants, type IssuedTokens } from "@tokens/provider-kit/msw";

/** What the mock keeps with a grant. */
export interface HubstaffGrant {
  readonly scope: string;
  /** The client it was issued to. A personal access token has none. */
  readonly clientId?: string;
}

/** A code waiting to be exchanged. */
export interface PendingCode {
  readonly redirectUri: string;
  readonly codeChallenge: string | null;
  readonly nonce: string | null;
  readonly scope: string;
}

/** What the token endpoint needs. */
export interface TokenEndpoint {
  readonly grants: Grants<HubstaffGrant>;
  readonly codes: Map<string, PendingCode>;
  readonly clientId: string;
  readonly clientSecret: string;
  idToken(nonce: string | null): Promise<string>;
}

const refuse = (error: string, error_description: string, status = 400): Response =>
  Response.json({ error, error_description }, { status, headers: { "cache-control": "no-store" } });

/** `POST /access_tokens`: exchanges codes and refreshes, with client authentication by Basic or post; none for a personal access token. */
export async function tokenResponse(request: Request, endpoint: TokenEndpoint): Promise<Response> {
  const form = new URLSearchParams(await request.text());
  const client = readClient(request, form);
  if (client && (client.id !== endpoint.clientId || client.secret !== endpoint.clientSecret)) {
    return refuse("invalid_client", "Client authentication failed", 401);
  }
  if (form.get("grant_type") === "refresh_token")
    return refreshed(form.get("refresh_token") ?? "", client?.id, endpoint);
  if (form.get("grant_type") === "authorization_code") {
    return client ? exchanged(form, endpoint) : refuse("invalid_client", "Client authentication is missing", 401);
  }
  return refuse("unsupported_grant_type", "The grant type is not supported");
}

function refreshed(refreshToken: string, clientId: string | undefined, { grants }: TokenEndpoint): Response {
  const owner = grants.ownerOf(refreshToken);
  if (owner && owner.data.clientId !== clientId)
    return refuse("invalid_grant", "The refresh token was issued to another client");
  const issued = grants.rotate(refreshToken);
  if (typeof issued === "string")
    return refuse("invalid_grant", "The refresh token is invalid, expired, revoked or has been used");
  return tokens(issued);
}

async function exchanged(form: URLSearchParams, endpoint: TokenEndpoint): Promise<Response> {
  const code = form.get("code") ?? "";
  const pending = endpoint.codes.get(code);
  endpoint.codes.delete(code);
  if (!pending || pending.redirectUri !== form.get("redirect_uri"))
    return refuse("invalid_grant", "The code is invalid or has been used");
  if (
    pending.codeChallenge !== null &&
    pending.codeChallenge !== (await codeChallenge(form.get("code_verifier") ?? ""))
  ) {
    return refuse("invalid_grant", "The code verifier does not match");
  }
  const issued = endpoint.grants.start({ scope: pending.scope, clientId: endpoint.clientId });
  const openid = pending.scope.split(" ").includes("openid");
  return tokens(issued, openid ? { id_token: await endpoint.idToken(pending.nonce) } : {});
}

function tokens(
  { accessToken, refreshToken, expiresIn, grant }: IssuedTokens<HubstaffGrant>,
  more: object = {},
): Response {
  return Response.json(
    {
      access_token: accessToken,
      refresh_token: refreshToken,
      expires_in: expiresIn,
      token_type: "bearer",
      scope: grant.data.scope,
      ...more,
    },
    { headers: { "cache-control": "no-store" } },
  );
}
