/**
 * Accounts of any provider behind one interface: connecting, opening, naming and inspecting them. The `tokens` command and the
 * console are built on it. It knows no provider: a program passes the descriptors.
 *
 * @example
 * ```ts
 * import { authMethodOf, createAccounts, settingsOf } from "@tokens/accounts";
 * import { provider as hubstaff } from "@tokens/hubstaff/descriptor";
 * import { openStore } from "@tokens/store";
 *
 * const { sessions, journal } = await openStore("sqlite:./tokens.db");
 * await using accounts = createAccounts({ providers: [hubstaff], sessions, journal });
 *
 * const method = authMethodOf(hubstaff, "token");
 * const settings = settingsOf(hubstaff, method, { personalAccessToken: process.env.HUBSTAFF_PAT });
 * const connection = { provider: "hubstaff", authMethod: method.id, settings };
 * const alice = await accounts.connect({ connection, account: "alice" });
 * console.log(await alice.request("GET /v2/users/me"));
 * ```
 *
 * @module
 */
export { accountOf, matchesPattern, matchingAccounts, nameOf, type Account } from "./account.ts";
export {
  createAccounts,
  type Accounts,
  type AccountsOptions,
  type ConnectedSession,
  type NewAccount,
} from "./accounts.ts";
export { authorizationOf, type Authorization } from "./authorization.ts";
export { authMethodOf, settingsOf } from "./auth-method.ts";
export { connectedProvider } from "./connected-provider.ts";
export {
  changedDetails,
  describeChange,
  detailsKind,
  noDetails,
  parseLabel,
  readDetails,
  type AccountDetails,
  type DetailsChange,
} from "./details.ts";
export { editAccount, renameAccount, type Author } from "./edit.ts";
export { addKey, readKeys } from "./encryption-key.ts";
export { parseFilter, searchText, type AccountFilter } from "./filter.ts";
export { findAccount, uniqueNames } from "./find-account.ts";
export {
  addedProviders,
  chosenProfile,
  currentProfile,
  openProfile,
  readProfiles,
  useProfile,
  writeAddedProviders,
  writeProfile,
} from "./profile.ts";
export { configPath, defaultProfile, type Environment, type Profile } from "./profile-file.ts";
export { sandboxSettings } from "./sandbox-settings.ts";
export {
  accountStates,
  statusOf,
  urgentStates,
  type AccountFailure,
  type AccountState,
  type AccountStatus,
} from "./status.ts";
export { readAccounts, type AccountSummary } from "./summaries.ts";
export { sweepAccounts, type SweepAccountsOptions } from "./sweep.ts";
