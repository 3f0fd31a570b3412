import { isTokensError, type TokensErrorCode } from "@tokens/core";

const steps: Readonly<Record<TokensErrorCode, string>> = {
  reauthorization_required: "Reconnect the account: until then every program that uses it stands still.",
  provider_unavailable: "Nothing is lost. Wait a little, then try again.",
  provider_configuration: "Look at how the account is connected, and reconnect it with the right settings.",
  invalid_token_response: "Nothing is lost. Try again; if it stays, ask the provider's support.",
  session_store: "See whether the store is up and can be written, then try again.",
  session_save:
    "Mend the store, and leave the console running: it alone has the new tokens, and tries to store them again and again.",
  lock_timeout: "Look at the timeline for the process that is stuck, and end it.",
  body_not_replayable: "Send it again.",
  api_error: "Compare the placeholders, the query and the body with the provider's documentation of this route.",
};

/** What to do about an error, in a sentence. */
export function nextStep(error: Error): string {
  if (!isTokensError(error)) return "This is a mistake of the console: its terminal says more.";
  const { code, retryable } = error;
  if (code === "api_error" && retryable) return "Wait a little, then try again.";
  return steps[code];
}

/** What to do about a form that was refused. */
export function nextStepOfForm(error: Error): string {
  if (isTokensError(error) && error.retryable) return nextStep(error);
  return "Compare what is entered here with what the provider gave you, then send it again.";
}
