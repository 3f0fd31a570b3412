import { ProviderConfigurationError } from "@tokens/core";
import { optionalText, requireText } from "@tokens/provider-kit";

/** A personal access token: a refresh token of one user, valid for 90 days, from developer.hubstaff.com/personal_access_tokens. */
export interface PersonalAccessTokenCredential {
  readonly personalAccessToken: string | undefined;
}

/** An OAuth app, from developer.hubstaff.com/apps. Its accounts come from a login (`@tokens/hubstaff/login`). */
export interface OAuthAppCredential {
  readonly clientId: string | undefined;
  readonly clientSecret: string | undefined;
}

/** An organization access token (`hsoat_…`), sent as is and never refreshed. */
export interface OrganizationTokenCredential {
  readonly organizationToken: string | undefined;
}

/** An access token that the program manages itself: no store, no refresh. */
export interface AccessTokenCredential {
  readonly accessToken: string | undefined;
}

/** What to authenticate with: exactly one kind of credential. */
export type HubstaffCredential =
  | PersonalAccessTokenCredential
  | OAuthAppCredential
  | OrganizationTokenCredential
  | AccessTokenCredential;

/** A checked credential. */
export type CheckedCredential =
  | { readonly kind: "personal"; readonly token: string }
  | { readonly kind: "app"; readonly clientId: string; readonly clientSecret: string }
  | { readonly kind: "bare"; readonly token: string };

const organizationPrefix = "hsoat_";
/** Where a personal access token comes from, as a sentence for messages. */
export const where = "Create one at https://developer.hubstaff.com/personal_access_tokens.";

/** Checks a credential. Throws `ProviderConfigurationError` when there is none, more than one, or one of another kind. */
export function checkCredential(given: HubstaffCredential): CheckedCredential {
  const { personalAccessToken, clientId, clientSecret, organizationToken, accessToken } = trimmed(given);
  const kinds = [personalAccessToken, clientId ?? clientSecret, organizationToken, accessToken].filter(Boolean).length;
  if (kinds === 0) {
    throw new ProviderConfigurationError(
      `No Hubstaff credential: pass personalAccessToken, clientId and clientSecret, organizationToken or accessToken. ${where}`,
    );
  }
  if (kinds > 1) {
    throw new ProviderConfigurationError(
      "More than one Hubstaff credential: pass only one of personalAccessToken, clientId with clientSecret, organizationToken, accessToken.",
    );
  }
  if (personalAccessToken) {
    if (personalAccessToken.startsWith(organizationPrefix)) {
      throw new ProviderConfigurationError(
        `The personalAccessToken is an organization token (it starts with ${organizationPrefix}): pass it as organizationToken.`,
      );
    }
    const fault = faultOf(personalAccessToken);
    if (fault === undefined) return { kind: "personal", token: personalAccessToken };
    throw new ProviderConfigurationError(
      `The personalAccessToken ${fault}. A personal access token is one long line of three parts joined by dots, and starts with "eyJ". ${where}`,
    );
  }
  if (organizationToken && !organizationToken.startsWith(organizationPrefix)) {
    throw new ProviderConfigurationError(
      `The organizationToken does not start with ${organizationPrefix}. Pass a personal access token as personalAccessToken. ${where}`,
    );
  }
  const token = organizationToken ?? accessToken;
  return token ? { kind: "bare", token } : { kind: "app", ...checkApp({ clientId, clientSecret }) };
}

/** Every token so far was a JWT; another long word may be a new kind, and Hubstaff decides. */
function faultOf(token: string): string | undefined {
  if (/\s/.test(token)) return "contains white space";
  if (token.length < 20) return `has only ${token.length} characters`;
  if (token.startsWith("eyJ") && !/^[\w-]+\.[\w-]+\.[\w-]+$/.test(token)) return "is incomplete";
  return undefined;
}

/** Checks an OAuth app. Throws `ProviderConfigurationError` when half of it is missing. */
export function checkApp({ clientId, clientSecret }: OAuthAppCredential): {
  readonly clientId: string;
  readonly clientSecret: string;
} {
  const hint = "A Hubstaff app has both clientId and clientSecret: see https://developer.hubstaff.com/apps.";
  return {
    clientId: requireText("clientId", clientId, hint),
    clientSecret: requireText("clientSecret", clientSecret, hint),
  };
}

const names = ["personalAccessToken", "clientId", "clientSecret", "organizationToken", "accessToken"] as const;
type Name = (typeof names)[number];

/** The members of a credential without the white space that a paste or a file adds. */
function trimmed(given: Partial<Record<Name, unknown>>): Partial<Record<Name, string | undefined>> {
  return Object.fromEntries(names.map((name) => [name, optionalText(name, given[name])]));
}
