import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { SessionStoreError } from "@tokens/core";

/** Where a store is, taken from its URL. */
export type Address =
  /** `path` is absolute; `undefined`: the default directory. */
  | { readonly kind: "file"; readonly path: string | undefined }
  /** `path` is absolute or `:memory:`. */
  | { readonly kind: "sqlite"; readonly path: string; readonly own: string | undefined }
  /** `url` is what the driver takes, with its password; `name` is without. `own` is what the query says to us. */
  | {
      readonly kind: "postgres" | "mysql" | "redis";
      readonly url: string;
      readonly name: string;
      readonly own: string | undefined;
    };

type Server = Extract<Address, { url: string }>["kind"];

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
  if (!parsed) throw refusal(`The store's ${name}: URL cannot be read; encode what is special in its password`);
  const parameter = kind === "redis" ? "prefix" : "table";
  const own = parsed.searchParams.get(parameter) ?? undefined;
  parsed.searchParams.delete(parameter);
  if (own === "") throw refusal(`The store's ${name}: URL has an empty ${parameter}`);
  const shown = new URL(parsed);
  shown.password = shown.hash = "";
  shown.search = own ? `?${parameter}=${encodeURIComponent(own)}` : "";
  return { kind, url: parsed.href, name: shown.href, own };
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
