import type { Grant } from "@tokens/core";
import { loginRefused } from "@tokens/provider-kit";
import { endpointsOf, type OAuthServer, type OAuthSession } from "./server.ts";

type Parameters = Readonly<Record<string, string>>;

/** The parameters of a session; empty when no login provided any. */
export function parametersOf(session: object | undefined): Parameters {
  return ((session as OAuthSession | undefined)?.parameters ?? {}) as Parameters;
}

/** Reads the session's parameters from a token response. */
export function readParameters(
  { tokenResponseParameters = [] }: Pick<OAuthServer, "tokenResponseParameters">,
  body: object,
): { readonly parameters: Parameters } | undefined {
  const found = tokenResponseParameters.flatMap((path) => {
    const value = path
      .split(".")
      .reduce((at: unknown, name) => (Object(at) as Readonly<Record<string, unknown>>)[name], body);
    return typeof value === "string" || typeof value === "number" ? [[path, String(value)] as const] : [];
  });
  return found.length > 0 ? { parameters: Object.fromEntries(found) } : undefined;
}

/**
 * Reads the session's parameters from a callback. Throws `ReauthorizationRequiredError` when it would send the client's secret to a host
 * that is not the server's.
 */
export function readCallback(server: OAuthServer, callback: URLSearchParams): Parameters {
  const { callbackParameters = [] } = server;
  const parameters = Object.fromEntries(
    callbackParameters.flatMap((name) => {
      const value = callback.get(name);
      return value === null ? [] : [[name, value] as const];
    }),
  );
  checkHosts(server, parameters);
  return parameters;
}

function checkHosts(server: OAuthServer, parameters: Parameters): void {
  const { endpoints, callbackHosts = [], name, title = name } = server;
  if (endpoints === undefined || Object.keys(parameters).length === 0) return;
  const hostOf = (url: string): string => new URL(url).host;
  const hosts = new Set([...callbackHosts, ...Object.values(endpointsOf(server, endpoints)).map(hostOf)]);
  for (const url of Object.values(endpointsOf(server, endpoints, parameters)))
    if (!hosts.has(hostOf(url)))
      throw loginRefused(`The callback names ${hostOf(url)}, which is not a host of ${title}`);
}

/** A grant with earlier parameters, which those of the response replace. */
export function withParameters<G extends Grant>(grant: G, earlier: Parameters): G {
  const parameters = { ...earlier, ...parametersOf(grant) };
  return Object.keys(parameters).length > 0 ? { ...grant, parameters } : grant;
}
