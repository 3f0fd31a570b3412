import { importedSession, parametersOf } from "../imported-session.ts";
import type { Reader } from "../reader.ts";
import { objectOf, scopesOf, settingsOf, textOf, timeOf } from "../values.ts";
import { ownerOf } from "./token-row.ts";

/** `OAuth2Token` of @badgateway/oauth2-client. */
export const badgateway: Reader = {
  kind: "badgateway",
  reads: "tokens of @badgateway/oauth2-client as JSON",
  read(row) {
    const scope = scopesOf(row, "scope");
    return {
      account: ownerOf(row),
      server: undefined,
      session: importedSession({
        accessToken: textOf(row, "accessToken"),
        refreshToken: textOf(row, "refreshToken"),
        expiresAt: timeOf(row, "expiresAt"),
        scope,
        parameters: parametersOf(objectOf(row, "extraParams")),
      }),
      settings: settingsOf({ scopes: scope }),
    };
  },
};
