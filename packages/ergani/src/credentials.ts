import { optionalText, serviceUrl, typeName } from "@tokens/provider-kit";
import { ProviderConfigurationError } from "@tokens/core";
import { userTypes, type UserType } from "./enums.ts";
import { erganiUrls } from "./urls.ts";

/** An Ergani user. */
export interface PasswordCredential {
  readonly username: string | undefined;
  readonly password: string | undefined;
  /**
   * `01` e-EFKA or API user, `02` user created in ERGANI, `03` construction works. Ergani refuses a wrong one.
   * @default "01"
   */
  readonly userType?: UserType | undefined;
}

/**
 * Tokens from elsewhere, kept in memory. An access token alone is used until it expires; with its refresh token it is refreshed, and
 * `tokens.logout()` revokes both. Refresh tokens rotate: read the current pair from `tokens.session()`.
 */
export interface AccessTokenCredential {
  readonly accessToken: string | undefined;
  /** The refresh token that was issued together with `accessToken`. */
  readonly refreshToken?: string | undefined;
}

/** Credentials: exactly one kind. */
export type ErganiCredential = PasswordCredential | AccessTokenCredential;

/** A checked credential. */
export type CheckedCredential =
  | { readonly kind: "password"; readonly username: string; readonly password: string; readonly userType: UserType }
  | { readonly kind: "bare"; readonly accessToken: string; readonly refreshToken: string | undefined };

/**
 * Address of the service: exactly one, and never guessed, so that real data never goes to the test service, or test data to the real one.
 */
export type ErganiAddress =
  | {
      /** A service of the Ministry: `"production"` or `"test"`. */
      readonly environment: ErganiEnvironment | (string & {}) | undefined;
      readonly apiUrl?: string | undefined;
    }
  | {
      readonly environment?: ErganiEnvironment | (string & {}) | undefined;
      /** Base URL of any other service, e.g. a sandbox. */
      readonly apiUrl: string | undefined;
    };

/** A service of the Ministry. */
export type ErganiEnvironment = keyof typeof erganiUrls;

/** Base URL of the API. Throws `ProviderConfigurationError` unless exactly one address is given, and it is a known one or https. */
export function checkAddress(given: ErganiAddress): string {
  const environment = optionalText("environment", given.environment);
  const apiUrl = optionalText("apiUrl", given.apiUrl);
  if (environment && apiUrl) throw new ProviderConfigurationError("Pass either environment or apiUrl, not both.");
  if (apiUrl) return serviceUrl("apiUrl", apiUrl);
  if (environment === "production" || environment === "test") return erganiUrls[environment];
  const what = environment ? "another string" : typeName(given.environment);
  throw new ProviderConfigurationError(
    `environment must be "production" or "test", not ${what}: neither is the default. Pass the URL of any other service as apiUrl.`,
  );
}

/** Checks a credential. Throws `ProviderConfigurationError` when none or several are given, or the user type is unknown. */
export function checkCredential(given: ErganiCredential): CheckedCredential {
  const options = given as Partial<PasswordCredential & AccessTokenCredential>;
  const { userType = "01", password } = options;
  const [username, accessToken, refreshToken] = (["username", "accessToken", "refreshToken"] as const).map((name) =>
    optionalText(name, options[name]),
  );
  const hasPassword = optionalText("password", password) !== undefined;
  if ((accessToken || refreshToken) && (username || hasPassword)) {
    throw new ProviderConfigurationError("Pass either a username and password or an accessToken, not both.");
  }
  if (refreshToken && !accessToken) {
    throw new ProviderConfigurationError(
      "A refreshToken needs the accessToken that was issued with it: Ergani refreshes them together, even after the access token has expired.",
    );
  }
  if (accessToken) return { kind: "bare", accessToken, refreshToken };
  if (!username || !hasPassword) {
    throw new ProviderConfigurationError(
      `No Ergani credential: username is ${typeName(options.username)}, password is ${typeName(password)}. Pass both, or an accessToken that you manage yourself.`,
    );
  }
  if (!Object.hasOwn(userTypes, userType)) {
    throw new ProviderConfigurationError(
      `userType must be "01" (e-EFKA or API user), "02" (user created in ERGANI) or "03" (construction works), not ${JSON.stringify(userType)}.`,
    );
  }
  return { kind: "password", username, password: password!, userType };
}
