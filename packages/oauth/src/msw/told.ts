import type { OAuthEndpoints, OAuthServer } from "../server.ts";
import { moveTo } from "./patterns.ts";

/** The values that a server provides at login, by name: an address where one is needed, part of a host, or a text. */
export function toldBy({
  name: server,
  endpoints,
  apis = [],
  callbackParameters = [],
  tokenResponseParameters = [],
}: OAuthServer): Record<string, string> {
  const { authorization = "", ...others } = endpoints!;
  const split = (all: readonly string[]): string[] => all.flatMap((template) => template.split(" || "));
  const requests = split(Object.values(others as Readonly<Record<string, string>>));
  const templates = [...requests, ...split(apis)];
  const origin = /^http:\/\/[^/]+/.exec(endpoints!.token)?.[0];
  const move = origin === undefined ? (url: string) => url : moveTo(origin, server);
  return Object.fromEntries(
    [...callbackParameters, ...tokenResponseParameters].map((name) => {
      const starts = (template: string): boolean => template.startsWith(`{${name}}`);
      const host = `${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-")}.example`;
      // A client sends its secret only to a host that it knows already.
      if (requests.some(starts)) return [name, withoutPath(split([authorization]).at(-1)!)];
      if (templates.some(starts)) return [name, move(`https://${host}`)];
      return [name, templates.some((template) => template.includes(`{${name}}`)) ? host : `mock ${name}`];
    }),
  );
}

/** A template with the values that the server provides. */
export function toldIn(template: string, parameters: Readonly<Record<string, string>>): string {
  return template.replaceAll(/\{([^}]+)\}/g, (placeholder, name: string) => parameters[name] ?? placeholder);
}

/** The same server below one origin: `https://github.com/login` becomes `<origin>/github/github.com/login`. Placeholders stay. */
export function oauthServerAt<const P extends string = string>(origin: string, server: OAuthServer<P>): OAuthServer<P> {
  const move = moveTo(origin, server.name);
  const moved = Object.entries(server.endpoints!).map(([what, url]: [string, string]) => [what, move(url)]);
  const { issuer: _, ...rest } = server;
  return {
    ...rest,
    endpoints: Object.fromEntries(moved) as OAuthEndpoints,
    apis: (server.apis ?? ["https://api.example"]).map(move),
  };
}

/** An address up to its host; below one origin, up to the host that is part of its path. */
function withoutPath(url: string): string {
  return /^(https:\/\/[^/]+|http:\/\/[^/]+\/[^/]+\/[^/]+)/.exec(url)![0];
}
