/** What a program needs to enter each provider: public, since nothing real is behind it. */
export interface Credentials {
  readonly hubstaff: Texts<
    "apiUrl" | "authUrl" | "personalAccessToken" | "organizationToken" | "clientId" | "clientSecret"
  >;
  readonly psohub: Texts<"apiUrl" | "clientId" | "clientSecret">;
  readonly podio: Texts<
    "apiUrl" | "clientId" | "clientSecret" | "appToken111" | "appToken222" | "username" | "password" | "otp" | "code"
  >;
  readonly ergani: Texts<"environment" | "username" | "password" | "userType">;
}

/** A provider of the sandbox. */
export type ProviderName = keyof Credentials;

type Texts<N extends string> = { readonly [name in N]: string };
