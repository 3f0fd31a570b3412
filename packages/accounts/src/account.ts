import { keyParts } from "@tokens/core/internal";

/** An account of a store, as its key describes it. */
export interface Account {
  /** Key of the session's record. */
  readonly key: string;
  /** First part of the key, e.g. `hubstaff`. */
  readonly provider: string;
  /** The parts between provider and name: host, app, kind of login. */
  readonly realm: readonly string[];
  /** Last part of the key: the `name` of `for(name)`. */
  readonly name: string;
}

/** Parses a key. */
export function accountOf(key: string): Account {
  const parts = keyParts(key);
  return { key, provider: parts[0]!, realm: parts.slice(1, -1), name: parts.at(-1)! };
}

/** The name that people use: `hubstaff/alice`. */
export function nameOf({ provider, name }: Account): string {
  return `${provider}/${name}`;
}

/** The accounts whose key is `name`; if none, those called `hubstaff/alice`, then `alice`, then those of the provider `hubstaff`. */
export function matchingAccounts(accounts: readonly Account[], name: string): readonly Account[] {
  return (
    [
      accounts.filter(({ key }) => key === name),
      accounts.filter((account) => nameOf(account) === name),
      accounts.filter((account) => account.name === name),
      accounts.filter(({ provider }) => provider === name),
    ].find(({ length }) => length > 0) ?? []
  );
}

/** Whether a text matches `pattern`, in which `*` stands for any characters. */
export function matchesPattern(pattern: string, text: string): boolean {
  const [first = "", ...rest] = pattern.split("*");
  const last = rest.pop();
  if (last === undefined) return text === first;
  const end = text.length - last.length;
  if (!text.startsWith(first) || !text.endsWith(last)) return false;
  let at = first.length;
  for (const part of rest) {
    const found = text.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  return at <= end;
}
