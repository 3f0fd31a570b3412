import type { Session } from "@tokens/core";
import { importTokenResponse } from "@tokens/provider-kit";

/**
 * Reads a session from the JSON of GitLab's token response, which another program stored. That program must stop using the refresh
 * token. Throws `ProviderConfigurationError` when there is no access token.
 *
 * @example
 * ```ts
 * import { createGitlab } from "@tokens/gitlab";
 * import { importSession } from "@tokens/gitlab/import";
 *
 * const gitlab = createGitlab({ clientId: "id", clientSecret: "secret" });
 * await gitlab.for("alice").tokens.save(importSession('{"access_token":"…","refresh_token":"…","created_at":1607635748}'));
 * ```
 */
export function importSession(text: string): Session {
  return importTokenResponse(text, "GitLab");
}
