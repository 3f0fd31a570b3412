import { systemClock } from "@tokens/core";
import { storeError, type FailureContext } from "./errors.ts";
import { failureOf } from "./failure.ts";

const maxAttempts = 50;

/**
 * Runs one statement, and repeats it while it loses a race that changed nothing. Rejects with `SessionStoreError`, whose message and
 * cause never contain a parameter, a statement or a password.
 */
export async function retryConflicts<T>(run: () => Promise<T>, context: FailureContext): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run();
    } catch (error) {
      if (attempt === maxAttempts || failureOf(error).kind !== "conflict") throw storeError(error, context);
      await systemClock.sleep(Math.random() * Math.min(2 ** attempt, 50));
    }
  }
}
