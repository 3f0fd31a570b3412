import { accountOf, nameOf } from "@tokens/accounts";
import { isTokensError, type Clock } from "@tokens/core";
import type { AccountClient } from "@tokens/provider-kit/descriptor";

/** Keeps new tokens that the store would not take, of which nobody else has a copy. */
export interface Rescue {
  /** Tries to store what the client holds until that works; then `end` is disposed. */
  take(client: AccountClient, end: AsyncDisposable): void;
  /** Tries a last time, and tells of what was lost. */
  close(): Promise<void>;
}

const firstPauseMs = 1000;
const longestPauseMs = 30_000;

/** `onError` gets what was lost. */
export function openRescue(clock: Clock, onError: (error: Error) => void): Rescue {
  const closing = new AbortController();
  const underWay: PromiseLike<void>[] = [];

  async function save(client: AccountClient): Promise<void> {
    for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
      await clock.sleep(pauseMs, closing.signal);
      try {
        // Goes on where the last one stopped: it stores, and asks the provider for nothing.
        await client.tokens.refresh();
        return;
      } catch (error) {
        if (!isTokensError(error) || error.code !== "session_save") return;
      }
      if (closing.signal.aborted) {
        const name = nameOf(accountOf(client.tokens.key));
        onError(new Error(`The new tokens of ${name} could not be stored and are lost: connect the account again.`));
        return;
      }
    }
  }

  return {
    take(client, end) {
      underWay.push(save(client).then(() => end[Symbol.asyncDispose]()));
    },
    async close() {
      closing.abort();
      await Promise.allSettled(underWay);
    },
  };
}
