import {
  InvalidTokenResponseError,
  ProviderConfigurationError,
  ProviderUnavailableError,
  ReauthorizationRequiredError,
  type TokensError,
} from "./errors.ts";
import type { GrantContext } from "./provider.ts";
import { redact, secretsIn } from "./redact.ts";
import { partOf, textOf, type Members, type TokenResponseFormat } from "./token-answer.ts";
import { retryAfter, type RawTokenResponse, type TokenRequest } from "./token-request.ts";
import { waitInWords } from "./wait-in-words.ts";

/** The error in a response without a token. */
export interface ProviderError {
  /** The provider's error code, e.g. `invalid_grant`. */
  readonly code: string | undefined;
  /** The provider's messages, which may quote the request. */
  readonly words: string;
}

/** Members with messages for people, or with the subject of an error. */
const messageMember =
  /^(errors?|(err(or)?_?)?(description|summary|message|msg|reason|details?|title|hint)|suberror|resource|field)$/i;

/** Reads an error of any known shape: `error` as text or object, a list of `errors`, a `message`. */
export function readProviderError(
  body: Members | undefined,
  format: TokenResponseFormat,
  status: number,
): ProviderError {
  const parts = [body, body && partOf(body, format)];
  const code = parts.map((part) => codeOf(part?.["error"], status) ?? codeOf(part?.["errors"], status)).find(Boolean);
  const words = parts.flatMap((part) => messagesIn(part, 4)).filter((text) => text !== code);
  return { code, words: [...new Set(words)].join("; ") };
}

function codeOf(error: unknown, status: number): string | undefined {
  const first: unknown = Array.isArray(error) ? error[0] : error;
  if (typeof first !== "object" || !first) return textOf(first);
  const { code, errorType, type, status: name } = first as Members;
  // Some servers repeat the HTTP status.
  const text = (value: unknown): string | undefined =>
    typeof value === "number" && value && value !== status ? String(value) : textOf(value);
  return [code, errorType, type, name].map(text).find(Boolean);
}

/** The texts of message members; deeper ones are not meant for people. */
function messagesIn(value: unknown, depth: number): string[] {
  if (typeof value !== "object" || !value || depth === 0) return typeof value === "string" ? [value] : [];
  return Object.entries(value).flatMap(([name, inner]) =>
    Array.isArray(value) || messageMember.test(name) ? messagesIn(inner, depth - 1) : [],
  );
}

/** The title of an HTML page, or its text. */
function pageWords(html: string): string {
  // Limited, because backtracking takes long on a crafted page.
  const head = html.slice(0, 4000);
  return /<title[^>]*>([^<]+)/i.exec(head)?.[1] ?? head.replace(/<(script|style)[^]*?<\/\1>|<[^>]*>/gi, " ");
}

const temporary =
  /temporar|unavailable|(server|internal|fatal).?error|slow.?down|_pending|_nonce|request.?timeout|(rate|request).?limit|too.?many|throttl|\blater\b/i;

/** Codes about the client or the request: RFC 6749 section 5.2, and variants in the wild. */
const aboutClient =
  /client|dpop|application|redirect|scope|grant.?type|unsupported|^invalid_(request|argument|target)/i;
const wordsAboutClient = /\bapplication\b|client.?(id|secret|cred|auth)|invalid.?client/i;

/** Names of HTTP statuses that gateways send as `error`. */
const statusName = /^(forbidden|not.?found|method.?not.?allowed)$/i;

/**
 * Classifies an error: invalid grant, wrong configuration, or transient. Servers have their own codes, so a code that is neither about the
 * client nor temporary means an invalid grant, which only a person can fix.
 */
