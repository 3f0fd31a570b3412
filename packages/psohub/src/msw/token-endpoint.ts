import type { Grants } from "@tokens/provider-kit/msw";

/** What the mock keeps with a grant. */
export interface PsohubGrant {
  readonly redirectUri: string;
}

/** A code waiting to be exchanged. */
export interface PendingCode {
  readonly redirectUri: string;
}

/** What the token endpoint needs. */
export interface TokenEndpoint {
  readonly grants: Grants<PsohubGrant>;
  readonly codes: Map<string, PendingCode>;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly codeParameters: readonly string[];
  /** Whether a refresh returns the same refresh token, which keeps working. */
  readonly keepsRefreshToken: boolean;
}

const refuse = (error: string, status = 400): Response => Response.json({ error }, { status });

/** `POST /oauth/token`: client credentials in the body, `redirect_uri` in both grants, a response without `token_type` and `scope`. */
export async function tokenResponse(request: Request, endpoint: TokenEndpoint): Promise<Response> {
  const form = new URLSearchParams(await request.text());
  if (form.get("client_id") !== endpoint.clientId || form.get("client_secret") !== endpoint.clientSecret)
    return refuse("Invalid client_id or client_secret", 401);
  const redirectUri = form.get("redirect_uri");
  if (redirectUri === null) return refuse("Missing redirect_uri");
  if (form.get("grant_type") === "refresh_token")
    return refreshed(form.get("refresh_token") ?? "", redirectUri, endpoint);
  if (form.get("grant_type") !== "authorization_code") return refuse("Unknown grant_type");

  const code = endpoint.codeParameters.map((name) => form.get(name)).find((value) => value !== null) ?? "";
  const pending = endpoint.codes.get(code);
  endpoint.codes.delete(code);
  if (pending?.redirectUri !== redirectUri) return refuse("Invalid authorization code");
  return issued(endpoint.grants.start({ redirectUri }));
}

function refreshed(refreshToken: string, redirectUri: string, { grants, keepsRefreshToken }: TokenEndpoint): Response {
  const owner = grants.ownerOf(refreshToken);
  if (owner && owner.data.redirectUri !== redirectUri) return refuse("The redirect_uri is not that of the login");
  if (keepsRefreshToken && owner && !owner.revoked) {
    const { accessToken, expiresIn } = grants.start(owner.data);
    return issued({ accessToken, refreshToken, expiresIn });
  }
  const rotated = grants.rotate(refreshToken);
  return typeof rotated === "string" ? refuse("The refresh token is invalid") : issued(rotated);
}

function issued(tokens: { accessToken: string; refreshToken: string; expiresIn: number }): Response {
  const { accessToken, refreshToken, expiresIn } = tokens;
  return Response.json(
    { refresh_token: refreshToken, access_token: accessToken, expires_in: expiresIn },
    { headers: { "cache-control": "no-store" } },
  );
}
