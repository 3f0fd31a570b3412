import { accountStates, type AccountSummary } from "@tokens/accounts";

type Values = (accounts: readonly AccountSummary[]) => readonly string[];

/** What each condition of a filter may be compared with. */
const conditions: Readonly<Record<string, { readonly operator: "=" | "<"; readonly values: Values }>> = {
  state: { operator: "=", values: () => accountStates },
  provider: { operator: "=", values: (accounts) => accounts.map(({ account }) => account.provider) },
  label: {
    operator: "=",
    values: (accounts) =>
      accounts.flatMap(({ details }) =>
        Object.entries(details.labels).flatMap(([name, value]) => [name, `${name}=${value}`]),
      ),
  },
  owner: { operator: "=", values: (accounts) => accounts.flatMap(({ details: { owner } }) => owner ?? []) },
  name: { operator: "=", values: (accounts) => accounts.map(({ account }) => account.name) },
  expires: { operator: "<", values: () => ["1d", "7d", "30d"] },
};

/** What the text of a filter can be completed to: the name of a condition, or one of its values. */
export function completedFilters(text: string, accounts: readonly AccountSummary[]): readonly string[] {
  const start = text.lastIndexOf(",") + 1;
  const [before, last] = [text.slice(0, start), text.slice(start)];
  const [, compared = "", name = "", value = ""] = /^(([a-z]+)(?:!?=|[<>]))(.*)$/s.exec(last) ?? [];
  if (!compared) return Object.entries(conditions).map(([one, { operator }]) => before + one + operator);
  if (!Object.hasOwn(conditions, name)) return [];
  const alternatives = value.slice(0, value.lastIndexOf("|") + 1);
  const values = new Set(conditions[name]!.values(accounts));
  return [...values].map((one) => before + compared + alternatives + one);
}
