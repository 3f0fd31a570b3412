import type { HttpHandler } from "msw";
import type { OAuthAppProvider } from "../oauth-app.ts";
import { redirectWithCode, type MockParts } from "./mock.ts";
import { codeChallenge, readClient } from "./oauth-request.ts";

/** What the mocked server remembers of a grant. */
export interface OAuthGrant {
  readonly scope: string;
}

/** The registered client and the endpoints of a mocked authorization server. */
export interface OAuthServerOptions {
  readonly authUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Paths of the endpoints below `authUrl`. */
  readonly paths: OAuthAppProvider["paths"];
}

interface PendingCode {
  readonly redirectUri: string;
  readonly scope: string;
  readonly challenge: string | null;
}

/**
 * Handlers of a standard authorization server: an authorization page that approves at once, the token endpoint with
 * `authorization_code` (PKCE) and `refresh_token` (RFC 6749), and revocation (RFC 7009). The client authenticates with its secret in the
 * body or the `Authorization` header.
 */
export function oauthServer<S, D extends OAuthGrant>(
  { clock, random, grants, handle }: Pick<MockParts<S, D>, "clock" | "random" | "grants" | "handle">,
  { authUrl, clientId, clientSecret, paths }: OAuthServerOptions,
): HttpHandler[] {
  const codes = new Map<string, PendingCode>();

  function isClient(request: Request, form: URLSearchParams): boolean {
    const client = readClient(request, form);
    return client?.id === clientId && client.secret === clientSecret;
  }

  async function grant(form: URLSearchParams): Promise<Response> {
    switch (form.get("grant_type")) {
      case "authorization_code": {
        const code = codes.get(form.get("code") ?? "");
        codes.delete(form.get("code") ?? "");
        const verified =
          code?.challenge === null || code?.challenge === (await codeChallenge(form.get("code_verifier") ?? ""));
        if (!code || !verified || form.get("redirect_uri") !== code.redirectUri) return refuse("invalid_grant");
        return issue(grants.start({ scope: code.scope } as D));
      }
      case "refresh_token": {
        const issued = grants.rotate(form.get("refresh_token") ?? "");
        return typeof issued === "string" ? refuse("invalid_grant") : issue(issued);
      }
      default:
        return refuse("unsupported_grant_type");
    }
  }

  function issue({ accessToken, refreshToken, expiresIn, grant: { data } }: ReturnType<typeof grants.start>): Response {
    return Response.json({
      access_token: accessToken,
      token_type: "Bearer",
      expires_in: expiresIn,
      refresh_token: refreshToken,
      scope: data.scope,
      created_at: Math.floor(clock.now() / 1000),
    });
  }

  return [
    handle(`GET ${paths.authorization}`, authUrl, (request) => {
      const query = new URL(request.url).searchParams;
      const redirectUri = query.get("redirect_uri");
      if (query.get("client_id") !== clientId || redirectUri === null || query.get("response_type") !== "code")
        return new Response("The authorization request is invalid.", { status: 400 });
      const code = `code-${random.uuid()}`;
      codes.set(code, { redirectUri, scope: query.get("scope") ?? "", challenge: query.get("code_challenge") });
      return redirectWithCode(redirectUri, code, query.get("state"));
    }),
    handle(`POST ${paths.token}`, authUrl, async (request) => {
      const form = new URLSearchParams(await request.text());
      return isClient(request, form) ? grant(form) : refuse("invalid_client", 401);
    }),
    ...(paths.revocation === undefined
      ? []
      : [
          handle(`POST ${paths.revocation}`, authUrl, async (request) => {
            const form = new URLSearchParams(await request.text());
            if (!isClient(request, form)) return refuse("invalid_client", 401);
            const token = form.get("token") ?? "";
            const owner = grants.ownerOf(token) ?? grants.look(token).grant;
            if (owner) owner.revoked = true;
            return Response.json({});
          }),
        ]),
  ];
}

const descriptions = {
  invalid_client:
    "Client authentication failed due to unknown client, no client authentication included, or wrong secret.",
  invalid_grant: "The provided authorization grant or refresh token is invalid, expired or revoked.",
  unsupported_grant_type: "The authorization grant type is not supported by the authorization server.",
} as const;

/** An error response of RFC 6749 section 5.2. */
function refuse(error: keyof typeof descriptions, status = 400): Response {
  return Response.json({ error, error_description: descriptions[error] }, { status });
}
