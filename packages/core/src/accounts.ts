import type { TokenManager } from "./token-manager.ts";

/** What a sweep asks of an account; a `TokenManager` has it. */
export type SweepAccount = Pick<TokenManager, "key" | "session" | "refresh" | "on">;

/** The parts that `sessionKey()` made a key of, unescaped: the provider first, the account last. */
export function keyParts(key: string): string[] {
  return key
    .split(":")
    .map((part) => part.replace(/%(d[89a-f]..|..)/g, (_, code: string) => String.fromCharCode(parseInt(code, 16))));
}

/** The key without its account: one app of one provider in one environment. */
export function appOf(key: string): string {
  return key.slice(0, key.lastIndexOf(":"));
}

/** From a key to its account, among the accounts of these apps; `undefined` for a key of another app. */
export function accountsOf(
  ...apps: readonly { readonly key: string; for(account: string): SweepAccount }[]
): (key: string) => SweepAccount | undefined {
  const byApp = new Map(apps.map((app) => [appOf(app.key), app]));
  return (key) => byApp.get(appOf(key))?.for(keyParts(key).at(-1)!);
}
