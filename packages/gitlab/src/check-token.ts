import { ProviderUnavailableError, ReauthorizationRequiredError, type Grant, type GrantContext } from "@tokens/core";
import { userAgent } from "@tokens/provider-kit";

/**
 * Asks GitLab about a personal, project or group access token, and learns when it expires
 * (https://docs.gitlab.com/api/personal_access_tokens/#self-inform).
 */
export function checkToken(accessToken: string, apiUrl: string): (context: GrantContext) => Promise<Grant> {
  return async ({ fetch, now, signal }) => {
    const obtainedAt = now();
    const response = await fetch(`${apiUrl}/api/v4/personal_access_tokens/self`, {
      headers: { ...userAgent("GitLab"), accept: "application/json", authorization: `Bearer ${accessToken}` },
      redirect: "manual",
      signal,
    });
    const { status, ok } = response;
    const body: unknown = await response.json().catch(() => undefined);
    if (status === 401)
      throw new ReauthorizationRequiredError(
        `GitLab refused the access token: it has expired, or it was revoked. Create a personal one at ${apiUrl}/-/user_settings/personal_access_tokens, or one of a project or group in its settings.`,
        { reason: "refused" },
      );
    if (status === 429 || status >= 500)
      throw new ProviderUnavailableError(`GitLab answered the check of the access token with ${status}.`, { status });
    // An older GitLab does not have the route, and a token of few scopes may not call it.
    const expiresAt = ok ? endOf(body) : undefined;
    return { accessToken, obtainedAt, ...(expiresAt && { expiresAt, refreshTokenExpiresAt: expiresAt }) };
  };
}

/** A token ends at midnight UTC of the day `expires_at`. */
function endOf(body: unknown): number | undefined {
  const { expires_at: day } = Object(body) as { readonly expires_at?: unknown };
  return typeof day === "string" ? Date.parse(day) || undefined : undefined;
}
