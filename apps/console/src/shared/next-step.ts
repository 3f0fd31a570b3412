import { isTokensError, type TokensErrorCode } from "@tokens/core";

const steps: Readonly<Record<TokensErrorCode, string>> = {
  reauthorization_required: "Reconnect the account. Programs that use it cannot continue until then.",
  provider_unavailable: "No tokens were lost. Wait a moment, then try again.",
  provider_configuration: "Check the account's connection settings, then reconnect it with the correct ones.",
  invalid_token_response: "No tokens were lost. Try again; if the error persists, contact the provider's support.",
  session_store: "Check that the store is available and writable, then try again.",
  session_save:
    "Fix the store and keep the console running: it holds the only copy of the new tokens and keeps retrying the save.",
  lock_timeout: "Find the stuck process in the timeline and stop it.",
  body_not_replayable: "Send the request again.",
  api_error: "Check the path parameters, query and body against the provider's documentation for this route.",
};

/** What to do about an error, in a sentence. */
export function nextStep(error: Error): string {
  if (!isTokensError(error)) return "This is a bug in the console. See its terminal for details.";
  const { code, retryable } = error;
  if (code === "api_error" && retryable) return "Wait a moment, then try again.";
  return steps[code];
}

/** What to do about a rejected form. */
export function nextStepOfForm(error: Error): string {
  if (isTokensError(error) && error.retryable) return nextStep(error);
  return "Check the values against those from the provider, then submit the form again.";
}

/** What to do about a failed request that a person wrote. */
export function nextStepOfRequest(error: Error): string {
  if (!isTokensError(error) || error.retryable) return nextStep(error);
  if (error.code === "api_error") return "Check the path, query and body against the provider's documentation.";
  if (error.code !== "provider_configuration") return nextStep(error);
  return "Send the request to the account's API. If it went there, reconnect the account with the correct settings.";
}

/** What to do about a server that cannot be described. */
export function nextStepOfServer(error: Error): string {
  if (isTokensError(error) && error.retryable) return "Check the address, wait a moment, then try again.";
  return "Check the address. A server without a discovery document connects by its endpoints.";
}

/** What to do about a login with a code that failed. */
export function nextStepOfDevice(error: Error): string {
  if (!isTokensError(error) || error.retryable) return nextStep(error);
  return "Start again to get a new code.";
}
