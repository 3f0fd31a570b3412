import { ProviderConfigurationError } from "@tokens/core";

/** A personal access token: a refresh token of one user, lasting 90 days, made at developer.hubstaff.com/personal_access_tokens. */
export interface PersonalAccessTokenCredential {
  readonly personalAccessToken: string | undefined;
}

/** An OAuth app, made at developer.hubstaff.com/apps. Accounts come from a login (`@tokens/hubstaff/login`). */
export interface OAuthAppCredential {
  readonly clientId: string | undefined;
  readonly clientSecret: string | undefined;
}

/** An organization access token (`hsoat_…`), used as it is: no refresh. */
export interface OrganizationTokenCredential {
  readonly organizationToken: string | undefined;
}

/** A bare access token, for those who manage tokens elsewhere: no store, no refresh. */
export interface AccessTokenCredential {
  readonly accessToken: string | undefined;
}

/** What Hubstaff can be entered with: exactly one kind. */
export type HubstaffCredential =
  | PersonalAccessTokenCredential
  | OAuthAppCredential
  | OrganizationTokenCredential
  | AccessTokenCredential;

/** A credential that has been looked at. */
export type CheckedCredential =
  | { readonly kind: "personal"; readonly token: string }
  | { readonly kind: "app"; readonly clientId: string; readonly clientSecret: string }
  | { readonly kind: "bare"; readonly token: string };

const organizationPrefix = "hsoat_";
const where = "Create one at https://developer.hubstaff.com/personal_access_tokens.";

/** Finds out which kind is given. Throws `ProviderConfigurationError` when none is, two are, or one is of another kind. */
export function checkCredential(given: HubstaffCredential): CheckedCredential {
  const { personalAccessToken, clientId, clientSecret, organizationToken, accessToken } = trimmed(given);
  const kinds = [personalAccessToken, clientId ?? clientSecret, organizationToken, accessToken].filter(Boolean).length;
  if (kinds === 0) {
    throw new ProviderConfigurationError(
      `No Hubstaff credential: give a personalAccessToken, a clientId and clientSecret, an organizationToken or an accessToken. ${where}`,
    );
  }
  if (kinds > 1) {
    throw new ProviderConfigurationError(
      "Several kinds of Hubstaff credentials: give only one of personalAccessToken, clientId with clientSecret, organizationToken, accessToken.",
    );
  }
  if (personalAccessToken) {
    if (personalAccessToken.startsWith(organizationPrefix)) {
      throw new ProviderConfigurationError(
        `The personalAccessToken is an organization token (it begins with ${organizationPrefix}): pass it as organizationToken.`,
      );
    }
    return { kind: "personal", token: personalAccessToken };
  }
  if (organizationToken && !organizationToken.startsWith(organizationPrefix)) {
    throw new ProviderConfigurationError(
      `The organizationToken does not begin with ${organizationPrefix}. A personal access token is passed as personalAccessToken. ${where}`,
    );
  }
  const token = organizationToken ?? accessToken;
  if (token) return { kind: "bare", token };
  if (!clientId || !clientSecret) {
    throw new ProviderConfigurationError(
      "A Hubstaff app needs both clientId and clientSecret: see https://developer.hubstaff.com/apps.",
    );
  }
  return { kind: "app", clientId, clientSecret };
}

type Given = Partial<
  Record<"personalAccessToken" | "clientId" | "clientSecret" | "organizationToken" | "accessToken", string>
>;

/** What a paste or a file brings along is no part of a token. */
function trimmed(given: HubstaffCredential): Given {
  return Object.fromEntries(
    Object.entries(given)
      .map(([name, value]) => [name, typeof value === "string" ? value.trim() : undefined])
      .filter(([, value]) => value),
  ) as Given;
}
