import { accountOf, nameOf } from "@tokens/accounts";
import { isTokensError, type Clock } from "@tokens/core";
import type { AccountClient } from "@tokens/provider-kit/descriptor";

/** Holds new tokens that could not be saved. No one else has a copy. */
export interface UnsavedTokens {
  /** Retries the save until it succeeds, then disposes of `end`. */
  add(client: AccountClient, end: AsyncDisposable): void;
  /** Tries once more, and reports what was lost. */
  close(): Promise<void>;
}

const minDelayMs = 1000;
const maxDelayMs = 30_000;

/** `onError` receives what was lost. */
export function openUnsavedTokens(clock: Clock, onError: (error: Error) => void): UnsavedTokens {
  const closing = new AbortController();
  const saves: PromiseLike<void>[] = [];

  async function save(client: AccountClient): Promise<void> {
    for (let delayMs = minDelayMs; ; delayMs = Math.min(delayMs * 2, maxDelayMs)) {
      await clock.sleep(delayMs, closing.signal);
      try {
        // Resumes at the failed save, without another request to the provider.
        await client.tokens.refresh();
        return;
      } catch (error) {
        if (!isTokensError(error) || error.code !== "session_save") return;
      }
      if (closing.signal.aborted) {
        const name = nameOf(accountOf(client.tokens.key));
        onError(new Error(`The new tokens of ${name} could not be saved and are lost. Reconnect the account.`));
        return;
      }
    }
  }

  return {
    add(client, end) {
      saves.push(save(client).then(() => end[Symbol.asyncDispose]()));
    },
    async close() {
      closing.abort();
      await Promise.allSettled(saves);
    },
  };
}
