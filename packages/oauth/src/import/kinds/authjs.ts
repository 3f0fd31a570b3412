import { ProviderConfigurationError } from "@tokens/core";
import { importedSession, refuseOAuth1 } from "../imported-session.ts";
import type { Reader } from "../reader.ts";
import { serverNameOf } from "../server-names.ts";
import { scopesOf, settingsOf, textOf, timeOf } from "../values.ts";

const logins = new Set(["credentials", "email", "webauthn"]);

/** The account table of Auth.js (NextAuth.js), in the spelling of any adapter, back to version 3. */
export const authjs: Reader = {
  kind: "authjs",
  reads: "rows of the account table of Auth.js (NextAuth.js) as JSON",
  read(row) {
    const type = textOf(row, "type", "provider_type", "providerType");
    if (type !== undefined && logins.has(type))
      throw new ProviderConfigurationError(`It is a login of type ${type}, which has no tokens.`);
    if (textOf(row, "oauth_token", "oauth_token_secret")) refuseOAuth1();
    const scope = scopesOf(row, "scope");
    return {
      account: textOf(row, "userId", "user_id", "userid", "providerAccountId", "provider_account_id"),
      server: serverNameOf(textOf(row, "provider", "provider_id", "providerId")),
      session: importedSession({
        accessToken: textOf(row, "access_token", "accessToken"),
        refreshToken: textOf(row, "refresh_token", "refreshToken"),
        expiresAt: timeOf(row, "expires_at", "expiresAt", "access_token_expires", "accessTokenExpires"),
        scope,
      }),
      settings: settingsOf({ scopes: scope }),
    };
  },
};
