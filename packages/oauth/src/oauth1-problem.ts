import { jsonOrText } from "@tokens/provider-kit";

/** What a server says about a request that it refused. */
export interface OAuth1Problem {
  /** An `oauth_problem`, or the server's own code. */
  readonly code?: string;
  /** The code and the server's words, for messages; empty when the server says nothing. */
  readonly words: string;
}

/**
 * Reads a refusal: the OAuth Problem Reporting extension (in `WWW-Authenticate` or a form body), `errors: [{ code, message }]` as
 * Twitter sends it, or one line of text as Trello sends it.
 */
export function readProblem(headers: Headers, body: string): OAuth1Problem {
  const challenge = headers.get("www-authenticate") ?? "";
  const [, told] = /\b(?:oauth_problem|error)="?([\w-]+)/.exec(challenge) ?? [];
  const { code: inBody, message } = readBody(body);
  const code = told ?? inBody;
  const words = [code, message].filter(Boolean).join(": ").slice(0, 200);
  return { ...(code && { code: code.slice(0, 100) }), words };
}

interface Told {
  readonly code?: string | undefined;
  readonly message?: string | undefined;
}

function readBody(body: string): Told {
  const json = jsonOrText(body);
  if (typeof json === "string") {
    const form = new URLSearchParams(body);
    const code = form.get("oauth_problem");
    if (code !== null) return { code, message: form.get("oauth_problem_advice") ?? undefined };
    return /^[\w .,:;'-]{1,100}$/.test(body.trim()) ? { code: body.trim() } : {};
  }
  const { errors, ...flat } = Object(json) as Record<string, unknown>;
  const { code, message } = (Array.isArray(errors) ? Object(errors[0]) : flat) as Record<string, unknown>;
  return {
    code: typeof code === "string" || typeof code === "number" ? String(code) : undefined,
    message: typeof message === "string" ? message : undefined,
  };
}

/** Of the OAuth Problem Reporting extension. */
const deadToken = ["token_expired", "token_rejected", "token_revoked"];

/** Whether a 401 says that the token no longer works. `refused` has the server's own words for that. */
export function isDeadToken({ code }: OAuth1Problem, refused: readonly string[] = []): boolean {
  return code !== undefined && (deadToken.includes(code) || refused.includes(code));
}
