import { ProviderConfigurationError } from "@tokens/core";

/** One account of a store, as its key tells. */
export interface Account {
  /** Key of the session's record. */
  readonly key: string;
  /** First part of the key, e.g. `hubstaff`. */
  readonly provider: string;
  /** Last part of the key: what the account is called in `for(name)`. */
  readonly name: string;
}

/** Takes a key apart. */
export function accountOf(key: string): Account {
  const parts = key.split(":").map(unescaped);
  return { key, provider: parts[0]!, name: parts.at(-1)! };
}

/** What a person calls an account: `hubstaff/alice`. */
export function nameOf({ provider, name }: Account): string {
  return `${provider}/${name}`;
}

/**
 * The account that a person means: by key, `hubstaff/alice`, `alice` or `hubstaff`, where only one answers to it. Throws
 * `ProviderConfigurationError` when none does, or several.
 */
export function findAccount(accounts: readonly Account[], said: string): Account {
  const found =
    [
      accounts.filter(({ key }) => key === said),
      accounts.filter((account) => nameOf(account) === said),
      accounts.filter(({ name }) => name === said),
      accounts.filter(({ provider }) => provider === said),
    ].find(({ length }) => length > 0) ?? [];
  if (found.length === 1) return found[0]!;
  if (found.length > 1) throw new ProviderConfigurationError(ambiguous(said, found));
  const known = accounts.length > 0 ? `There are: ${listed(accounts.map(nameOf))}.` : "The store holds none yet.";
  throw new ProviderConfigurationError(`No account is called "${said}". ${known}`);
}

function ambiguous(said: string, found: readonly Account[]): string {
  const names = new Set(found.map(nameOf));
  // Two apps of one provider may each have an account of that name; then only the keys differ.
  const choices = names.size === found.length ? [...names] : found.map(({ key }) => key);
  return `Several accounts answer to "${said}": say which, ${listed(choices)}.`;
}

function listed(names: readonly string[]): string {
  const most = 10;
  return names.length > most ? `${names.slice(0, most).join(", ")} and ${names.length - most} more` : names.join(", ");
}

function unescaped(part: string): string {
  return part.replace(/%([0-9a-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
