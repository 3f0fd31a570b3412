import { importedSession, parametersOf } from "../imported-session.ts";
import type { Reader } from "../reader.ts";
import { scopesOf, settingsOf, textOf, timeOf } from "../values.ts";
import { ownerOf } from "./token-row.ts";

/** `AccessToken` of simple-oauth2 as JSON: a token response with `expires_at`. `expires_in` counts from an unknown time. */
export const simpleOauth2: Reader = {
  kind: "simple-oauth2",
  reads: "access tokens of simple-oauth2 as JSON",
  read(row) {
    const scope = scopesOf(row, "scope");
    const { account, userId, user_id, user, email, ...response } = row;
    return {
      account: ownerOf({ account, userId, user_id, user, email }),
      server: undefined,
      session: importedSession({
        accessToken: textOf(row, "access_token"),
        refreshToken: textOf(row, "refresh_token"),
        expiresAt: timeOf(row, "expires_at"),
        scope,
        parameters: parametersOf(response),
      }),
      settings: settingsOf({ scopes: scope }),
    };
  },
};
