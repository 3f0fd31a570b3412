import { systemClock, type Clock, type Session } from "@tokens/core";
import { addressOf, type Address } from "./address.ts";
import type { StoreParts, Store } from "./store.ts";

/** Options of `openStore`. */
export interface OpenStoreOptions {
  /**
   * Timeout for connecting and for each response of a server, in milliseconds.
   *
   * @default 10,000
   */
  readonly timeoutMs?: number;
  /**
   * Whether a missing SQLite file is created. With `false`, as for a command that only reads, it is a `SessionStoreError`.
   *
   * @default true
   */
  readonly create?: boolean;
  /**
   * Decides which records and entries of the journal are old.
   *
   * @default systemClock
   */
  readonly clock?: Clock;
}

/**
 * Opens a store by its URL: `file:`, `sqlite:`, `postgres:`, `mysql:`, `mariadb:`, `redis:` or `rediss:`. Creates its table if missing.
 * Rejects with `TypeError` or `ProviderConfigurationError` for an invalid URL, and with `SessionStoreError` when the store cannot be opened;
 * not `retryable` when a driver is not installed.
 */
export async function openStore<S extends Session = Session>(
  url: string,
  { timeoutMs = 10_000, create = true, clock = systemClock }: OpenStoreOptions = {},
): Promise<Store<S>> {
  const address = addressOf(url);
  const { close: end, ...parts } = await openParts<S>(address, { timeoutMs, create, clock });
  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => (closing ??= end());
  return { ...parts, close, [Symbol.asyncDispose]: close };
}

/** Loads only the modules for the address. */
async function openParts<S extends Session>(
  address: Address,
  options: Required<OpenStoreOptions>,
): Promise<StoreParts<S> & { name: string }> {
  switch (address.kind) {
    case "file":
      return (await import("./file-store.ts")).openFiles(address.path, options);
    case "sqlite":
      return (await import("./sqlite-store.ts")).openSqliteStore(address, options);
    case "postgres":
      return { name: address.name, ...(await (await import("./postgres-store.ts")).openPostgres(address, options)) };
    case "mysql":
      return { name: address.name, ...(await (await import("./mysql-store.ts")).openMysql(address, options)) };
    default:
      return { name: address.name, ...(await (await import("./redis-store.ts")).openRedis(address, options)) };
  }
}
