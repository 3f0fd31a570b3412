import { http, HttpResponse, type HttpHandler } from "msw";
import type { Json } from "../client.ts";
import { routeParts, type PathParameter, type Route, type RouteOutput } from "../routes.ts";

/** One call that a mock received. */
export interface RouteCall<E, R extends Route<E>> {
  /** Values of the route's placeholders, decoded. */
  readonly params: Readonly<Record<PathParameter<R>, string>>;
  readonly query: URLSearchParams;
  /** The parsed JSON body; undefined for an upload, which `request` holds. */
  readonly body: E[R] extends { readonly body: infer B } ? B : undefined;
  readonly request: Request;
}

/** Answers one route: with its output, or with a response of its own (an error, another status). */
export type Resolver<E, R extends Route<E>> = (
  call: RouteCall<E, R>,
) => RouteOutput<E, R> | Response | Promise<RouteOutput<E, R> | Response>;

/** A resolver for every route: one that is missing does not compile. */
export type Resolvers<E> = { readonly [R in Route<E>]: Resolver<E, R> };

/** What surrounds the routes. */
export interface ServeOptions {
  /** Origin and base path, without a slash at the end. */
  readonly baseUrl: string;
  /** Sees every call first; a response ends it there (a refused token, a failure on demand). */
  before(request: Request, route: string): Response | undefined | Promise<Response | undefined>;
  /** Answers what no route matches. */
  notFound(request: Request): Response;
  /** @default `JSON` */
  readonly json?: Json;
}

type AnyResolver = (call: { params: unknown; query: URLSearchParams; body: unknown; request: Request }) => unknown;

/** MSW handlers for a table of routes. */
export function serveRoutes<E>(
  resolvers: Resolvers<E>,
  { baseUrl, before, notFound, json = JSON }: ServeOptions,
): HttpHandler[] {
  // "/users/me" is tried before "/users/{user_id}".
  const routes = Object.entries(resolvers as Record<string, AnyResolver>).toSorted(([a], [b]) =>
    mold(a) < mold(b) ? -1 : 1,
  );
  const handlers = routes.map(([route, resolve]) => {
    const { method, path } = routeParts(route);
    const names = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name = ""]) => name);
    return http[method.toLowerCase() as "get"](exactly(baseUrl + path), async ({ request, params }) => {
      const early = await before(request, route);
      if (early) return early;
      const body = await readJson(request, json);
      if (body === malformed) return HttpResponse.json({ error: "malformed JSON" }, { status: 400 });
      const answer = await resolve({
        params: Object.fromEntries(names.map((name, index) => [name, decodeURIComponent(String(params[index]))])),
        query: new URL(request.url).searchParams,
        body,
        request,
      });
      return answer instanceof Response
        ? answer
        : answer === undefined
          ? new HttpResponse(null, { status: 204 })
          : new HttpResponse(json.stringify(answer), { headers: { "content-type": "application/json" } });
    });
  });
  const rest = http.all(`${baseUrl}/*`, async ({ request }) => (await before(request, "")) ?? notFound(request));
  return [...handlers, rest];
}

/** Sorts a placeholder after every literal. */
function mold(route: string): string {
  return route.replaceAll(/\{[^}]+\}/g, "\uffff");
}

/** A path pattern of MSW would let a slash at the end pass; to an API, `/item/1` and `/item/1/` may be two resources. */
function exactly(url: string): RegExp {
  return new RegExp(
    `^${url
      .split(/\{[^}]+\}/)
      .map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`))
      .join("([^/]+)")}$`,
  );
}

const malformed = Symbol("malformed");

async function readJson(request: Request, json: Json): Promise<unknown> {
  if (request.headers.get("content-type")?.startsWith("multipart/")) return undefined;
  const text = await request.clone().text();
  try {
    return text === "" ? undefined : json.parse(text);
  } catch {
    return malformed;
  }
}
