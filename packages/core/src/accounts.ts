import { keyParts } from "./session.ts";
import type { TokenManager } from "./token-manager.ts";

/** The part of a `TokenManager` that a sweep uses. */
export type SweepAccount = Pick<TokenManager, "key" | "session" | "refresh" | "on"> &
  Partial<Pick<TokenManager, "refreshBeforeMs">>;

/** A key without its account: one app of one provider in one environment. */
export function appOf(key: string): string {
  return key.slice(0, key.lastIndexOf(":"));
}

/** A provider's client, or a `TokenManager`. */
export interface SweepApp {
  for(account: string): SweepAccount | { readonly tokens: SweepAccount };
}

/** Returns a function that finds the account of a key in these apps; `undefined` for a key of another app. */
export function accountsOf(...apps: readonly SweepApp[]): (key: string) => SweepAccount | undefined {
  const tokensOf = (app: SweepApp, account: string): SweepAccount => {
    const found = app.for(account);
    return "tokens" in found ? found.tokens : found;
  };
  const byApp = new Map(apps.map((app) => [appOf(tokensOf(app, "").key), app]));
  return (key) => {
    const app = byApp.get(appOf(key));
    return app && tokensOf(app, keyParts(key).at(-1)!);
  };
}
