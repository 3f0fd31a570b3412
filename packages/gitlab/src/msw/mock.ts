import type { Session } from "@tokens/core";
import {
  bearerToken,
  createMock,
  oauthServer,
  serveRoutes,
  sessionOf,
  type Mock,
  type MockOptions,
  type OAuthGrant,
} from "@tokens/provider-kit/msw";
import type { Endpoints } from "../endpoints.ts";
import { gitlabProvider } from "../provider.ts";
import { gitlabRoutes, refuse } from "./routes.ts";
import { gitlabState, type GitlabState } from "./state.ts";

/** Options of a mocked GitLab. Access tokens live for two hours. */
export type GitlabMockOptions = MockOptions;

/** A mocked GitLab. */
export interface GitlabMock extends Mock<GitlabState> {
  /** A registered application. */
  readonly clientId: string;
  readonly clientSecret: string;
  readonly apiUrl: string;
  /** Creates a session like a login does. */
  session(): Session;
}

/** Creates a GitLab with two users, two projects and three issues. */
export function createGitlabMock(options: GitlabMockOptions = {}): GitlabMock {
  const { apiUrl = gitlabProvider.apiUrl, accessTtlMs = 7_200_000 } = options;
  const [clientId, clientSecret] = ["gitlab-application", "gloas-0123456789abcdef"];
  const parts = createMock<GitlabState, OAuthGrant>({
    options,
    accessTtlMs,
    // GitLab documents no end of a refresh token.
    refreshTtlMs: Number.POSITIVE_INFINITY,
    onReuse: "refuse",
    mint: (token, random) => `${token.kind}-${token.serial}-${random.uuid()}`,
    initialState: gitlabState,
  });
  const { clock, grants, controls, before } = parts;

  function authorize(request: Request): Response | undefined {
    const token = bearerToken(request);
    if (token === undefined) return refuse(401, "401 Unauthorized");
    const { status, grant } = grants.look(token);
    if (status !== "valid") return unauthorized(status);
    const isRead = request.method === "GET" || request.method === "HEAD";
    if (isRead || grant?.data.scope.split(" ").includes("api")) return undefined;
    const body = {
      error: "insufficient_scope",
      error_description: "The request requires higher privileges than provided by the access token.",
      scope: "api",
    };
    return Response.json(body, { status: 403 });
  }

  return {
    ...controls,
    handlers: [
      ...oauthServer(parts, { authUrl: apiUrl, paths: gitlabProvider.paths, clientId, clientSecret }),
      ...serveRoutes<Endpoints>(gitlabRoutes(controls.state), {
        baseUrl: `${apiUrl}/api/v4`,
        before: before(authorize),
        notFound: () => Response.json({ error: "404 Not Found" }, { status: 404 }),
      }),
    ],
    clientId,
    clientSecret,
    apiUrl,
    session: () => sessionOf(grants.start({ scope: "api" }), clock.now(), { scope: "api" }),
  };
}

const descriptions = {
  expired: "Token is expired. You can either do re-authorization or token refresh.",
  revoked: "Token was revoked. You have to re-authorize from the user.",
  unknown: "Bad Access Token.",
} as const;

/** GitLab's 401, RFC 6750 section 3. */
function unauthorized(status: keyof typeof descriptions): Response {
  const description = descriptions[status];
  return Response.json(
    { error: "invalid_token", error_description: description },
    {
      status: 401,
      headers: {
        "www-authenticate": `Bearer realm="Protected by OAuth 2.0", error="invalid_token", error_description="${description}"`,
      },
    },
  );
}
