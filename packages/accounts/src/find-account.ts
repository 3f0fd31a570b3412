import { ProviderConfigurationError } from "@tokens/core";
import { matchingAccounts, nameOf, type Account } from "./account.ts";

/**
 * The account that `name` identifies: its key, `hubstaff/alice`, `alice` or `hubstaff`, if exactly one account matches. Throws
 * `ProviderConfigurationError` when none does, or several.
 */
export function findAccount(accounts: readonly Account[], name: string): Account {
  const found = matchingAccounts(accounts, name);
  if (found.length === 1) return found[0]!;
  if (found.length > 1) throw new ProviderConfigurationError(ambiguous(name, found));
  const known = accounts.length > 0 ? `Available: ${listed(accounts.map(nameOf))}.` : "The store has no accounts yet.";
  throw new ProviderConfigurationError(`There is no account "${name}". ${known}`);
}

/** The names that `findAccount` takes for each account: `hubstaff/alice`, or the key if several have that name, and `alice` if only one has it. */
export function uniqueNames(accounts: readonly Account[]): ReadonlyMap<string, Account> {
  const [whole, bare] = [Map.groupBy(accounts, nameOf), Map.groupBy(accounts, ({ name }) => name)];
  const names = new Map<string, Account>();
  for (const account of accounts) {
    const name = nameOf(account);
    names.set(whole.get(name)!.length === 1 ? name : account.key, account);
    if (bare.get(account.name)!.length === 1 && !whole.has(account.name)) names.set(account.name, account);
  }
  return names;
}

function ambiguous(name: string, found: readonly Account[]): string {
  const names = new Set(found.map(nameOf));
  // Two apps of one provider may each have an account of that name; then only the keys differ.
  const choices = names.size === found.length ? [...names] : found.map(({ key }) => key);
  return `Several accounts match "${name}": choose one of ${listed(choices)}.`;
}

function listed(names: readonly string[]): string {
  const most = 10;
  return names.length > most ? `${names.slice(0, most).join(", ")} and ${names.length - most} more` : names.join(", ");
}
