import type { RouteInfo } from "./route-info.ts";

/**
 * At most three routes that `given` was probably meant to be: the same path with another method or trailing slash, otherwise those that
 * share the longest prefix.
 */
export function nearestRoutes(known: readonly string[], given: string): readonly string[] {
  const [, method = "", path = given] = /^(?:([a-z]+)\s+)?(?:https?:\/\/[^/]+)?(\/.*)$/i.exec(given.trim()) ?? [];
  const samePath = known.filter((route) => withoutSlash(pathOf(route)) === withoutSlash(path));
  if (samePath.length > 0) return samePath.slice(0, 3);
  const sameMethod = known.filter((route) => method === "" || route.startsWith(`${method.toUpperCase()} `));
  const shared = (route: string): number => sharedLength(pathOf(route), path);
  const longest = Math.max(0, ...sameMethod.map(shared));
  const last = path.slice(path.lastIndexOf("/"));
  const rank = (route: string): number => (last.startsWith("/") && route.endsWith(last) ? 0 : route.split("/").length);
  const near = sameMethod.filter((route) => shared(route) === longest);
  const best = Math.min(...near.map(rank));
  // A prefix that every route has says nothing.
  const everywhere = Math.min(...known.map((route) => sharedLength(pathOf(route), pathOf(known[0]!))));
  return best > 0 && longest <= everywhere ? [] : near.filter((route) => rank(route) === best).slice(0, 3);
}

/** Throws a `TypeError` for what is not a method and a path. */
export function rejectRoute(route: unknown, known: readonly RouteInfo[] | undefined): never {
  throw new TypeError(
    `${shown(route)} is not a route: pass a method and a path, e.g. "GET /users/{user_id}".${suggestion(route, known)}`,
  );
}

/** Throws a `TypeError` for a route that is not a list. Accepts any route if none are known. */
export function checkList(route: unknown, known: readonly RouteInfo[] | undefined): void {
  const info = known?.find((candidate) => candidate.route === route);
  if (!known || info?.list) return;
  const lists = known.filter(({ list }) => list);
  const hint = (info ? "" : suggestion(route, lists)) || " Call request() instead of items() or pages().";
  throw new TypeError(`${shown(route)} is not a list.${hint}`);
}

/** Names the nearest routes in a 404 for a route that is not known. Path parameters may have values. */
export function suggestRoutes(route: string, known: readonly RouteInfo[] | undefined, error: Error): void {
  const isKnown = known?.some((info) => matches(info.route, route)) ?? true;
  if (!isKnown) error.message += suggestion(route, known);
}

function matches(template: string, route: string): boolean {
  const [own, other] = [template.split("/"), route.split("?")[0]!.split("/")];
  return own.length === other.length && own.every((part, index) => part === other[index] || part.startsWith("{"));
}

function suggestion(given: unknown, known: readonly RouteInfo[] = []): string {
  const names = known.map(({ route }) => route);
  const near = typeof given === "string" ? nearestRoutes(names, given) : [];
  return near.length > 0 ? ` Did you mean ${near.map((route) => JSON.stringify(route)).join(" or ")}?` : "";
}

function shown(given: unknown): string {
  return typeof given === "string" ? JSON.stringify(given) : given === null ? "null" : typeof given;
}

function pathOf(route: string): string {
  return route.slice(route.indexOf(" ") + 1);
}

function withoutSlash(path: string): string {
  return path.replace(/\/$/, "");
}

function sharedLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}
