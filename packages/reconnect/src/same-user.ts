import type { ConnectedSession } from "@tokens/accounts";
import type { LoginResult, ProviderDescriptor } from "@tokens/provider-kit/descriptor";

/**
 * Whether a login is of another user than the account's session. False where it cannot be told: the session has no verified ID token's
 * subject, and its provider does not say in its tokens whose they are.
 */
export function isOtherUser(
  { userOf }: Pick<ProviderDescriptor, "userOf">,
  before: ConnectedSession,
  { session, claims }: LoginResult,
): boolean {
  return differ(before.subject, claims?.["sub"]) || differ(userOf?.(before), userOf?.(session));
}

function differ(before: unknown, after: unknown): boolean {
  return before !== undefined && after !== undefined && before !== after;
}
