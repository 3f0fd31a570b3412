import {
  isTokensError,
  ProviderConfigurationError,
  ProviderUnavailableError,
  ReauthorizationRequiredError,
  type TokensError,
} from "@tokens/core";
import { AuthorizationResponseError, ResponseBodyError, WWWAuthenticateChallengeError } from "openid-client";
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
  if (code === "OAUTH_MISSING_SERVER_METADATA") {
    const details = [cause, (cause as Error | undefined)?.cause] as ({ attribute?: string } | undefined)[];
    const attribute = details.find((detail) => detail?.attribute)?.attribute;
    return new ProviderConfigurationError(
      `The metadata of ${provider} lacks ${attribute ?? "an endpoint"}, which this login needs. Pass an issuer or endpoints that have it, or log in without it.`,
      { cause: error },
    );
  }
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

/** The error of a login that could not start. The server knows neither a user nor a grant yet, so a refusal concerns the client. */
export function loginStartError(provider: string, error: unknown): TokensError {
  const refusal = startRefusal(error);
  if (!refusal) return loginError(provider, error);
  const { providerCode } = refusal;
  return new ProviderConfigurationError(
    `${provider} refused to start a login${providerCode ? ` (${providerCode})` : ""}. Check the client, its authentication, the redirect URI and the scopes.`,
    { providerCode },
  );
}

function startRefusal(error: unknown): { readonly providerCode: string | undefined } | undefined {
  if (error instanceof WWWAuthenticateChallengeError)
    return { providerCode: error.cause.find(({ parameters }) => parameters.error)?.parameters.error };
  const isRefusal = error instanceof ResponseBodyError && error.status < 500 && error.status !== 429;
  return isRefusal ? { providerCode: error.error } : undefined;
}
