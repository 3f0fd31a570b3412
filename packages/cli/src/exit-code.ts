import type { AccountState } from "@tokens/accounts";
import type { TokensErrorCode } from "@tokens/core";

/** What each exit code means. */
export const exitCodes = {
  done: { code: 0, meaning: "done" },
  failed: { code: 1, meaning: "failed for any other reason" },
  usage: { code: 2, meaning: "the command line is invalid or incomplete" },
  login: { code: 3, meaning: "login required: log in again" },
  notFound: { code: 4, meaning: "there is no such account, provider or profile" },
  unreachable: { code: 5, meaning: "the provider is unavailable or rate-limiting: try again later" },
  store: { code: 6, meaning: "the store or its encryption key cannot be used" },
  refused: { code: 7, meaning: "the provider rejected the request of `tokens request`" },
  interrupted: { code: 130, meaning: "interrupted by Ctrl-C" },
} as const;

/** Name of an exit code. */
export type Outcome = keyof typeof exitCodes;

const outcomes: Readonly<Record<TokensErrorCode, Outcome>> = {
  reauthorization_required: "login",
  provider_unavailable: "unreachable",
  provider_configuration: "failed",
  invalid_token_response: "unreachable",
  session_store: "store",
  session_save: "store",
  lock_timeout: "unreachable",
  body_not_replayable: "failed",
  api_error: "refused",
};

/** Whether a code is that of an error of the packages, and not the command's own. */
export function isTokensErrorCode(code: string): code is TokensErrorCode {
  return Object.hasOwn(outcomes, code);
}

/** The outcome of a command that failed with this error. */
export function outcomeOf({
  code,
  retryable,
}: {
  readonly code: TokensErrorCode;
  readonly retryable: boolean;
}): Outcome {
  return code === "api_error" && retryable ? "unreachable" : outcomes[code];
}

/** The exit code for a monitor: whether an account needs a login, or is failing. */
export function monitorCode(states: readonly AccountState[]): number {
  const outcome = states.includes("needs-login") ? "login" : states.includes("failing") ? "unreachable" : "done";
  return exitCodes[outcome].code;
}

/** The topic `tokens help exit-codes`. */
export function exitCodesHelp(): string {
  const lines = Object.values(exitCodes).map(({ code, meaning }) => `  ${String(code).padStart(3)}  ${meaning}`);
  return ["Exit codes:", "", ...lines, ""].join("\n");
}
