import { importedSession, parametersOf } from "../imported-session.ts";
import type { Reader } from "../reader.ts";
import { scopesOf, settingsOf, textOf, timeOf } from "../values.ts";
import { ownerOf } from "./token-row.ts";

/** `AccessToken::jsonSerialize()` of league/oauth2-client: the token response with `expires` in Unix seconds. */
export const league: Reader = {
  kind: "league",
  reads: "access tokens of league/oauth2-client (PHP) as JSON",
  read(row) {
    const scope = scopesOf(row, "scope");
    const { account, userId, user_id, user, email, resource_owner_id, ...response } = row;
    return {
      account: ownerOf({ account, userId, user_id, user, email }) ?? textOf({ resource_owner_id }, "resource_owner_id"),
      server: undefined,
      session: importedSession({
        accessToken: textOf(row, "access_token"),
        refreshToken: textOf(row, "refresh_token"),
        expiresAt: timeOf(row, "expires"),
        scope,
        parameters: parametersOf(response),
      }),
      settings: settingsOf({ scopes: scope }),
    };
  },
};