function meaningOf(
  { code = "", words }: ProviderError,
  status: number,
  refused: readonly string[],
): "refused" | "configuration" | "passing" {
  const all = `${code} ${words}`;
  // 190 is Facebook's.
  if (/^(invalid_grant|190)$/.test(code) || refused.includes(code)) return "refused";
  if (status > 499 || [408, 425, 429].includes(status) || (status > 299 && status < 400) || temporary.test(all))
    return "passing";
  // A code like `invalid` or 100 means nothing without the messages.
  const isVague = !/[_ ]/.test(code);
  const told = isVague ? all : words;
  const isDeadToken =
    /refresh.?token/i.test(told) && /invalid|expired|revoked|unknown|not.found|used|active/i.test(told);
  const isAboutClient = aboutClient.test(code) || (isVague && wordsAboutClient.test(words));
  if (isAboutClient && !(isDeadToken && code === "invalid_request")) return "configuration";
  return isDeadToken || (code && !statusName.test(code)) ? "refused" : "passing";
}

/** Creates the error for a response without tokens, with the provider's messages. */
export function refusal(
  request: TokenRequest,
  { response, text }: RawTokenResponse,
  body: Members | undefined,
  providerError: ProviderError,
  { now, interrupted }: Pick<GrantContext, "now" | "interrupted">,
): TokensError {
  const { provider, url, parameters, headers, names, refused = [], hints } = request;
  const { ok, status } = response;
  const secrets = secretsIn(parameters, headers);
  const shown = (words: string, length: number): string =>
    redact(words, secrets)
      .replace(/[\s\p{Cc}]+/gu, " ")
      .trim()
      .slice(0, length);
  const header = (name: string): string => response.headers.get(name) ?? "";
  const isPage = !body && text && (/^\s*<(!doctype|html)/i.test(text) || header("content-type").includes("html"));
  // The text of a 200 response may be a token.
  const words = shown(isPage ? pageWords(redact(text, secrets)) : body || ok ? providerError.words : text, 200);
  const providerCode = providerError.code && shown(providerError.code, 100);
  const what = `${provider} answered the token request with ${status}${providerCode ? ` "${providerCode}"` : ""}${isPage ? " and an HTML page" : ""}${words && ` (${words})`}`;
  const checkUrl = "check the token endpoint's URL.";
  // RFC 6749 section 5.2: an unknown client gets a challenge, and not always a message.
  const isChallenge = status === 401 && !providerError.code && /^basic/i.test(header("www-authenticate"));
  const meaning = isChallenge ? "configuration" : meaningOf(providerError, status, refused);
  if (meaning === "refused") {
    const lost = interrupted && parameters["refresh_token"] !== undefined;
    const advice = [
      lost && "An earlier refresh was interrupted, and its tokens are lost.",
      textOf(hints?.[providerError.code ?? ""]),
      "Log in again or supply a new credential.",
    ];
    return new ReauthorizationRequiredError(`${what}. ${advice.filter(Boolean).join(" ")}`, {
      reason: lost ? "interrupted" : "refused",
      providerCode,
    });
  }
  if (ok && !providerError.code) {
    const lacks = text ? (body ? `no ${names?.access_token ?? "access_token"}` : "no JSON") : "no body";
    return new InvalidTokenResponseError(`${what}, but ${lacks}. If this persists, ${checkUrl}`);
  }
  if (meaning === "configuration") {
    return new ProviderConfigurationError(`${what}. Check the client id, the secret and the kind of credential.`, {
      providerCode,
    });
  }
  const location = header("location");
  const target = location && URL.canParse(location, url) ? ` to ${new URL(location, url).origin}` : "";
  const isRedirect = !ok && status < 400;
  return new ProviderUnavailableError(
    isRedirect
      ? `${what}, a redirect${target} that is not followed: ${checkUrl}`
      : `${what}; try again later${[404, 405].includes(status) ? `, and if this persists, ${checkUrl}` : "."}`,
    {
      status,
      providerCode,
      retryAfterMs: retryAfter(header("retry-after") || String(waitInWords(providerError.words) ?? ""), now()),
      delivery: "answered",
    },
  );
}
