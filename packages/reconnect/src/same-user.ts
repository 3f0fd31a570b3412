import type { ConnectedSession } from "@tokens/accounts";
import type { LoginResult, ProviderDescriptor } from "@tokens/provider-kit/descriptor";

/**
 * Whether a login belongs to a different user than the account's session. False when unknown: the session has no subject from a verified
 * ID token, and the provider's tokens do not identify their user.
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
