/**
 * Accounts that another program stored, as sessions. That program must stop refreshing them: a refresh token has a single owner.
 *
 * @example
 * ```ts
 * import { readFile } from "node:fs/promises";
 * import { createOAuth } from "@tokens/oauth";
 * import { importAccounts } from "@tokens/oauth/import";
 * import { google } from "@tokens/oauth/servers/google";
 *
 * const { accounts, skipped } = importAccounts("authjs", await readFile("accounts.json", "utf8"));
 * const tokens = createOAuth({ ...google, clientId: "id", clientSecret: "secret" });
 * for (const { account, server, session } of accounts)
 *   if (server === "google" && account !== undefined) await tokens.for(account).save(session);
 * for (const { row, reason } of skipped) console.error(`Row ${row}: ${reason}`);
 * ```
 *
 * @module
 */
import { ProviderConfigurationError } from "@tokens/core";
import type { ImportedAccounts, ImportKind } from "@tokens/provider-kit/descriptor";
import { authjs } from "./kinds/authjs.ts";
import { badgateway } from "./kinds/badgateway.ts";
import { betterAuth } from "./kinds/better-auth.ts";
import { gcloud } from "./kinds/gcloud.ts";
import { googleAuthLibrary } from "./kinds/google-auth-library.ts";
import { league } from "./kinds/league.ts";
import { nango } from "./kinds/nango.ts";
import { phpOauthApi } from "./kinds/php-oauth-api.ts";
import { simpleOauth2 } from "./kinds/simple-oauth2.ts";
import { importKind } from "./reader.ts";

export type { ImportedAccount, ImportedAccounts, ImportKind, SkippedRow } from "@tokens/provider-kit/descriptor";

/** Every format that is read, in alphabetical order. */
export const importKinds: readonly ImportKind[] = [
  authjs,
  badgateway,
  betterAuth,
  gcloud,
  googleAuthLibrary,
  league,
  nango,
  phpOauthApi,
  simpleOauth2,
].map(importKind);

/**
 * Reads the accounts in a file of that kind: a JSON object, an array, an object with a list or with rows by name, or JSON Lines.
 * A row without a usable token is in `skipped`. Tokens that the program stored encrypted cannot be distinguished from others: decrypt
 * them first. Throws `ProviderConfigurationError` when there is no such kind, or the text holds no rows.
 */
export function importAccounts(kind: string, text: string): ImportedAccounts {
  const found = importKinds.find((one) => one.kind === kind);
  if (found) return found.parse(text);
  const names = importKinds.map((one) => one.kind).join(", ");
  throw new ProviderConfigurationError(`There is no import format "${kind}". Available: ${names}.`);
}
