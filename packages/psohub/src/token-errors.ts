import { redact, secretsIn } from "@tokens/core/token-endpoint";
import { readError } from "./errors.ts";

/** Answers so far that named nothing known. */
export interface Unexplained {
  answers: number;
  /** Status of the last answer, when that was one of them. */
  status?: number | undefined;
  /** What it said, shortened, without what was sent. */
  words?: string | undefined;
}

const sizeCap = 64 * 1024;

/** RFC 6749 section 5.2. */
const standard = /^(invalid_(request|client|grant|scope)|un(authorized_client|supported_grant_type))$/;

/**
 * `fetch` for the token endpoint, whose errors are of no documented shape: an answer that names the client or the grant comes
 * out as RFC 6749 section 5.2 writes it. Another 4xx than 408 and 429 is noted as unexplained.
 */
export function explicitErrors(send: typeof fetch, unexplained: Unexplained): typeof fetch {
  return async (input, init) => {
    unexplained.status = undefined;
    const response = await send(input, init);
    const { status, headers } = response;
    if (status >= 300 && (status < 400 || status > 499 || status === 408 || status === 429)) return response;
    if (Number(headers.get("content-length") ?? 0) > sizeCap) return response;
    const text = await response.text();
    const body = parsed(text, init?.body);
    if (response.ok && !isRefusal(body)) return new Response(text, { status, headers });

    const { providerCode, detail } = readError(body);
    const error = standard.test(String(providerCode)) ? providerCode : named(`${providerCode ?? ""} ${detail ?? ""}`);
    if (error) return Response.json({ error, error_description: detail }, { status: response.ok ? 400 : status });
    // A page is what a proxy in front sends: it says nothing of the grant.
    if (!response.ok && !/^\s*</.test(text)) {
      unexplained.answers += 1;
      unexplained.status = status;
      unexplained.words = detail;
    }
    return Response.json({ error_description: detail }, { status });
  };
}

/** A 200 may carry an error: then it holds no token, and says something. */
function isRefusal(body: unknown): boolean {
  if (typeof body !== "object" || body === null) return typeof body === "string" && body !== "";
  return !("access_token" in body) && ("error" in body || "message" in body);
}

/** The OAuth error that some words amount to. The client first: "invalid client" may be followed by a word of the grant. */
function named(words: string): string | undefined {
  if (/invalid_scope|scope/i.test(words)) return "invalid_scope";
  if (/client|secret/i.test(words)) return "invalid_client";
  if (/grant.?type/i.test(words)) return "unsupported_grant_type";
  if (/redirect/i.test(words)) return "invalid_request";
  if (/grant|token|code\b/i.test(words)) return "invalid_grant";
  return undefined;
}

/** The answer, in whose texts no secret that was sent is left. */
function parsed(text: string, sent: unknown): unknown {
  const secrets = secretsIn(Object.fromEntries(new URLSearchParams(typeof sent === "string" ? sent : "")));
  const clean = (_: string, value: unknown): unknown => (typeof value === "string" ? redact(value, secrets) : value);
  try {
    return JSON.parse(text, clean) as unknown;
  } catch {
    return redact(text, secrets);
  }
}
