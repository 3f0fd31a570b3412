import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { ProviderConfigurationError } from "@tokens/core";
import { checkOption } from "@tokens/core/internal";

/** Address of a directory. */
interface FileAddress {
  readonly kind: "file";
  /** Absolute; `undefined` for the default directory. */
  readonly path: string | undefined;
}

/** Address of a SQLite database. */
export interface SqliteAddress {
  readonly kind: "sqlite";
  /** Absolute, or `:memory:`. */
  readonly path: string;
  /** The table in the query. */
  readonly namespace: string | undefined;
}

/** Address of a server. */
export interface ServerAddress {
  readonly kind: "postgres" | "mysql" | "redis";
  /** The URL for the driver, with the password. */
  readonly url: string;
  /** The URL without the password, for display. */
  readonly name: string;
  /** The table, or the Redis prefix, in the query. */
  readonly namespace: string | undefined;
}

/** The parsed URL of a store. */
export type Address = FileAddress | SqliteAddress | ServerAddress;

type Server = ServerAddress["kind"];

const supportedForms =
  "file:, file:./dir, file:///dir, sqlite:./tokens.db, sqlite:///tokens.db, sqlite::memory:, postgres://host/database, mysql://host/database, redis://host";

const servers: Readonly<Record<string, { kind: Server; protocol: string }>> = {
  postgres: { kind: "postgres", protocol: "postgres:" },
  postgresql: { kind: "postgres", protocol: "postgres:" },
  mysql: { kind: "mysql", protocol: "mysql:" },
  mariadb: { kind: "mysql", protocol: "mysql:" },
  redis: { kind: "redis", protocol: "redis:" },
  rediss: { kind: "redis", protocol: "rediss:" },
};

/** Parses the URL of a store. Throws `ProviderConfigurationError`, which never quotes more of the URL than its scheme. */
export function addressOf(url: string): Address {
  checkOption("openStore(url): url", url, typeof url === "string", 'a string, e.g. "sqlite:./tokens.db"');
  const [, scheme = "", rest = ""] = /^([a-z]+):(.*)$/is.exec(url.trim()) ?? [];
  const name = scheme.toLowerCase();
  const server = Object.hasOwn(servers, name) ? servers[name] : undefined;
  if (server) return serverAddress(name, server, rest);
  const [place = "", query = ""] = rest.split(/\?(.*)/s);
  switch (name) {
    case "file":
      return { kind: "file", path: place === "" ? undefined : pathOf(name, place), ...parameterOf(name, query, []) };
    case "sqlite": {
      const { namespace } = parameterOf(name, query, ["table"]);
      return { kind: "sqlite", path: place === ":memory:" ? place : pathOf(name, place), namespace };
    }
  }
  throw refusal(`The store's URL has ${scheme ? `the unknown scheme ${scheme}:` : "no scheme"}`);
}

function serverAddress(name: string, { kind, protocol }: { kind: Server; protocol: string }, rest: string): Address {
  if (!rest.startsWith("//") || rest === "//") throw refusal(`The store's URL names no server after ${name}:`);
  const parsed = URL.parse(protocol + rest);
  // An unencoded /, ? or # in the password ends the host, and moves the rest of the password into the path, query or hash.
  if (!parsed || `${parsed.pathname}${parsed.search}${parsed.hash}`.includes("@"))
    throw refusal(`The store's ${name}: URL is invalid; percent-encode special characters in its password`);
  const parameter = kind === "redis" ? "prefix" : "table";
  const namespace = parsed.searchParams.get(parameter) ?? undefined;
  parsed.searchParams.delete(parameter);
  if (namespace === "") throw refusal(`The store's ${name}: URL has an empty ${parameter}`);
  const shown = new URL(parsed);
  shown.password = shown.hash = "";
  shown.search = "";
  return { kind, url: parsed.href, name: shown.href + nameSuffix(parameter, namespace), namespace };
}

/** After `//` a path is percent-encoded; otherwise it is used literally. */
function pathOf(name: string, place: string): string {
  if (!place.startsWith("//")) {
    if (place === "") throw refusal(`The store's URL has no path after ${name}:`);
    return resolve(place);
  }
  if (place === "//") throw refusal(`The store's URL has no path after ${name}://`);
  try {
    return fileURLToPath(`file:${place.replaceAll("#", "%23")}`);
  } catch (error) {
    throw refusal(`The store's URL has a host after ${name}://, not a local path`, error);
  }
}

/** The query of a name. */
export function nameSuffix(parameter: string, namespace: string | undefined): string {
  return namespace === undefined ? "" : `?${parameter}=${encodeURIComponent(namespace).replaceAll("%3A", ":")}`;
}

/** Reads the only parameter that a path may have, if any. */
function parameterOf(name: string, query: string, [parameter]: readonly [string?]): { namespace: string | undefined } {
  const parameters = new URLSearchParams(query);
  const unknown = [...parameters.keys()].find((key) => key !== parameter);
  if (unknown !== undefined) throw refusal(`The store's ${name}: URL has the unknown parameter "${unknown}"`);
  const namespace = parameter && (parameters.get(parameter) ?? undefined);
  if (namespace === "") throw refusal(`The store's ${name}: URL has an empty ${parameter}`);
  return { namespace };
}

function refusal(what: string, cause?: unknown): ProviderConfigurationError {
  return new ProviderConfigurationError(`${what}. Supported forms: ${supportedForms}.`, { cause });
}
