import type { TokensErrorCode } from "@tokens/core";
import type { AccountView } from "./account-view.ts";

/** What happened to an account and what to do, by the code of its failure. `at`: title of the provider. */
const sentences: Readonly<Record<TokensErrorCode, (at: string) => string>> = {
  reauthorization_required: (at) => `${at} no longer accepts this login, so a person has to reconnect the account.`,
  provider_unavailable: (at) =>
    `${at} does not answer as expected; the tokens are kept, and the next call tries again.`,
  provider_configuration: (at) => `${at} rejects the connection settings: reconnect the account with the correct ones.`,
  invalid_token_response: (at) =>
    `${at} answers without a usable token; the next call tries again, and if this lasts, contact its support.`,
  session_store: () => "The store does not work: check that it is reachable and writable.",
  session_save: () =>
    "A new token is not saved yet: repair the store, and keep the process that has the token running until then.",
  lock_timeout: () => "Another process has been refreshing this account for too long: find it below and stop it.",
  body_not_replayable: () => "A request could not be repeated after a refresh: send it again.",
  api_error: (at) => `${at} rejected a request: check the account's permissions there.`,
};

/** What happened to an account that does not work and what to do, in one sentence; `undefined` for one that works. */
export function explanationOf({ provider, status }: AccountView): string | undefined {
  const { problem, failure } = status;
  if (failure?.code) return sentences[failure.code](provider);
  if (problem === undefined) return undefined;
  return failure
    ? `${provider} did not renew the token; the next call tries again.`
    : `The login at ${provider} has expired, so a person has to reconnect the account.`;
}
