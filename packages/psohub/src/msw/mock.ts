import {
  bearerToken,
  createMock,
  redirectWithCode,
  serveRoutes,
  sessionOf,
  type Mock,
  type MockOptions,
} from "@tokens/provider-kit/msw";
import { psohubUrls } from "../urls.ts";
import type { Endpoints } from "../endpoints.ts";
import { idJson } from "../json.ts";
import type { PsohubSession } from "../provider.ts";
import { psohubRoutes, refuse } from "./routes.ts";
import { psohubState, type PsohubState } from "./state.ts";
import { tokenResponse, type PendingCode, type PsohubGrant } from "./token-endpoint.ts";

/** Options of a mocked PSOhub. They also decide what the vendor leaves open. Access tokens live for ten minutes. */
export interface PsohubMockOptions extends MockOptions {
  /**
   * `rotate`: a new refresh token each time, and reuse revokes the family, the strictest. `keep`: the same one.
   * @default "rotate"
   */
  readonly refreshTokens?: "rotate" | "keep";
  /** Whether the callback has the `state` of the authorization request. @default false */
  readonly echoesState?: boolean;
  /** Names of the parameter from which the token endpoint reads the code. @default both */
  readonly codeParameters?: readonly ("code" | "authorization_code")[];
  /** Whether the authorization page requires `clientsecret`. @default false */
  readonly wantsSecretInUrl?: boolean;
  /** Name of the user filter. @default "accountid" */
  readonly userFilter?: string;
}

/** A mocked PSOhub. */
export interface PsohubMock extends Mock<PsohubState> {
  /** A registered app. */
  readonly clientId: string;
  readonly clientSecret: string;
  readonly apiUrl: string;
  /** Creates a session like a login does. */
  session(redirectUri: string): PsohubSession;
  /** Whether the user approves on the authorization page. A refusal redirects nowhere. Initially true. */
  approves: boolean;
}

/** Creates a PSOhub with one company. */
export function createPsohubMock(options: PsohubMockOptions = {}): PsohubMock {
  const { apiUrl = psohubUrls.apiUrl, accessTtlMs = 600_000, userFilter = "accountid" } = options;
  const clientId = "8f1c7a52-5d1e-4c39-9a57-0c7b1de3a001";
  const clientSecret = "b2d94f0e-77c1-4a6b-8d20-3f5e9c6ab002";
  const codes = new Map<string, PendingCode>();
  let serial = 0;
  const { clock, random, grants, controls, handle, before } = createMock<PsohubState, PsohubGrant>({
    options,
    accessTtlMs,
    refreshTtlMs: 365 * 86_400_000,
    onReuse: "revoke-family",
    mint: (token, source) => `${token.kind}-${token.serial}-${source.uuid()}`,
    initialState: psohubState,
  });
  const endpoint = {
    grants,
    codes,
    clientId,
    clientSecret,
    codeParameters: options.codeParameters ?? ["code", "authorization_code"],
    keepsRefreshToken: options.refreshTokens === "keep",
  };

  function authorizationPage(request: Request): Response {
    const query = new URL(request.url).searchParams;
    const redirectUri = query.get("redirecturl");
    if (query.get("clientid") !== clientId || redirectUri === null || query.get("scope") === null)
      return new Response("The authorization request is invalid.", { status: 400 });
    const secret = query.get("clientsecret");
    if (secret === null ? options.wantsSecretInUrl : secret !== clientSecret)
      return new Response("Invalid client secret.", { status: 400 });
    if (!mock.approves) return new Response("You have refused access.", { status: 200 });
    const code = `code-${(serial += 1)}-${random.uuid()}`;
    codes.set(code, { redirectUri });
    return redirectWithCode(redirectUri, code, options.echoesState ? query.get("state") : null);
  }

  function authorize(request: Request): Response | undefined {
    const token = bearerToken(request);
    return token !== undefined && grants.look(token).status === "valid"
      ? undefined
      : refuse(401, "The access token is invalid or expired");
  }

  const mock: PsohubMock = {
    ...controls,
    handlers: [
      handle("POST /oauth/token", apiUrl, (request) => tokenResponse(request, endpoint)),
      handle("GET /link/apiauthorization", apiUrl, authorizationPage),
      ...serveRoutes<Endpoints>(psohubRoutes(controls.state, userFilter), {
        baseUrl: `${apiUrl}/rest/psohubapi/v1`,
        before: before(authorize),
        notFound: () => refuse(404, "There is nothing at this address"),
        // In the vendor's samples, only these two are strings.
        json: idJson("integer", new Set(["ProjectTypeID", "TaskID"])),
      }),
    ],
    clientId,
    clientSecret,
    apiUrl,
    session: (redirectUri) => sessionOf(grants.start({ redirectUri }), clock.now(), { redirectUri }),
    approves: true,
    reset() {
      controls.reset();
      codes.clear();
      serial = 0;
      mock.approves = true;
    },
  };
  return mock;
}
