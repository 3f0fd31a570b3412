import type { Account } from "@tokens/accounts";
import type { RouteInfo } from "@tokens/provider-kit/descriptor";
import type { Cli } from "./cli.ts";
import { usageError } from "./failure.ts";
import { loadProviders } from "./providers.ts";
import { nearest } from "./text.ts";

const methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD"];

/** A route from the command line. */
export interface ParsedRoute {
  /** `GET /v2/users/me`: a documented route, or any other path. */
  readonly route: string;
  readonly known: boolean;
  /** Documented routes that resemble it. */
  readonly similar: readonly string[];
}

/** The documented routes of an account's provider; empty when that provider is not loaded. */
export async function listRoutes(cli: Cli, account: Pick<Account, "provider">): Promise<readonly RouteInfo[]> {
  const { providers } = await loadProviders(cli);
  return (await providers.find(({ name }) => name === account.provider)?.routes()) ?? [];
}

/**
 * Parses a route: a documented one, with placeholders or with values in their places, or any other path. Throws a `CommandError`
 * that names the nearest routes for anything else.
 */
export function parseRoute(input: string, routes: readonly string[]): ParsedRoute {
  const [, method = "GET", path = ""] = /^(?:([A-Za-z]+)\s+)?(\S*)$/.exec(input.trim()) ?? [];
  const route = `${method.toUpperCase()} ${path}`;
  const similar = nearest(route, routes, 3);
  const invalid = (message: string): Error =>
    usageError(message, similar.length > 0 ? `did you mean ${similar.join(", or ")}?` : undefined);
  if (!path.startsWith("/")) throw invalid(`A route is written as "GET /path", not "${input}".`);
  if (!methods.includes(method.toUpperCase())) throw invalid(`There is no method ${method.toUpperCase()}.`);
  const known = routes.includes(route);
  // Only a documented route has placeholders.
  if (!known && /\{[^}]*\}/.test(path)) throw invalid(`There is no route ${route}.`);
  return { route, known: known || routes.some((one) => matches(one, route)), similar };
}

/** Names of the placeholders in a route. */
export function pathParameters(route: string): string[] {
  return [...route.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name!);
}

function matches(template: string, route: string): boolean {
  const [own, other] = [template.split("/"), route.split("?")[0]!.split("/")];
  return own.length === other.length && own.every((part, index) => part === other[index] || /^\{.+\}$/.test(part));
}
