import { setTimeout } from "node:timers/promises";
import { SessionStoreError } from "@tokens/core";

/** Loads a driver, or throws how to install it. */
export async function loadDriver<T>(name: string, load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    if ((error as { code?: unknown }).code !== "ERR_MODULE_NOT_FOUND") throw error;
    throw new SessionStoreError(
      `This store needs the driver ${name}, which is not installed. Run npm install ${name}.`,
      {
        retryable: false,
        cause: error,
      },
    );
  }
}

/** Creates the client of a driver, which may reject the address. */
export function createClientFor<T>(name: string, create: () => T): T {
  try {
    return create();
  } catch (error) {
    throw new SessionStoreError(
      `The driver rejected the address of the store ${name} (${(error as Error).message}). Correct the address.`,
      { retryable: false },
    );
  }
}

/** Connects to a server. Calls `close` on failure or timeout. */
export async function connectWithTimeout<T>(
  { name, timeoutMs }: { readonly name: string; readonly timeoutMs: number },
  work: () => Promise<T>,
  close: () => Promise<unknown>,
): Promise<T> {
  const begin = new AbortController();
  const late = setTimeout(timeoutMs, undefined, { signal: begin.signal }).then(() => {
    throw new SessionStoreError(
      `The store ${name} did not respond within ${timeoutMs / 1000} s. Check that the server is running and reachable, then try again.`,
    );
  });
  try {
    return await Promise.race([work(), late]);
  } catch (error) {
    close().catch(() => undefined);
    throw error;
  } finally {
    late.catch(() => undefined);
    begin.abort();
  }
}
