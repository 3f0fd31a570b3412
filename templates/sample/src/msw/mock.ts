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
import { sampleProvider } from "../provider.ts";
import { refuse, sampleRoutes } from "./routes.ts";
import { sampleState, type SampleState } from "./state.ts";

/** Options of a mocked Sample. Access tokens live for one hour. */
export interface SampleMockOptions extends MockOptions {
  /** Address of the authorization server. @default the real one */
  readonly authUrl?: string;
}

/** A mocked Sample. */
export interface SampleMock extends Mock<SampleState> {
  /** A registered app. */
  readonly clientId: string;
  readonly clientSecret: string;
  /** Creates a session like a login does. */
  session(): Session;
}

/** Creates a Sample with one user and three projects. */
export function createSampleMock(options: SampleMockOptions = {}): SampleMock {
  const { apiUrl = sampleProvider.apiUrl, authUrl = sampleProvider.authUrl!, accessTtlMs = 3_600_000 } = options;
  const [clientId, clientSecret] = ["sample-client", "sample-secret"];
  const parts = createMock<SampleState, OAuthGrant>({
    options,
    accessTtlMs,
    refreshTtlMs: 30 * 86_400_000,
    onReuse: "revoke-family",
    mint: (token, random) => `${token.kind}-${token.serial}-${random.uuid()}`,
    initialState: sampleState,
  });
  const { clock, grants, controls, before } = parts;

  function authorize(request: Request): Response | undefined {
    const token = bearerToken(request);
    const valid = token !== undefined && grants.look(token).status === "valid";
    return valid ? undefined : refuse(401, "invalid_token", "The access token is invalid or expired");
  }

  return {
    ...controls,
    handlers: [
      ...oauthServer(parts, { authUrl, paths: sampleProvider.paths, clientId, clientSecret }),
      ...serveRoutes<Endpoints>(sampleRoutes(controls.state), {
        baseUrl: apiUrl,
        before: before(authorize),
        notFound: () => refuse(404, "not_found", "There is nothing at this address"),
      }),
    ],
    clientId,
    clientSecret,
    session: () => sessionOf(grants.start({ scope: "read" }), clock.now(), {}),
  };
}
