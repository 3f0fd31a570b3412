import type { Account } from "@tokens/accounts";
import { isApiError } from "@tokens/provider-kit";
import { isTokensError } from "@tokens/core";
import { errorPage } from "@tokens/core/internal";
import { exitCodes, isTokensErrorCode, outcomeOf, type Outcome } from "./exit-code.ts";

/** A failure of the command itself. `next` says what to do. */
export class CommandError extends Error {
  override readonly name = "CommandError";
  readonly outcome: Outcome;
  readonly code: string;
  readonly next: string | undefined;
  readonly retryable: boolean;

  constructor(
    message: string,
    {
      outcome,
      code,
      next,
      retryable = false,
    }: { outcome: Outcome; code: string; next?: string | undefined; retryable?: boolean },
  ) {
    super(message);
    this.outcome = outcome;
    this.code = code;
    this.next = next;
    this.retryable = retryable;
  }
}

/** The command line is invalid. */
export function usageError(message: string, next?: string): CommandError {
  return new CommandError(message, { outcome: "usage", code: "usage", next });
}

/** Something that the command line names does not exist. */
export function notFound(message: string, next?: string): CommandError {
  return new CommandError(message, { outcome: "notFound", code: "not_found", next });
}

/** There is no profile of that name. */
export function noProfile(name: string): CommandError {
  const shown = /^[\w.-]+$/.test(name) ? name : "work";
  return notFound(
    `There is no profile "${name}".`,
    `tokens profile list, or create it: tokens profile set ${shown} --store sqlite:./tokens.db`,
  );
}

/** A failure as `--json` prints it under `error`. */
export interface Failure {
  readonly code: string;
  readonly message: string;
  readonly exitCode: number;
  readonly retryable: boolean;
  /** What to do next. */
  readonly next?: string;
  /** Page about the code. */
  readonly docs?: string;
  /** HTTP status of a rejected call. */
  readonly status?: number;
  readonly providerCode?: string | number;
  readonly requestId?: string;
  readonly retryAfterMs?: number;
}

/** Describes any error. `account` is the one that the command works on. */
export function failureOf(error: unknown, account?: Account): Failure {
  if (error instanceof CommandError) {
    const { message, code, next, outcome, retryable } = error;
    return {
      code,
      message,
      exitCode: exitCodes[outcome].code,
      retryable,
      ...(next && { next }),
      ...(isTokensErrorCode(code) && { docs: errorPage(code) }),
    };
  }
  if (!isTokensError(error)) {
    const { message } = error as Error;
    return { code: "failed", message, exitCode: exitCodes.failed.code, retryable: false };
  }
  const { code, message, retryable, docs } = error;
  const next = nextStep(error, account);
  return {
    code,
    message,
    exitCode: exitCodes[outcomeOf(error)].code,
    retryable,
    ...(next && { next }),
    docs,
    ...(isApiError(error) && {
      status: error.status,
      ...(error.providerCode !== undefined && { providerCode: error.providerCode }),
      ...(error.requestId && { requestId: error.requestId }),
      ...(error.retryAfterMs !== undefined && { retryAfterMs: error.retryAfterMs }),
    }),
  };
}

function nextStep(error: unknown, account: Account | undefined): string | undefined {
  if (!isTokensError(error)) return undefined;
  if (isApiError(error)) return apiSteps[error.status];
  switch (error.code) {
    case "reauthorization_required":
      return account && loginCommand(account);
    case "session_store":
      return "tokens doctor";
    default:
      return undefined;
  }
}

const apiSteps: Readonly<Record<number, string>> = {
  401: "the provider rejected this account's token: run tokens status, then log in again",
  403: "the account lacks permission: grant it at the provider, or use another account",
  404: "check the route and its ids: tokens request --routes <account>",
  422: "check the values against the error details in the response",
};

/** The command that connects an account again. */
export function loginCommand(account: Account): string {
  const { provider, realm, name } = account;
  const quoted = /^[\w@.+-]+$/.test(name) ? name : `'${name.replaceAll("'", "'\\''")}'`;
  // A server without a name of its own has that of its host, and its realm starts with its address.
  const server = provider.includes(".") ? `oauth --issuer https://${realm[0]}` : provider;
  return `tokens login ${server} --account ${quoted}`;
}

/** One exit code for several failures: the code that they share, or the general one. */
export function exitCodeOf(failures: readonly Failure[]): number {
  const codes = new Set(failures.map(({ exitCode }) => exitCode));
  if (codes.size === 0) return exitCodes.done.code;
  return codes.size === 1 ? [...codes][0]! : exitCodes.failed.code;
}

/** Throws when Ctrl-C was pressed. */
export function throwIfInterrupted(signal: AbortSignal): void {
  if (signal.aborted) throw interrupted();
}

/** Ctrl-C was pressed. */
export function interrupted(what = "Interrupted."): CommandError {
  return new CommandError(what, { outcome: "interrupted", code: "interrupted" });
}
