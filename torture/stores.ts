import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { programPath, type Daemon } from "./servers/daemon.ts";
import { startMariadb } from "./servers/mariadb.ts";
import { startPostgres } from "./servers/postgres.ts";
import { startRedis } from "./servers/redis.ts";

export const storeNames = ["memory", "file", "sqlite", "postgres", "mariadb", "redis"] as const;
export type StoreName = (typeof storeNames)[number];

/** Those that several processes share. */
export const sharedStores: readonly StoreName[] = ["file", "sqlite", "postgres", "mariadb", "redis"];
export const serverStores = ["postgres", "mariadb", "redis"] as const satisfies StoreName[];
export type ServerStore = (typeof serverStores)[number];

/** A store that this run has started. */
export interface RunningStore {
  readonly name: StoreName;
  readonly url: string;
  readonly daemon?: Daemon;
  close(): Promise<void>;
}

const nothingToClose = { close: () => Promise.resolve() };

/** Starts a store in `directory`, with nothing in it. */
export async function startStore(name: StoreName, directory: string): Promise<RunningStore> {
  await mkdir(directory, { recursive: true });
  switch (name) {
    case "memory":
      return { name, url: "memory", ...nothingToClose };
    case "file":
      return { name, url: `file:${join(directory, "sessions")}`, ...nothingToClose };
    case "sqlite":
      return { name, url: `sqlite:${join(directory, "tokens.db")}`, ...nothingToClose };
    default: {
      const daemon = await { postgres: startPostgres, mariadb: startMariadb, redis: startRedis }[name](
        join(directory, name),
      );
      return { name, url: urlOf(name, daemon.port), daemon, close: () => daemon.stop() };
    }
  }
}

/** The URL of a store's server, or of a proxy in front of it. */
export function urlOf(name: ServerStore, port: number): string {
  switch (name) {
    case "postgres":
      return `postgres://postgres@127.0.0.1:${port}/postgres`;
    case "mariadb":
      return `mariadb://root@127.0.0.1:${port}/torture`;
    default:
      return `redis://127.0.0.1:${port}`;
  }
}

/** A Debian package with a program that scenarios start. */
const packages: Readonly<Record<string, string>> = {
  initdb: "postgresql",
  pg_basebackup: "postgresql",
  pgbouncer: "pgbouncer",
  "mariadb-install-db": "mariadb-server",
  mariadbd: "mariadb-server",
  "redis-server": "redis-server",
};

export const programs: Readonly<Record<ServerStore, readonly string[]>> = {
  postgres: ["initdb"],
  mariadb: ["mariadbd", "mariadb-install-db"],
  redis: ["redis-server"],
};

/** What to install before `needed` programs can be started; `undefined` when all are there. */
export function missing(needed: readonly string[]): string | undefined {
  const absent = new Set(needed.filter((name) => !programPath(name)).map((name) => packages[name]!));
  return absent.size === 0 ? undefined : `apt-get install -y ${[...absent].join(" ")}`;
}
