import { setTimeout } from "node:timers/promises";
import { SessionStoreError } from "@tokens/core";

/** Loads a driver; says how to install it when it is missing. */
export async function driver<T>(name: string, load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    if ((error as { code?: unknown }).code !== "ERR_MODULE_NOT_FOUND") throw error;
    throw new SessionStoreError(`This store needs the driver ${name}, which is not installed: npm install ${name}`, {
      retryable: false,
      cause: error,
    });
  }
}

/** Hands an address to its driver, which may not take it. */
export function taken<T>(name: string, take: () => T): T {
  try {
    return take();
  } catch (error) {
    throw new SessionStoreError(
      `The driver of the store ${name} does not take its address (${(error as Error).message}). Correct it.`,
      { retryable: false },
    );
  }
}

/** Does the first work on a server. When it fails or takes too long, `close` ends the connections. */
export async function begun<T>(
  { name, timeoutMs }: { readonly name: string; readonly timeoutMs: number },
  work: () => Promise<T>,
  close: () => Promise<unknown>,
): Promise<T> {
  const begin = new AbortController();
  const late = setTimeout(timeoutMs, undefined, { signal: begin.signal }).then(() => {
    throw new SessionStoreError(
      `The store ${name} did not answer within ${timeoutMs / 1000} s. See whether the server is up and reachable, then try again.`,
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
