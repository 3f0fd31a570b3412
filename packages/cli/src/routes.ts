import type { Account } from "@tokens/accounts";
import type { RouteInfo } from "@tokens/provider-kit/descriptor";
import type { Cli } from "./cli.ts";
import { usageError } from "./failure.ts";
import { loadProviders } from "./providers.ts";
import { nearest } from "./text.ts";

const methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD"];

/** The documented routes of an account's provider; empty when that provider is not loaded. */
export async function listRoutes(cli: Cli, account: Pick<Account, "provider">): Promise<readonly RouteInfo[]> {
  const { providers } = await loadProviders(cli);
  return (await providers.find(({ name }) => name === account.provider)?.routes()) ?? [];
}

/**
 * Parses a route: a documented one, with placeholders or with values in their places, or any other path. Throws a `CommandError`
 * that names the nearest routes for anything else.
 */
export function parseRoute(input: string, routes: readonly string[]): string {
  const [, method = "GET", path = ""] = /^(?:([A-Za-z]+)\s+)?(\S*)$/.exec(input.trim()) ?? [];
  const route = `${method.toUpperCase()} ${path}`;
  const invalid = (message: string): Error => {
    const similar = nearest(route, routes, 3);
    return usageError(message, similar.length > 0 ? `did you mean ${similar.join(", or ")}?` : undefined);
  };
  if (!path.startsWith("/")) throw invalid(`A route is written as "GET /path", not "${input}".`);
  if (!methods.includes(method.toUpperCase())) throw invalid(`There is no method ${method.toUpperCase()}.`);
  // Only a documented route has placeholders.
  if (!routes.includes(route) && /\{[^}]*\}/.test(path)) throw invalid(`There is no route ${route}.`);
  return route;
}

/** Names of the placeholders in a route. */
export function pathParameters(route: string): string[] {
  return [...route.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name!);
}
