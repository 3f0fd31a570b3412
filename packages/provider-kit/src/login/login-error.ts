import { isTokensError, ProviderUnavailableError, ReauthorizationRequiredError, type TokensError } from "@tokens/core";
import { AuthorizationResponseError } from "openid-client";
import { loginRefused } from "../callback.ts";

/** Codes of openid-client for a callback or an ID token of another login. */
const foreign = new Set([
  "OAUTH_INVALID_RESPONSE",
  "OAUTH_JWT_CLAIM_COMPARISON_FAILED",
  "OAUTH_JWT_TIMESTAMP_CHECK_FAILED",
  "OAUTH_KEY_SELECTION_FAILED",
]);

/** The error of a failed login. `provider` is its name for people. */
export function loginError(provider: string, error: unknown): TokensError {
  const { code, cause } = error as { code?: string; cause?: unknown };
  // openid-client wraps what its `fetch` throws.
  const typed = [error, cause].find(isTokensError);
  if (typed) return typed;
  if (error instanceof AuthorizationResponseError)
    return loginRefused(`${provider} did not grant access (${error.error})`, error.error);
  if (code !== undefined && foreign.has(code)) {
    return new ReauthorizationRequiredError(
      "The callback does not belong to this login. Start the login again in this browser.",
      { reason: "refused", cause: error },
    );
  }
  return new ProviderUnavailableError(`${provider} could not be reached to finish the login. Start the login again.`, {
    cause: error,
  });
}
