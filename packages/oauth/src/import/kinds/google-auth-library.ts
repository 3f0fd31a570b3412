import { ProviderConfigurationError } from "@tokens/core";
import { importedSession } from "../imported-session.ts";
import type { Reader } from "../reader.ts";
import { scopesOf, settingsOf, textOf, timeOf } from "../values.ts";
import { ownerOf } from "./token-row.ts";

/** Files of Google's that hold no tokens, by their `type`. */
const withoutTokens: Readonly<Record<string, string>> = {
  service_account:
    "It is the key of a service account, which has no tokens to import: log in as a service account with it.",
  external_account:
    "It describes workload identity federation, which has no tokens to import: exchange the other provider's token instead.",
  impersonated_service_account:
    "It impersonates a service account, so it has no tokens of its own: import the credentials that it starts from.",
};

/** Where Google's own clients refresh. */
const googleTokenUrl = /^https:\/\/(oauth2|www|accounts)\.(googleapis|google)\.com\//;

/** Google's client libraries: `Credentials` of Node.js, `authorized_user`, and `Credentials.to_json()` of Python. */
export const googleAuthLibrary: Reader = {
  kind: "google-auth-library",
  reads: "token.json and credentials of Google's client libraries for Node.js and Python",
  read(row) {
    const reason = withoutTokens[textOf(row, "type") ?? ""];
    if (reason !== undefined) throw new ProviderConfigurationError(reason);
    if ("redirect_uris" in row)
      throw new ProviderConfigurationError("It is the client's file, which holds no tokens: import token.json.");
    const tokenUrl = textOf(row, "token_uri");
    const scope = scopesOf(row, "scopes", "scope");
    return {
      account: ownerOf(row),
      server: "google",
      session: importedSession({
        accessToken: textOf(row, "access_token", "token"),
        refreshToken: textOf(row, "refresh_token"),
        expiresAt: timeOf(row, "expiry_date", "expiry", "token_expiry"),
        scope,
      }),
      settings: settingsOf({
        clientId: textOf(row, "client_id"),
        clientSecret: textOf(row, "client_secret"),
        tokenUrl: tokenUrl !== undefined && googleTokenUrl.test(tokenUrl) ? undefined : tokenUrl,
        scopes: scope,
      }),
    };
  },
};
