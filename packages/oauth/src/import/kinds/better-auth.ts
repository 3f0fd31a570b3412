import { ProviderConfigurationError } from "@tokens/core";
import { importedSession } from "../imported-session.ts";
import type { Reader } from "../reader.ts";
import { serverNameOf } from "../server-names.ts";
import { scopesOf, settingsOf, textOf, timeOf } from "../values.ts";

/** The account table of Better Auth, whose scopes are separated by commas. */
export const betterAuth: Reader = {
  kind: "better-auth",
  reads: "rows of the account table of Better Auth as JSON",
  read(row) {
    const server = serverNameOf(textOf(row, "providerId", "provider_id"));
    if (server === "credential") throw new ProviderConfigurationError("It is a password login, which has no tokens.");
    const scope = scopesOf(row, "scope");
    return {
      account: textOf(row, "userId", "user_id", "accountId", "account_id"),
      server,
      session: importedSession({
        accessToken: textOf(row, "accessToken", "access_token"),
        refreshToken: textOf(row, "refreshToken", "refresh_token"),
        expiresAt: timeOf(row, "accessTokenExpiresAt", "access_token_expires_at"),
        refreshTokenExpiresAt: timeOf(row, "refreshTokenExpiresAt", "refresh_token_expires_at"),
        scope,
      }),
      settings: settingsOf({ scopes: scope }),
    };
  },
};
