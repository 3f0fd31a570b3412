import { keyParts } from "@tokens/core/internal";

/** One account of a store, as its key tells. */
export interface Account {
  /** Key of the session's record. */
  readonly key: string;
  /** First part of the key, e.g. `hubstaff`. */
  readonly provider: string;
  /** What stands between provider and name: where, by which app, by which kind of login. */
  readonly realm: readonly string[];
  /** Last part of the key: what the account is called in `for(name)`. */
  readonly name: string;
}

/** Takes a key apart. */
export function accountOf(key: string): Account {
  const parts = keyParts(key);
  return { key, provider: parts[0]!, realm: parts.slice(1, -1), name: parts.at(-1)! };
}

/** What a person calls an account: `hubstaff/alice`. */
export function nameOf({ provider, name }: Account): string {
  return `${provider}/${name}`;
}

/** The accounts that answer to it by key, else by `hubstaff/alice`, else by `alice`, else by `hubstaff`. */
export function accountsCalled(accounts: readonly Account[], said: string): readonly Account[] {
  return (
    [
      accounts.filter(({ key }) => key === said),
      accounts.filter((account) => nameOf(account) === said),
      accounts.filter(({ name }) => name === said),
      accounts.filter(({ provider }) => provider === said),
    ].find(({ length }) => length > 0) ?? []
  );
}
