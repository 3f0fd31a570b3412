import { ProviderConfigurationError, type Session, type WaitOptions } from "@tokens/core";
import type { AccountClient } from "@tokens/provider-kit/descriptor";

/** How requests of any HTTP client carry an account's token. */
export interface Authorization {
  readonly session: Session;
  /** `Bearer`, or the provider's own word. */
  readonly scheme: string;
  /** Value of the header `Authorization`. */
  readonly header: string;
}

/**
 * The header that authorizes every request to an account's API. Throws like `tokens.session()`, and `ProviderConfigurationError` when
 * each request has its own signature.
 */
export async function authorizationOf(
  { tokens }: Pick<AccountClient, "tokens">,
  apiUrl: string,
  options?: WaitOptions,
): Promise<Authorization> {
  const request = new Request(apiUrl);
  const session = await tokens.authorize(request, options);
  const headers = [...request.headers];
  const header = request.headers.get("authorization") ?? "";
  const [scheme, token] = header.split(" ", 2);
  // Signatures of OAuth 1.0a and proofs of possession are those of a single request.
  if (headers.length === 1 && scheme && token === session.accessToken) return { session, scheme, header };
  throw new ProviderConfigurationError(
    "The requests of this account are signed one by one, so its token alone is of no use: send them through a client that signs.",
  );
}
