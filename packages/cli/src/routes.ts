import type { Account, ConnectedSession } from "@tokens/accounts";
import type { RouteInfo } from "@tokens/provider-kit/descriptor";
import type { Store } from "@tokens/store";
import type { Cli } from "./cli.ts";
import { usageError } from "./failure.ts";
import { findProvider, loadProviders } from "./providers.ts";
import { nearest } from "./text.ts";

const methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD"];

/** The documented routes of an account's provider; empty when that provider is not loaded, or documents none. */
export async function listRoutes(cli: Cli, { sessions }: Store, account: Account): Promise<readonly RouteInfo[]> {
  const loaded = await loadProviders(cli);
  const { connection }: Partial<ConnectedSession> = (await sessions.get(account.key)) ?? {};
  return (await findProvider(loaded, connection?.provider ?? account.provider)?.routes()) ?? [];
}

/**
 * Parses a route: a documented one, with placeholders or with values in their places, or any other path or URL. Throws a
 * `CommandError` that names the nearest routes for anything else.
 */
export function parseRoute(input: string, routes: readonly string[]): string {
  const [, method = "GET", path = ""] = /^(?:([A-Za-z]+)\s+)?(\S*)$/.exec(input.trim()) ?? [];
  const route = `${method.toUpperCase()} ${path}`;
  const invalid = (message: string): Error => {
    const similar = nearest(route, routes, 3);
    return usageError(message, similar.length > 0 ? `did you mean ${similar.join(", or ")}?` : undefined);
  };
  if (!path.startsWith("/") && !/^https?:\/\//.test(path))
    throw invalid(`A route is written as "GET /path" or "GET https://…", not "${input}".`);
  if (!methods.includes(method.toUpperCase())) throw invalid(`There is no method ${method.toUpperCase()}.`);
  // Only a documented route has placeholders.
  if (!routes.includes(route) && /\{[^{}]*\}/.test(path)) throw invalid(`There is no route ${route}.`);
  return route;
}

/** Names of the placeholders in a route. */
export function pathParameters(route: string): string[] {
  return [...route.matchAll(/\{([^{}]+)\}/g)].map(([, name]) => name!);
}
