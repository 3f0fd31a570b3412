import { isTokensError, type TokensErrorCode } from "@tokens/core";
import { json } from "./json.ts";

/** Problems of the agent itself. */
type AgentProblemCode =
  | "unauthorized"
  | "browser_refused"
  | "not_found"
  | "method_not_allowed"
  | "invalid_request"
  | "body_too_large"
  | "ambiguous_account"
  | "internal";

/** Members of a problem document (RFC 9457). */
export interface Problem {
  readonly status: number;
  readonly code: AgentProblemCode | TokensErrorCode;
  /** What happened and what to do about it. */
  readonly detail: string;
  /** Whether the same request may succeed later without a person. @default false */
  readonly retryable?: boolean;
  /** Why a login is needed. */
  readonly reason?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const titles: Readonly<Record<number, string>> = {
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  405: "Method Not Allowed",
  409: "Conflict",
  413: "Content Too Large",
  421: "Misdirected Request",
  500: "Internal Server Error",
  502: "Bad Gateway",
  503: "Service Unavailable",
};

const statuses: Readonly<Record<TokensErrorCode, number>> = {
  reauthorization_required: 409,
  provider_unavailable: 503,
  provider_configuration: 500,
  invalid_token_response: 502,
  session_store: 503,
  session_save: 503,
  lock_timeout: 503,
  body_not_replayable: 503,
  api_error: 502,
};

/** A request that cannot be answered. */
export class AgentProblem extends Error {
  override readonly name = "AgentProblem";
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail);
    this.problem = problem;
  }
}

/** Describes any error. Those of unknown origin are not quoted. */
export function problemOf(error: unknown): Problem {
  if (error instanceof AgentProblem) return error.problem;
  if (!isTokensError(error))
    return { status: 500, code: "internal", detail: "The agent failed to answer this request. Its output says why." };
  const { code, message: detail } = error;
  const { reason, retryAfterMs } = error as { reason?: string; retryAfterMs?: number };
  return {
    status: statuses[code],
    code,
    detail,
    // What the agent cannot send twice, the caller can.
    retryable: error.retryable || code === "body_not_replayable",
    ...(reason && { reason }),
    ...(retryAfterMs !== undefined && {
      headers: { "retry-after": String(Math.max(1, Math.ceil(retryAfterMs / 1000))) },
    }),
  };
}

/** The response that reports a problem. */
export function problemResponse({ status, headers, retryable = false, ...members }: Problem): Response {
  const body = { title: titles[status], status, ...members, retryable };
  return json(body, { status, headers: { ...headers, "content-type": "application/problem+json" } });
}
