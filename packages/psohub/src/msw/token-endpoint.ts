import type { Grants } from "@tokens/provider-kit/msw";

/** What a grant of the mock remembers. */
export interface PsohubGrant {
  readonly redirectUri: string;
}

/** A code waiting to be exchanged. */
export interface PendingCode {
  readonly redirectUri: string;
}

/** What the token endpoint works on. */
export interface TokenEndpointState {
  readonly grants: Grants<PsohubGrant>;
  readonly codes: Map<string, PendingCode>;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly codeParameters: readonly string[];
  /** The refresh token of the request is sent back, and goes on working. */
  readonly keepsRefreshToken: boolean;
}

const refuse = (words: string, status = 400): Response => Response.json({ error: words }, { status });

/** `POST /oauth/token`: client in the body, `redirect_uri` in both grants, an answer without `token_type` and `scope`. */
export async function answerTokenRequest(request: Request, state: TokenEndpointState): Promise<Response> {
  const form = new URLSearchParams(await request.text());
  if (form.get("client_id") !== state.clientId || form.get("client_secret") !== state.clientSecret)
    return refuse("Invalid client_id or client_secret", 401);
  const redirectUri = form.get("redirect_uri");
  if (redirectUri === null) return refuse("Missing redirect_uri");
  if (form.get("grant_type") === "refresh_token") return refreshed(form.get("refresh_token") ?? "", redirectUri, state);
  if (form.get("grant_type") !== "authorization_code") return refuse("Unknown grant_type");

  const code = state.codeParameters.map((name) => form.get(name)).find((value) => value !== null) ?? "";
  const pending = state.codes.get(code);
  state.codes.delete(code);
  if (pending?.redirectUri !== redirectUri) return refuse("Invalid authorization code");
  return answer(state.grants.start({ redirectUri }));
}

function refreshed(
  refreshToken: string,
  redirectUri: string,
  { grants, keepsRefreshToken }: TokenEndpointState,
): Response {
  const owner = grants.ownerOf(refreshToken);
  if (owner && owner.data.redirectUri !== redirectUri) return refuse("The redirect_uri is not that of the login");
  if (keepsRefreshToken && owner && !owner.revoked) {
    const { accessToken, expiresIn } = grants.start(owner.data);
    return answer({ accessToken, refreshToken, expiresIn });
  }
  const issued = grants.rotate(refreshToken);
  return typeof issued === "string" ? refuse("The refresh token is invalid") : answer(issued);
}

function answer(tokens: { accessToken: string; refreshToken: string; expiresIn: number }): Response {
  const { accessToken, refreshToken, expiresIn } = tokens;
  return Response.json(
    { refresh_token: refreshToken, access_token: accessToken, expires_in: expiresIn },
    { headers: { "cache-control": "no-store" } },
  );
}
