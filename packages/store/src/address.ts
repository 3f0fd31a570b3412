import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { SessionStoreError } from "@tokens/core";

/** A directory. */
interface FileAddress {
  readonly kind: "file";
  /** Absolute; `undefined`: the default directory. */
  readonly path: string | undefined;
}

/** A SQLite database. */
export interface SqliteAddress {
  readonly kind: "sqlite";
  /** Absolute, or `:memory:`. */
  readonly path: string;
  /** The table that the query names. */
  readonly own: string | undefined;
}

/** A server. */
export interface ServerAddress {
  readonly kind: "postgres" | "mysql" | "redis";
  /** What the driver takes, with its password. */
  readonly url: string;
  /** To be shown. */
  readonly name: string;
  /** The table, or for Redis the prefix, that the query names. */
  readonly own: string | undefined;
}

/** Where a store is, taken from its URL. */
export type Address = FileAddress | SqliteAddress | ServerAddress;

type Server = ServerAddress["kind"];

const forms =
  "file:, file:./dir, file:///dir, sqlite:./tokens.db, sqlite:///tokens.db, sqlite::memory:, postgres://host/database, mysql://host/database, redis://host";

const servers: Readonly<Record<string, { kind: Server; protocol: string }>> = {
  postgres: { kind: "postgres", protocol: "postgres:" },
  postgresql: { kind: "postgres", protocol: "postgres:" },
  mysql: { kind: "mysql", protocol: "mysql:" },
  mariadb: { kind: "mysql", protocol: "mysql:" },
  redis: { kind: "redis", protocol: "redis:" },
  rediss: { kind: "redis", protocol: "rediss:" },
};

/** Reads the URL of a store. Throws `SessionStoreError`, which never quotes more of the URL than its scheme. */
export function addressOf(url: string): Address {
  const [, scheme = "", rest = ""] = /^([a-z]+):(.*)$/is.exec(url.trim()) ?? [];
  const name = scheme.toLowerCase();
  const server = Object.hasOwn(servers, name) ? servers[name] : undefined;
  if (server) return serverAddress(name, server, rest);
  const [place = "", query = ""] = rest.split(/\?(.*)/s);
  switch (name) {
    case "file":
      return { kind: "file", path: place === "" ? undefined : pathOf(name, place), ...ownOf(name, query, []) };
    case "sqlite": {
      const { own } = ownOf(name, query, ["table"]);
      return { kind: "sqlite", path: place === ":memory:" ? place : pathOf(name, place), own };
    }
  }
  throw refusal(`The store's URL has ${scheme ? `the unknown scheme ${scheme}:` : "no scheme"}`);
}

function serverAddress(name: string, { kind, protocol }: { kind: Server; protocol: string }, rest: string): Address {
  if (!rest.startsWith("//") || rest === "//") throw refusal(`The store's URL names no server after ${name}:`);
  const parsed = URL.parse(protocol + rest);
  // A password with one of /?# in it ends the host early, and then stands where nobody looks for a password.
  if (!parsed || `${parsed.pathname}${parsed.search}${parsed.hash}`.includes("@"))
    throw refusal(`The store's ${name}: URL cannot be read; encode what is special in its password`);
  const parameter = kind === "redis" ? "prefix" : "table";
  const own = parsed.searchParams.get(parameter) ?? undefined;
  parsed.searchParams.delete(parameter);
  if (own === "") throw refusal(`The store's ${name}: URL has an empty ${parameter}`);
  const shown = new URL(parsed);
  shown.password = shown.hash = "";
  shown.search = "";
  return { kind, url: parsed.href, name: shown.href + shownOwn(parameter, own), own };
}

/** After `//` a path is written as in a URL, percent-encoded; else it is taken as it is. */
function pathOf(name: string, place: string): string {
  if (!place.startsWith("//")) {
    if (place === "") throw refusal(`The store's URL has no path after ${name}:`);
    return resolve(place);
  }
  if (place === "//") throw refusal(`The store's URL has no path after ${name}://`);
  try {
    return fileURLToPath(`file:${place.replaceAll("#", "%23")}`);
  } catch (error) {
    throw refusal(`The store's URL has no local path after ${name}:, for // is followed by a host`, error);
  }
}

/** Our parameter as it stands in a name. */
export function shownOwn(parameter: string, own: string | undefined): string {
  return own === undefined ? "" : `?${parameter}=${encodeURIComponent(own).replaceAll("%3A", ":")}`;
}

/** The one parameter that a path takes, if it takes one. */
function ownOf(name: string, query: string, [parameter]: readonly [string?]): { own: string | undefined } {
  const parameters = new URLSearchParams(query);
  const unknown = [...parameters.keys()].find((key) => key !== parameter);
  if (unknown !== undefined) throw refusal(`The store's ${name}: URL has the unknown parameter "${unknown}"`);
  const own = parameter && (parameters.get(parameter) ?? undefined);
  if (own === "") throw refusal(`The store's ${name}: URL has an empty ${parameter}`);
  return { own };
}

function refusal(what: string, cause?: unknown): SessionStoreError {
  return new SessionStoreError(`${what}. There are: ${forms}.`, { retryable: false, cause });
}
