import { isTokensError } from "@tokens/core";
import type { Gitlab } from "@tokens/gitlab";
import { gitlabLogin, type GitlabLoginOptions } from "@tokens/gitlab/login";

const redirectUri = "http://127.0.0.1:3000/callback";

/**
 * Connects a customer at the sandbox, which approves a login at once, unless their account works. Your customers log in with a browser:
 * `examples/offline-worker` has the pages.
 */
export async function connectAtSandbox(
  gitlab: Gitlab,
  app: Pick<GitlabLoginOptions, "clientId" | "clientSecret" | "apiUrl">,
): Promise<void> {
  try {
    await gitlab.request("GET /user");
    return;
  } catch (error) {
    if (!isTokensError(error) || error.code !== "reauthorization_required") throw error;
  }
  const login = gitlabLogin({ ...app, redirectUri });
  const { url, checks } = await login.authorizationUrl();
  const { headers } = await fetch(url, { redirect: "manual" });
  const callback = headers.get("location");
  if (!callback?.startsWith(redirectUri)) throw new Error(`Connect ${gitlab.tokens.account} with a browser: ${url}`);
  const { session } = await login.exchange(callback, checks);
  await gitlab.tokens.save(session);
}
