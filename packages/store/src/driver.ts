import { setTimeout } from "node:timers/promises";
import { SessionStoreError } from "@tokens/core";

/** How long opening and each answer of a server may take, in milliseconds. */
export const patienceMs = 10_000;

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

/** Does the first work on a server. When it fails or takes too long, `close` ends the connections. */
export async function begun<T>(name: string, work: () => Promise<T>, close: () => Promise<unknown>): Promise<T> {
  const begin = new AbortController();
  const late = setTimeout(patienceMs, undefined, { signal: begin.signal }).then(() => {
    throw new SessionStoreError(
      `The store ${name} did not answer within ${patienceMs / 1000} s. See whether the server is up and reachable, then try again.`,
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
