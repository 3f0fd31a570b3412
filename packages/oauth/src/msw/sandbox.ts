import type { SandboxServer, SandboxServerOptions, Settings } from "@tokens/provider-kit/descriptor";
import { grantTypeOf, type Mock } from "@tokens/provider-kit/msw";
import { getResponse } from "msw";
import { isOAuth1, type AnyServer } from "../connect/server-of.ts";
import { serverVariables } from "../templates.ts";
import { createOAuth1Mock, oauth1ServerAt } from "./oauth1-mock.ts";
import { createOAuthMock } from "./oauth-mock.ts";
import { urlPattern } from "./patterns.ts";
import { oauthServerAt } from "./told.ts";

const clientId = "sandbox-client";
const clientSecret = "sandbox-client-secret";

/** Serves every server below one origin, each at `/<server>/<host>/<path>`, as a mock of its own. */
export function sandboxServer(
  servers: readonly AnyServer[],
  { url: origin, clock, accessTtlMs, seed }: SandboxServerOptions,
): SandboxServer {
  const moved = new Map(servers.map((server) => [server.name, moveServer(origin, server)]));
  const mocks = new Map<string, Mock>();
  const common = { clock, ...(accessTtlMs !== undefined && { accessTtlMs }), ...(seed !== undefined && { seed }) };

  function mockOf(name: string): Mock | undefined {
    const server = moved.get(name);
    if (!server || mocks.has(name)) return mocks.get(name);
    const mock = isOAuth1(server)
      ? createOAuth1Mock({ ...common, server, consumerKey: clientId, consumerSecret: clientSecret })
      : createOAuthMock({ ...common, server, clientId, clientSecret });
    mocks.set(name, mock);
    return mock;
  }

  const all = (): readonly Mock[] => [...mocks.values()];
  const tokenPaths = [...moved.values()]
    .flatMap(({ endpoints }) => [endpoints!.token, "refresh" in endpoints! ? endpoints.refresh : undefined])
    .filter((template) => template !== undefined)
    .map((template) => template.replaceAll(origin, ""));
  return {
    credentials: settingsOf(moved.get("github")!),
    credentialsOf(name) {
      const server = moved.get(name);
      if (server) return settingsOf(server);
      throw new TypeError(`There is no server "${name}".`);
    },
    kinds: { token: prefixed(urlPattern(tokenPaths)) },
    grantType: (_path, body) => grantTypeOf(body),
    async respond(request) {
      const [, name = ""] = new URL(request.url).pathname.split("/");
      const mock = mockOf(name);
      return mock && getResponse([...mock.handlers], request);
    },
    reuses: () => all().reduce((sum, mock) => sum + mock.reuses(), 0),
    expireAccessTokens: () => all().forEach((mock) => mock.expireAccessTokens()),
    revoke: () => all().forEach((mock) => mock.revoke()),
    reset: () => all().forEach((mock) => mock.reset()),
  };
}

function moveServer(origin: string, server: AnyServer): AnyServer {
  return isOAuth1(server) ? oauth1ServerAt(origin, server) : oauthServerAt(origin, server);
}

/** `POST ` before a pattern of paths. */
function prefixed(pattern: RegExp): RegExp {
  return new RegExp(`^POST ${pattern.source.slice(1)}`, "i");
}

/** Settings that connect an account to a server of the sandbox. */
function settingsOf(server: AnyServer): Settings {
  const variables = serverVariables(server).map(({ name }) => [name, "example"] as const);
  const { apis = [] } = server;
  const { authorization, token, ...others } = server.endpoints!;
  const app = isOAuth1(server) ? { consumerKey: clientId, consumerSecret: clientSecret } : { clientId, clientSecret };
  return {
    server: server.name,
    ...Object.fromEntries(variables),
    ...app,
    authorizationUrl: authorization!,
    tokenUrl: token,
    ...Object.fromEntries(Object.entries(others).map(([what, url]) => [`${what}Url`, url])),
    apiUrl: apis[0]!,
  };
}
