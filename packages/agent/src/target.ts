import { AgentProblem } from "./problem.ts";

/** What a request can be for. */
export type Action = "openapi" | "accounts" | "token" | "status" | "invalidate" | "proxy";

/** What a request is for. */
export interface Target {
  readonly action: Action;
  /** Name or key of the account, for the actions of one. */
  readonly account?: string;
  /** For `proxy`: the path before and after `/proxy`, the latter with its slash. */
  readonly before?: string;
  readonly rest?: string;
}

const fixed: Readonly<Record<string, Action>> = { "/openapi.json": "openapi", "/v1/accounts": "accounts" };
const accountPath = /^\/v1\/accounts\/([^/]+)(\/.*)$/;
const actionPath = /^\/(token|status|invalidate|proxy(?=\/))(\/.*)?$/;

/**
 * Parses a path. An account is `/hubstaff/alice`, or one segment with its name or key percent-encoded: `/hubstaff%2Falice`. Returns
 * `undefined` for a path that the agent does not have.
 */
export function targetOf(pathname: string): Target | undefined {
  const action = Object.hasOwn(fixed, pathname) ? fixed[pathname] : undefined;
  if (action) return { action };
  const [, first = "", tail = ""] = accountPath.exec(pathname) ?? [];
  const name = decode(first);
  const isWhole = name.includes("/") || isKey(name);
  const [, second = "", end = ""] = isWhole ? ["", "", tail] : (/^\/([^/]+)(\/.*)$/.exec(tail) ?? []);
  const [, verb, rest] = actionPath.exec(end) ?? [];
  if (!verb || (verb !== "proxy" && rest !== undefined)) return undefined;
  const account = isWhole ? name : `${name}/${decode(second)}`;
  const before = `/v1/accounts/${isWhole ? first : `${first}/${second}`}/proxy`;
  return { action: verb as Action, account, ...(verb === "proxy" && { before, rest: rest ?? "/" }) };
}

/** Whether it is a session's key rather than a name such as `hubstaff/alice`. */
export function isKey(account: string): boolean {
  return /^[^/:]+:[^:]*:/.test(account);
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new AgentProblem({
      status: 400,
      code: "invalid_request",
      detail: "The account in the path is not percent-encoded correctly.",
    });
  }
}
