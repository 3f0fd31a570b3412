import { accountOf, nameOf } from "@tokens/accounts";
import type { TokensError } from "@tokens/core";
import type { Condition } from "./notice.ts";

/** The store cannot be read or written by the process `by`. */
export function storeUnavailable(
  name: string,
  { error, since }: { readonly error: TokensError; readonly since: number },
  by: string,
): Condition {
  return {
    id: `store-unavailable:${by}`,
    kind: "store-unavailable",
    severity: "critical",
    since,
    message: `${by} cannot use the store ${name}. ${error.message}`,
    next: "Tokens that are still valid keep working. Start the store, or correct its address and permissions.",
  };
}

/** The process `by` holds tokens that it could not store. `unsaved` has the time of the first attempt by key. */
export function tokensUnsaved(unsaved: ReadonlyMap<string, number>, by: string): Condition {
  const names = [...unsaved.keys()].map((key) => nameOf(accountOf(key)));
  const shown = names.slice(0, 5).join(", ");
  const rest = names.length > 5 ? ` and ${names.length - 5} more` : "";
  return {
    id: `tokens-unsaved:${by}`,
    kind: "tokens-unsaved",
    severity: "critical",
    since: Math.min(...unsaved.values()),
    message: `${by} holds the only copy of new tokens of ${shown}${rest}, which the store did not accept.`,
    next: "Fix the store and keep the process running: it saves them as soon as the store accepts them.",
    accounts: names.length,
  };
}
