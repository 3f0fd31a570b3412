import { usageError } from "./failure.ts";
import { near } from "./text.ts";

const methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD"];

/** A call as it was said, and what is known of it. */
export interface SaidRoute {
  /** `GET /v2/users/me`: of the table where it is there, else as said. */
  readonly route: string;
  readonly known: boolean;
  /** Routes of the table that resemble it. */
  readonly near: readonly string[];
}

/**
 * Understands a route: of the table, with its placeholders or with values in their places, or any other path. Throws a `CommandError`
 * for what is neither a path nor close to a route.
 */
export function saidRoute(said: string, routes: readonly string[]): SaidRoute {
  const [, method = "GET", path = ""] = /^(?:([A-Za-z]+)\s+)?(\S*)$/.exec(said.trim()) ?? [];
  const route = `${method.toUpperCase()} ${path}`;
  const like = near(route, routes, 3);
  const unfit = (message: string): Error =>
    usageError(message, like.length > 0 ? `did you mean ${like.join(", or ")}?` : undefined);
  if (!path.startsWith("/")) throw unfit(`A route is written as "GET /path", not "${said}".`);
  if (!methods.includes(method.toUpperCase())) throw unfit(`There is no method ${method.toUpperCase()}.`);
  const known = routes.includes(route);
  // Nobody writes placeholders of a route that is in no table.
  if (!known && /\{[^}]*\}/.test(path)) throw unfit(`There is no route ${route}.`);
  return { route, known: known || routes.some((one) => matches(one, route)), near: like };
}

/** The placeholders of a route. */
export function placeholdersOf(route: string): string[] {
  return [...route.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name!);
}

function matches(template: string, route: string): boolean {
  const [own, other] = [template.split("/"), route.split("?")[0]!.split("/")];
  return own.length === other.length && own.every((part, index) => part === other[index] || /^\{.+\}$/.test(part));
}
