import { ProviderConfigurationError } from "@tokens/core";
import { accountsCalled, nameOf, type Account } from "./account.ts";

/**
 * The account that a person means: by key, `hubstaff/alice`, `alice` or `hubstaff`, where only one answers to it. Throws
 * `ProviderConfigurationError` when none does, or several.
 */
export function findAccount(accounts: readonly Account[], said: string): Account {
  const found = accountsCalled(accounts, said);
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
