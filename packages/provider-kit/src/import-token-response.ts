import { newSession, ProviderConfigurationError, type Session } from "@tokens/core";
import { readTokenResponse } from "@tokens/core/token-endpoint";
import { jsonOrText } from "./json-or-text.ts";

/** An expiry in the past: the first call refreshes. */
const longExpired = 1;

/**
 * Reads the session in a token response that another program stored as JSON (RFC 6749 section 5.1). Without `created_at`, in Unix
 * seconds, its age is unknown, and the first call refreshes. Throws `ProviderConfigurationError` when there is no access token.
 */
export function importTokenResponse(text: string, provider: string): Session {
  const body = Object(jsonOrText(text)) as Readonly<Record<string, unknown>>;
  const createdAt = Number(body["created_at"]) * 1000 || undefined;
  const response = readTokenResponse(body, { provider }, createdAt ?? 0);
  if (!response) {
    throw new ProviderConfigurationError(
      `The text is not a token response of ${provider}: expected {"access_token":"…","refresh_token":"…"}.`,
    );
  }
  const { body: _, expiresAt, ...grant } = response;
  return newSession({ ...grant, expiresAt: createdAt === undefined && grant.refreshToken ? longExpired : expiresAt });
}
