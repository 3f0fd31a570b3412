import { http, HttpResponse, type HttpHandler } from "msw";
import type { Json } from "../client.ts";
import { routeParts, type PathParameter, type Route, type RouteOutput } from "../routes.ts";

/** A call that a mock received. */
export interface RouteCall<E, R extends Route<E>> {
  /** Values of the route's placeholders, decoded. */
  readonly params: Readonly<Record<PathParameter<R>, string>>;
  readonly query: URLSearchParams;
  /** The parsed JSON body; undefined for an upload, which `request` holds. */
  readonly body: E[R] extends { readonly body: infer B } ? B : undefined;
  readonly request: Request;
}

/** Responds to a route with its output, or with a whole response (an error, another status). */
export type Resolver<E, R extends Route<E>> = (
  call: RouteCall<E, R>,
) => RouteOutput<E, R> | Response | Promise<RouteOutput<E, R> | Response>;

/** A resolver for every route. A missing one does not compile. */
export type Resolvers<E> = { readonly [R in Route<E>]: Resolver<E, R> };

/** How routes are served. */
export interface ServeOptions {
  /** Origin and base path, without a trailing slash. */
  readonly baseUrl: string;
  /** Runs before every call. A response ends the call: a refused token, a failure that is due. */
  before(request: Request, route: string): Response | undefined | Promise<Response | undefined>;
  /** Responds when no route matches. */
  notFound(request: Request): Response;
  /** @default `JSON` */
  readonly json?: Json;
  /** Responds to a body that is not JSON. @default 400 with `{ error: "malformed JSON" }` */
  malformed?(request: Request): Response;
  /** Completes every response, e.g. with headers. */
  finish?(response: Response, request: Request): Response;
}

type AnyResolver = (call: { params: unknown; query: URLSearchParams; body: unknown; request: Request }) => unknown;

/** MSW handlers for a table of routes. */
export function serveRoutes<E>(
  resolvers: Resolvers<E>,
  { baseUrl, before, notFound, json = JSON, malformed = malformedJson, finish = (response) => response }: ServeOptions,
): HttpHandler[] {
  // "/users/me" is tried before "/users/{user_id}".
  const routes = Object.entries(resolvers as Record<string, AnyResolver>).toSorted(([a], [b]) =>
    sortKey(a) < sortKey(b) ? -1 : 1,
  );
  const respond = async (
    route: string,
    resolve: AnyResolver,
    request: Request,
    values: readonly string[],
  ): Promise<Response> => {
    const early = await before(request, route);
    if (early) return early;
    const body = await readJson(request, json);
    if (body === notJson) return malformed(request);
    const names = [...route.matchAll(/\{([^}]+)\}/g)].map(([, name = ""]) => name);
    const params = Object.fromEntries(names.map((name, index) => [name, decodeURIComponent(values[index]!)]));
    const output = await resolve({ params, query: new URL(request.url).searchParams, body, request });
    if (output instanceof Response) return output;
    return output === undefined
      ? new Response(null, { status: 204 })
      : new Response(json.stringify(output), { headers: { "content-type": "application/json" } });
  };
  const handlers = routes.map(([route, resolve]) => {
    const { method, path } = routeParts(route);
    return http[method.toLowerCase() as "get"](exactly(baseUrl + path), async ({ request, params }) =>
      finish(await respond(route, resolve, request, Object.values(params) as string[]), request),
    );
  });
  const rest = http.all(`${baseUrl}/*`, async ({ request }) =>
    finish((await before(request, "")) ?? notFound(request), request),
  );
  return [...handlers, rest];
}

/** Sorts placeholders after literals. */
function sortKey(route: string): string {
  return route.replaceAll(/\{[^}]+\}/g, "\uffff");
}

/** MSW's path patterns ignore a trailing slash. To an API, `/item/1` and `/item/1/` may differ. */
function exactly(url: string): RegExp {
  return new RegExp(
    `^${url
      .split(/\{[^}]+\}/)
      .map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`))
      .join("([^/]+)")}$`,
  );
}

const notJson = Symbol("not JSON");

function malformedJson(): Response {
  return HttpResponse.json({ error: "malformed JSON" }, { status: 400 });
}

async function readJson(request: Request, json: Json): Promise<unknown> {
  if (request.headers.get("content-type")?.startsWith("multipart/")) return undefined;
  const text = await request.clone().text();
  try {
    return text === "" ? undefined : json.parse(text);
  } catch {
    return notJson;
  }
}
