import type { TokenManager } from "@tokens/core";
import { testClock, type TestClock } from "@tokens/core/testing";
import { createOAuth, type OAuthOptions, type OAuthServer, type OAuthSession } from "@tokens/oauth";
import { oauthLogin, type OAuthLoginOptions } from "@tokens/oauth/login";
import { createOAuthMock, type OAuthMock, type OAuthMockOptions } from "@tokens/oauth/msw";
import { getResponse } from "msw";

export const redirectUri = "https://app.example.com/callback";

/** A server at its real addresses, and a client of it. */
export interface MockedServer<P extends string> {
  readonly mock: OAuthMock<P>;
  readonly clock: TestClock;
  readonly tokens: TokenManager<OAuthSession<P>>;
  /** The network of the client. */
  readonly fetch: typeof fetch;
  /** Logs in. `client` replaces what the client knows of the server, `redirect` changes the callback. */
  logIn(options?: LogInOptions<P>): Promise<OAuthSession<P>>;
}

export interface LogInOptions<P extends string> {
  readonly client?: Partial<OAuthServer<P>>;
  readonly redirect?: (callback: URL) => void;
}

/** Mocks a server. The page and the token endpoint are asked as its data says, unless `client` says otherwise. */
export function mockServer<const P extends string = string>(
  server: OAuthServer<P>,
  { client = {}, ...options }: Omit<OAuthMockOptions<P>, "server"> & { readonly client?: Partial<OAuthServer<P>> } = {},
): MockedServer<P> {
  const clock = testClock();
  const mock = createOAuthMock({ clock, server, ...options });
  const send: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    const response = await getResponse([...mock.handlers], request);
    if (response) return response;
    throw new TypeError(`There is no server at ${new URL(request.url).host}.`);
  };
  const { clientId, clientSecret } = mock;
  const common = { apis: ["https://api.example.com"], ...server, clientId, clientSecret, clock, fetch: send };
  const tokens = createOAuth({ ...common, ...client } as OAuthOptions<P>);
  return {
    mock,
    clock,
    tokens,
    fetch: send,
    async logIn({ client: other = client, redirect } = {}) {
      const scopes = server.defaultScopes ?? ["read", "write"];
      const login = oauthLogin({ ...common, scopes, redirectUri, ...other } as OAuthLoginOptions<P>);
      const { url, checks } = await login.authorizationUrl();
      const page = await send(url);
      const location = page.headers.get("location");
      if (location === null) throw new Error(await page.text());
      const callback = new URL(location);
      redirect?.(callback);
      const { session } = await login.exchange(callback, checks);
      await tokens.save(session);
      return session;
    },
  };
}
