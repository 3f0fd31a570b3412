import { serviceUrl } from "@tokens/client";
import { ProviderConfigurationError } from "@tokens/core";
import { userTypes, type UserType } from "./enums.ts";

/** A user of Ergani. */
export interface PasswordCredential {
  readonly username: string | undefined;
  readonly password: string | undefined;
  /** `01` e-EFKA or API user (unless said), `02` user made inside ERGANI, `03` construction works. A wrong one is refused. */
  readonly userType?: UserType | undefined;
}

/** A bare access token, for those who manage tokens elsewhere: no store, no refresh. */
export interface AccessTokenCredential {
  readonly accessToken: string | undefined;
}

/** What Ergani can be entered with: exactly one kind. */
export type ErganiCredential = PasswordCredential | AccessTokenCredential;

/** A credential that has been looked at. */
export type CheckedCredential =
  | { readonly kind: "password"; readonly username: string; readonly password: string; readonly userType: UserType }
  | { readonly kind: "bare"; readonly token: string };

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
    accessToken,
  } = given as Partial<PasswordCredential & AccessTokenCredential>;
  const token = accessToken?.trim();
  const name = username?.trim();
  if (token && (name || password)) {
    throw new ProviderConfigurationError("Give either a username and password or an accessToken, not both.");
  }
  if (token) return { kind: "bare", token };
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
