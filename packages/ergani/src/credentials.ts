import { serviceUrl } from "@tokens/provider-kit";
import { ProviderConfigurationError } from "@tokens/core";
import { userTypes, type UserType } from "./enums.ts";

/** A user of Ergani. */
export interface PasswordCredential {
  readonly username: string | undefined;
  readonly password: string | undefined;
  /**
   * `01` e-EFKA or API user, `02` user made inside ERGANI, `03` construction works. A wrong one is refused.
   * @default "01"
   */
  readonly userType?: UserType | undefined;
}

/**
 * Tokens that were obtained elsewhere, kept in memory. An access token alone is used as long as it lives; with its refresh token it
 * is refreshed, and `tokens.logout()` revokes the pair. Refresh tokens rotate: read the present pair from `tokens.session()`.
 */
export interface AccessTokenCredential {
  readonly accessToken: string | undefined;
  /** The refresh token that was issued together with `accessToken`. */
  readonly refreshToken?: string | undefined;
}

/** What Ergani can be entered with: exactly one kind. */
export type ErganiCredential = PasswordCredential | AccessTokenCredential;

/** A credential that has been looked at. */
export type CheckedCredential =
  | { readonly kind: "password"; readonly username: string; readonly password: string; readonly userType: UserType }
  | { readonly kind: "bare"; readonly accessToken: string; readonly refreshToken: string | undefined };

/** Where Ergani is. Submissions to `test` are void and have no legal effect; its accounts are its own. */
export const erganiUrls = {
  production: "https://eservices.yeka.gr/WebservicesAPI/api",
  test: "https://trialv2eservices.yeka.gr/WebservicesAPI/Api",
} as const;

/** Which Ergani: never guessed, so that nothing real is sent to the test service, nor a test to the real one. */
export type ErganiEnvironment = "production" | "test" | URL | `https://${string}` | `http://${string}`;

/** The base URL of an environment. Throws `ProviderConfigurationError` when there is none, or it is no URL. */
export function environmentUrl(environment: string | URL | undefined): string {
  if (environment === undefined || environment === "") {
    throw new ProviderConfigurationError('No environment: give "production", "test" or the URL of the API.');
  }
  if (environment === "production" || environment === "test") return erganiUrls[environment];
  return serviceUrl("environment", environment);
}

/** Finds out which kind is given. Throws `ProviderConfigurationError` when none is, both are, or the user type is unknown. */
export function checkCredential(given: ErganiCredential): CheckedCredential {
  const {
    username,
    password,
    userType = "01",
    ...tokens
  } = given as Partial<PasswordCredential & AccessTokenCredential>;
  const accessToken = tokens.accessToken?.trim();
  const refreshToken = tokens.refreshToken?.trim() || undefined;
  const name = username?.trim();
  if ((accessToken || refreshToken) && (name || password)) {
    throw new ProviderConfigurationError("Give either a username and password or an accessToken, not both.");
  }
  if (refreshToken && !accessToken) {
    throw new ProviderConfigurationError(
      "A refreshToken needs the accessToken that was issued with it: Ergani refreshes them together, also when the access token has expired.",
    );
  }
  if (accessToken) return { kind: "bare", accessToken, refreshToken };
  if (!name || !password) {
    throw new ProviderConfigurationError(
      "No Ergani credential: give a username and a password, or an accessToken that you manage yourself.",
    );
  }
  if (!Object.hasOwn(userTypes, userType)) {
    throw new ProviderConfigurationError(
      `There is no userType ${JSON.stringify(userType)}: use "01" (e-EFKA or API user), "02" (user made inside ERGANI) or "03" (construction works).`,
    );
  }
  return { kind: "password", username: name, password, userType };
}
