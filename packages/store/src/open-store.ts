import { SessionStoreError } from "@tokens/core";
import { addressOf, type Address } from "./address.ts";
import type { Opened, Store } from "./store.ts";

/**
 * Opens a store by its URL, and makes its table where there is none: `file:`, `sqlite:`, `postgres:`, `mysql:`, `mariadb:`, `redis:`
 * or `rediss:`. Rejects with `SessionStoreError`: `retryable` is false for a URL that cannot be used and for a driver that is not
 * installed. A server that does not answer is given up after ten seconds.
 */
export async function openStore(url: string): Promise<Store> {
  const address = addressOf(url);
  const { name, sessions, journal, close: end } = await opened(address);
  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => (closing ??= end());
  return { name, sessions, journal, close, [Symbol.asyncDispose]: close };
}

/** Loads only what the address needs. */
async function opened(address: Address): Promise<Opened & { name: string }> {
  switch (address.kind) {
    case "file":
      return (await import("./file-store.ts")).openFiles(address.path);
    case "sqlite":
      return (await import("./sqlite-store.ts")).openSqliteStore(address);
    case "postgres":
      return { name: address.name, ...(await (await import("./postgres-store.ts")).openPostgres(address)) };
    case "mysql":
      return { name: address.name, ...(await (await import("./mysql-store.ts")).openMysql(address)) };
    case "redis":
      return { name: address.name, ...(await (await import("./redis-store.ts")).openRedis(address)) };
  }
}
