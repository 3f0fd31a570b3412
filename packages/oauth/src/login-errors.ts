import {
  isTokensError,
  ProviderConfigurationError,
  ProviderUnavailableError,
  ReauthorizationRequiredError,
  type TokensError,
} from "@tokens/core";
import { AuthorizationResponseError, ResponseBodyError } from "openid-client";

/** Codes of openid-client for a callback or an id token that is not the one this login waits for. */
const foreign = new Set([
  "OAUTH_INVALID_RESPONSE",
  "OAUTH_JWT_CLAIM_COMPARISON_FAILED",
  "OAUTH_JWT_TIMESTAMP_CHECK_FAILED",
  "OAUTH_KEY_SELECTION_FAILED",
]);

/** Errors of RFC 6749 section 5.2 that name the client or the request, not the grant. */
const clientErrors = /^(invalid_(client|scope|request)|unauthorized_client|unsupported_grant_type)$/;

/** What went wrong with a login, typed. */
export function loginError(error: unknown, name: string): TokensError {
  const { code, cause } = error as { code?: string; cause?: unknown };
  // openid-client wraps what its `fetch` throws.
  const typed = [error, cause].find(isTokensError);
  if (typed) return typed;
  if (error instanceof AuthorizationResponseError) {
    return new ReauthorizationRequiredError(
      `${name} sent the login back without a code (${error.error}). Start the login again.`,
      { reason: "refused", providerCode: error.error },
    );
  }
  if (error instanceof ResponseBodyError && error.status < 500) {
    const message = `${name} refused the login: ${error.error}.`;
    if (clientErrors.test(error.error))
      return new ProviderConfigurationError(`${message} Check the client, its authentication and redirectUri.`, {
        providerCode: error.error,
      });
    return new ReauthorizationRequiredError(`${message} A code lives briefly and works once: start the login again.`, {
      reason: "refused",
      providerCode: error.error,
    });
  }
  if (code === "OAUTH_WWW_AUTHENTICATE_CHALLENGE")
    return new ProviderConfigurationError(`${name} refused the client. Check the client id and its authentication.`);
  if (code !== undefined && foreign.has(code)) {
    return new ReauthorizationRequiredError(
      "The callback does not belong to this login. Start the login again in this browser.",
      { reason: "refused", cause: error },
    );
  }
  return new ProviderUnavailableError(`${name} could not be reached to finish the login. Start the login again.`, {
    cause: error,
  });
}
