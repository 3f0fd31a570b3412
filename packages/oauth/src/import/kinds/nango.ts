import { ProviderConfigurationError } from "@tokens/core";
import { importedSession, parametersOf, refuseOAuth1 } from "../imported-session.ts";
import type { Reader } from "../reader.ts";
import { serverNameOf } from "../server-names.ts";
import { objectOf, scopesOf, settingsOf, textOf, timeOf } from "../values.ts";

const fetchIt = "fetch the connection with GET /connections/{connectionId}?refresh_token=true";

/** Names of settings that choose the server and the client: a connection has its own meaning for them. */
const reserved = /^(server|issuer|scopes|client\w*|\w+Url)$/;

/** Connections of Nango. Their `connection_config` has both what the user entered and what the token response contained. */
export const nango: Reader = {
  kind: "nango",
  reads: "connections of Nango with their credentials, as its API returns them",
  read(row) {
    const credentials = objectOf(row, "credentials");
    const type = textOf(credentials, "type");
    if (type === undefined)
      throw new ProviderConfigurationError(`It has no credentials, as in Nango's lists: ${fetchIt}.`);
    if (type === "OAUTH1") refuseOAuth1();
    if (type !== "OAUTH2")
      throw new ProviderConfigurationError(
        `It is a connection of type ${type}, and only OAUTH2 is imported: connect it again.`,
      );
    const refreshToken = textOf(credentials, "refresh_token");
    const expiresAt = timeOf(credentials, "expires_at");
    if (refreshToken === undefined && expiresAt !== undefined)
      throw new ProviderConfigurationError(
        `Its token expires and it has no refresh token, which Nango omits unless requested: ${fetchIt}.`,
      );
    const { oauth_client_id, oauth_client_secret, oauth_scopes, ...config } = objectOf(row, "connection_config");
    const raw = objectOf(credentials, "raw");
    const override = objectOf(credentials, "config_override");
    const scope = scopesOf({ oauth_scopes, ...raw }, "scope", "oauth_scopes");
    return {
      account: textOf(row, "connection_id"),
      server: serverNameOf(textOf(row, "provider")),
      session: importedSession({
        accessToken: textOf(credentials, "access_token"),
        refreshToken,
        expiresAt,
        scope,
        parameters: parametersOf(raw, config),
      }),
      settings: settingsOf({
        ...Object.fromEntries(Object.entries(parametersOf(config)).filter(([name]) => !reserved.test(name))),
        clientId: textOf(override, "client_id") ?? textOf({ oauth_client_id }, "oauth_client_id"),
        clientSecret: textOf(override, "client_secret") ?? textOf({ oauth_client_secret }, "oauth_client_secret"),
        scopes: scope,
      }),
    };
  },
};
