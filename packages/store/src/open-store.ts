import type { Session } from "@tokens/core";
import { addressOf, type Address } from "./address.ts";
import type { Opened, Store } from "./store.ts";

/** Options of `openStore`. */
export interface OpenStoreOptions {
  /**
   * How long a server may take to open, and for each answer, in milliseconds.
   *
   * @default 10,000
   */
  readonly timeoutMs?: number;
}

/**
 * Opens a store by its URL, and makes its table where there is none: `file:`, `sqlite:`, `postgres:`, `mysql:`, `mariadb:`, `redis:`
 * or `rediss:`. Rejects with `SessionStoreError`: `retryable` is false for a URL that cannot be used and for a driver that is not
 * installed. A server that does not answer is given up after `timeoutMs`.
 */
export async function openStore<S extends Session = Session>(
  url: string,
  { timeoutMs = 10_000 }: OpenStoreOptions = {},
): Promise<Store<S>> {
  const address = addressOf(url);
  const { name, sessions, journal, close: end } = await opened<S>(address, timeoutMs);
  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => (closing ??= end());
  return { name, sessions, journal, close, [Symbol.asyncDispose]: close };
}

/** Loads only what the address needs. */
async function opened<S extends Session>(address: Address, timeoutMs: number): Promise<Opened<S> & { name: string }> {
  switch (address.kind) {
    case "file":
      return (await import("./file-store.ts")).openFiles(address.path);
    case "sqlite":
      return (await import("./sqlite-store.ts")).openSqliteStore(address);
    case "postgres":
      return { name: address.name, ...(await (await import("./postgres-store.ts")).openPostgres(address, timeoutMs)) };
    case "mysql":
      return { name: address.name, ...(await (await import("./mysql-store.ts")).openMysql(address, timeoutMs)) };
    default:
      return { name: address.name, ...(await (await import("./redis-store.ts")).openRedis(address, timeoutMs)) };
  }
}
