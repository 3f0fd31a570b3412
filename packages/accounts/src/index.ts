/**
 * Accounts of every provider behind one shape: how they are connected, opened, named, and how they stand. What the `tokens`
 * command and the console share. No provider's package is loaded before it is needed.
 *
 * @example
 * ```ts
 * import { accountOf, connectAccount, openAccount, providers, settingsOf, wayOf } from "@tokens/accounts";
 * import { openStore } from "@tokens/store";
 *
 * const { sessions } = await openStore("sqlite:./tokens.db");
 * const way = wayOf(providers.hubstaff, "token");
 * const settings = settingsOf(providers.hubstaff, way, { personalAccessToken: process.env.HUBSTAFF_PAT });
 * const connection = { provider: "hubstaff", way: way.id, settings } as const;
 * const { tokens } = await connectAccount({ connection, account: "alice" }, { sessions });
 * const alice = await openAccount(accountOf(tokens.key), { sessions });
 * console.log(await alice.request("GET /v2/users/me"));
 * ```
 *
 * @module
 */
export { accountOf, accountsCalled, nameOf, type Account } from "./account.ts";
export { connectAccount, openAccount, settingsOf, wayOf, type AccountOptions, type NewAccount } from "./connect.ts";
export type {
  AccountClient,
  BrowserLogin,
  Call,
  ConnectedSession,
  Connection,
  Field,
  LoginOptions,
  ProviderDescription,
  ProviderName,
  ProviderParts,
  Way,
} from "./description.ts";
export { findAccount } from "./find-account.ts";
export { addKey, readKeys } from "./encryption-key.ts";
export { chosenProfile, currentProfile, openProfile, readProfiles, useProfile, writeProfile } from "./profile.ts";
export { configPath, defaultProfile, type Environment, type Profile } from "./profile-file.ts";
export { providerNamed, providers } from "./providers.ts";
export { sandboxSettings } from "./sandbox-settings.ts";
export { standingOf, type Standing, type State } from "./state.ts";
