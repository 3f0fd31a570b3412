import { newSession, ProviderConfigurationError } from "@tokens/core";
import type { PsohubSession } from "./provider.ts";

/**
 * Reads a session from JSON: the body of a token response of PSOhub (`access_token`, `refresh_token`) with the `redirect_uri` of
 * the login added, which PSOhub requires at every refresh.
 *
 * A token response does not say when it was issued, so `expires_in` is ignored and the first call refreshes. The other program must stop
 * using the refresh token. Throws `ProviderConfigurationError` when one of the three is missing.
 *
 * @example
 * ```ts
 * import { createPsohub } from "@tokens/psohub";
 * import { importSession } from "@tokens/psohub/import";
 *
 * const psohub = createPsohub({ clientId: "id", clientSecret: "secret" });
 * const text = '{"access_token":"…","refresh_token":"…","redirect_uri":"https://app.example.com/callback"}';
 * await psohub.for("alice").tokens.save(importSession(text));
 * ```
 */
export function importSession(text: string): PsohubSession {
  const stored = parse(text);
  const member = (name: string): string => {
    const value = stored[name];
    if (typeof value === "string" && value !== "") return value;
    throw new ProviderConfigurationError(
      `The session holds no ${name}: expected {"access_token":"…","refresh_token":"…","redirect_uri":"…"}.`,
    );
  };
  return newSession<PsohubSession>({
    accessToken: member("access_token"),
    refreshToken: member("refresh_token"),
    redirectUri: member("redirect_uri"),
    obtainedAt: 0,
    expiresAt: 1,
  });
}

function parse(text: string): Readonly<Record<string, unknown>> {
  try {
    return Object(JSON.parse(text)) as Readonly<Record<string, unknown>>;
  } catch {
    // The parser's own message would quote the text.
    throw new ProviderConfigurationError("The session is not JSON.");
  }
}
