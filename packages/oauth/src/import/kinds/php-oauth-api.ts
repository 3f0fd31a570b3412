import { importedSession, parametersOf, refuseOAuth1 } from "../imported-session.ts";
import type { Reader } from "../reader.ts";
import { serverNameOf } from "../server-names.ts";
import { objectOf, scopesOf, settingsOf, textOf, timeOf } from "../values.ts";

/**
 * The table `oauth_session` of the PHP OAuth API and of the clients that took its schema. The column `session` is a cookie that
 * grants access to the PHP program, so it never becomes the name of an account.
 */
export const phpOauthApi: Reader = {
  kind: "php-oauth-api",
  reads: "rows of the table oauth_session of the PHP OAuth API as JSON",
  read(row) {
    if (textOf(row, "access_token_secret")) refuseOAuth1();
    const response = objectOf(row, "access_token_response");
    const scope = scopesOf(row, "scope") ?? scopesOf(response, "scope");
    const user = textOf(row, "user");
    return {
      account: user === undefined || user === "0" ? textOf(row, "id") : user,
      server: serverNameOf(textOf(row, "server", "provider")),
      session: importedSession({
        accessToken: textOf(row, "access_token"),
        refreshToken: textOf(row, "refresh_token"),
        // In UTC, as the class writes it.
        expiresAt: timeOf(row, "expiry"),
        scope,
        parameters: parametersOf(response),
      }),
      settings: settingsOf({ scopes: scope }),
    };
  },
};
