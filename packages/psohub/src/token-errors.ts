import { redact, secretsIn } from "@tokens/core/token-endpoint";
import { jsonOrText } from "@tokens/provider-kit";
import { readError } from "./errors.ts";

/** Error responses without a known reason. */
export interface Unexplained {
  count: number;
  /** Status of the last response, when it was one of them. */
  status?: number | undefined;
  /** Its description, shortened and without secrets. */
  words?: string | undefined;
}

const sizeCap = 64 * 1024;

/** RFC 6749 section 5.2. */
const standard = /^(invalid_(request|client|grant|scope)|un(authorized_client|supported_grant_type))$/;

/**
 * `fetch` for the token endpoint, whose errors have no documented shape: one about the client or the grant is rewritten as in
 * RFC 6749 section 5.2. Any other 4xx except 408 and 429 is recorded as unexplained.
 */
export function explicitErrors(send: typeof fetch, unexplained: Unexplained): typeof fetch {
  return async (input, init) => {
    unexplained.status = undefined;
    const response = await send(input, init);
    const { status, headers } = response;
    if (status >= 300 && (status < 400 || status > 499 || status === 408 || status === 429)) return response;
    if (Number(headers.get("content-length") ?? 0) > sizeCap) return response;
    const text = await response.text();
    const body = redactedBody(text, init?.body);
    if (response.ok && !isRefusal(body)) return new Response(text, { status, headers });

    const { providerCode, detail } = readError(body);
    const error = standard.test(String(providerCode)) ? providerCode : named(`${providerCode ?? ""} ${detail ?? ""}`);
    if (error) return Response.json({ error, error_description: detail }, { status: response.ok ? 400 : status });
    // A page comes from a proxy in front of PSOhub: it says nothing about the grant.
    if (!response.ok && !/^\s*</.test(text)) {
      unexplained.count += 1;
      unexplained.status = status;
      unexplained.words = detail;
    }
    return Response.json({ error_description: detail }, { status });
  };
}

/** A 200 may carry an error: it then has a message and no token. */
function isRefusal(body: unknown): boolean {
  if (typeof body !== "object" || body === null) return typeof body === "string" && body !== "";
  return !("access_token" in body) && ("error" in body || "message" in body);
}

/** The OAuth error that a message describes. Client errors come first: "invalid client" may be followed by a word about the grant. */
function named(words: string): string | undefined {
  if (/invalid_scope|scope/i.test(words)) return "invalid_scope";
  if (/client|secret/i.test(words)) return "invalid_client";
  if (/grant.?type/i.test(words)) return "unsupported_grant_type";
  if (/redirect/i.test(words)) return "invalid_request";
  if (/grant|token|code\b/i.test(words)) return "invalid_grant";
  return undefined;
}

/** The body without the secrets that were sent. */
function redactedBody(text: string, sent: unknown): unknown {
  const secrets = secretsIn(Object.fromEntries(new URLSearchParams(typeof sent === "string" ? sent : "")));
  const clean = (value: unknown): unknown => (typeof value === "string" ? redact(value, secrets) : value);
  return clean(jsonOrText(text, (_, value) => clean(value)));
}
