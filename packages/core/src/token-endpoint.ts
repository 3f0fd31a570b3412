/**
 * The OAuth 2 token request, for authors of providers: sent once, with a lenient parser for the response.
 *
 * @example
 * ```ts
 * import { requestToken } from "@tokens/core/token-endpoint";
 *
 * const refresh = (refresh_token: string, signal: AbortSignal) =>
 *   requestToken(
 *     {
 *       provider: "Example",
 *       url: "https://auth.example.com/token",
 *       parameters: { grant_type: "refresh_token", refresh_token },
 *     },
 *     { fetch, now: Date.now, signal },
 *   );
 * ```
 *
 * @module
 */
import type { GrantContext } from "./provider.ts";
import { parseAnswer, readTokenResponse, type TokenResponse } from "./token-answer.ts";
import { refusal, readProviderError } from "./token-refusal.ts";
import { sendTokenRequest, type TokenRequest } from "./token-request.ts";

export { readLimited, readLimitedText } from "./read-limited.ts";
export { redact, secretsIn } from "./redact.ts";
export { readTokenResponse, type TokenResponseFormat, type TokenMember, type TokenResponse } from "./token-answer.ts";
export { retryAfter, sendTokenRequest, type RawTokenResponse, type TokenRequest } from "./token-request.ts";
export { waitInWords } from "./wait-in-words.ts";

/**
 * Sends a token request once and parses the response. Throws `ReauthorizationRequiredError` when the body says that the grant is invalid,
 * `ProviderConfigurationError` when the error concerns the client or the request, `InvalidTokenResponseError` for a 2xx without a usable
 * token, and `ProviderUnavailableError` otherwise.
 */
export async function requestToken(
  request: TokenRequest,
  context: Omit<GrantContext, "account">,
): Promise<TokenResponse> {
  const { provider, url, parameters, format, headers } = request;
  const sent = Object.entries(parameters).filter(([, value]) => value !== undefined);
  const answer = await sendTokenRequest(
    provider,
    url,
    {
      headers: {
        accept: "application/json",
        "content-type": format === "json" ? "application/json" : "application/x-www-form-urlencoded",
        ...headers,
      },
      body:
        format === "json"
          ? JSON.stringify(Object.fromEntries(sent))
          : `${new URLSearchParams(sent.flatMap(([name, value]) => [value].flat().map((one) => [name, String(one)])))}`,
    },
    context,
  );
  const body = parseAnswer(answer.text);
  const providerError = readProviderError(body, request, answer.response.status);
  const tokens =
    answer.response.ok && body && !providerError.code && readTokenResponse(body, request, answer.obtainedAt);
  if (tokens) return tokens;
  throw refusal(request, answer, body, providerError, context);
}
